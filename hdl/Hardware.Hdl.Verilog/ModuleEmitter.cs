using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Writes one module: what it is, its ports, its declarations, its children, its processes in the order of the source, and last the
/// bits that nothing reads.
/// </summary>
internal sealed partial class ModuleEmitter
{
    private readonly ModuleDef _module;
    private readonly VerilogOptions _options;
    private readonly ClockUse _clocks;
    private readonly ModuleNames _names;
    private readonly EnumNames _enums;
    private readonly SignalUse _use = new();
    private readonly ExpressionPrinter _expressions;

    /// <summary>Locals that are declared inside a process, with the path under which the module's level sees them.</summary>
    private readonly List<(Signal Local, string Path)> _locals = [];

    /// <summary>Locals that have become wires.</summary>
    private readonly List<Signal> _wires = [];
    private readonly List<(int Line, Check Check)> _checks = [];

    public ModuleEmitter(ModuleDef module, VerilogOptions options, ClockUse clocks)
    {
        (_module, _options, _clocks) = (module, options, clocks);
        _names = new ModuleNames(module, clocks);
        _enums = new EnumNames(module, _names);
        _expressions = new ExpressionPrinter(_names, _enums, _use);
    }

    public VerilogFile Emit()
    {
        // Printed first, because the declarations depend on what the bodies use.
        var processes = new SourceWriter();
        processes.Indented(() => PrintProcesses(processes));
        var instances = new SourceWriter();
        var children = new InstancePrinter(_module, _names, _expressions, _use, _clocks, _options);
        children.Print(new SourceWriter());
        instances.Indented(() => children.Print(instances));
        var unused = new SourceWriter();
        unused.Indented(() => PrintUnused(unused));

        var head = new SourceWriter();
        PrintHeader(head);
        head.Indented(() => PrintDeclarations(head));
        var text = new List<SourceWriter> { head, instances, processes, unused };
        var sections = text.Where(t => t.Lines > 0).ToList();
        var checks = new List<(int, Check)>();
        var lines = 0;
        foreach (var section in sections)
        {
            if (section == processes)
                checks.AddRange(_checks.Select(c => (lines + c.Line, c.Check)));
            lines += section.Lines + 1;
        }
        var end = (_checks.Count > 0 ? "\n`undef CHECKS\n" : "") + "endmodule\n";
        return new VerilogFile(_module.Name + ".sv", string.Join('\n', sections) + end, _module) { Checks = checks };
    }

    private void PrintHeader(SourceWriter writer)
    {
        writer.Line($"// {_module.Name}{(_module.Summary.Length > 0 ? $": {StatementPrinter.Comment(_module.Summary)}" : "")}");
        var parameters = string.Join(", ", _module.Parameters.Select(p => $"{p.Name} = {p.Value}"));
        var source = _options.SourceComments ? $"{_module.Source}" : "";
        var from = string.Join("; ", new[] { source, parameters }.Where(t => t.Length > 0).Select(StatementPrinter.Comment));
        if (from.Length > 0)
            writer.Line($"// {from}");
        if (_checks.Count > 0)
        {
            // Icarus refuses covers and warns of assertions in processes; synthesis has no use for either.
            writer.Directive("`ifndef SYNTHESIS");
            writer.Directive("`ifndef __ICARUS__");
            writer.Directive("`define CHECKS");
            writer.Directive("`endif");
            writer.Directive("`endif");
        }
        var ports = new List<(string Type, string Name)>();
        ports.AddRange(_clocks.Ports(_module).Select(p => ("input  logic", p)));
        ports.AddRange(_module.Ports.Select(p => (
            $"{(p.Kind == SignalKind.Input ? "input " : "output")} {Declarations.Logic(p.Shape)}", Declared(p))));
        if (ports.Count == 0)
        {
            writer.Line($"module {_module.Name};");
            return;
        }
        var width = ports.Max(p => p.Type.Length);
        writer.Line($"module {_module.Name} (");
        writer.Indented(() => writer.Indented(() =>
        {
            for (var i = 0; i < ports.Count; i++)
                writer.Line($"{ports[i].Type.PadRight(width)} {ports[i].Name}{(i < ports.Count - 1 ? "," : "")}");
        }));
        writer.Line(");");
    }

    /// <summary>The name of a signal with what its declaration says besides the type.</summary>
    private string Declared(Signal signal)
    {
        var tag = _options.PublicSignals?.Invoke(_module, signal) == true ? " /*verilator public_flat_rw*/" : "";
        return signal.Name + tag;
    }

    private void PrintDeclarations(SourceWriter writer)
    {
        var signals = _module.Signals.Where(s => !s.IsPort && s.Kind is SignalKind.Register or SignalKind.Wire && !s.IsPort)
            .Select(s => (Type: Declarations.Logic(s.Shape), Name: Declared(s))).ToList();
        // Printed once before, so that the enum members they use are known.
        PrintStart(new SourceWriter());
        foreach (var (_, _, members) in _enums.Used())
        {
            foreach (var (name, value) in members)
                writer.Line($"localparam logic {(value.Width == 1 ? "" : $"[{value.Width - 1}:0] ")}{name} = {Literals.Unsigned(value)};");
            writer.Blank();
        }
        foreach (var (type, name) in signals)
            writer.Line($"{type} {name};");
        PrintStart(writer);
        foreach (var memory in _module.Memories)
        {
            writer.Blank();
            PrintMemory(writer, memory);
        }
        foreach (var (domain, name) in _running)
        {
            writer.Blank();
            writer.Line($"wire {name} = !{domain.ResetName};");
        }
    }

    /// <summary>
    /// The values registers start with: assigned by a process, not in the declarations, because Icarus wakes an <c>always @*</c> only
    /// for what changes after time 0 has begun.
    /// </summary>
    private void PrintStart(SourceWriter writer)
    {
        var lines = _module.Signals.Where(s => s is { Kind: SignalKind.Register, ResetValue: not null })
            .Select(s => $"{s.Name} = {_expressions.Text(new Const(s.ResetValue!.Value, s.Shape.Signed), s.Enum)};").ToList();
        if (lines.Count == 0)
            return;
        writer.Blank();
        if (lines.Count == 1)
        {
            writer.Line($"initial {lines[0]}");
            return;
        }
        writer.Line("initial begin");
        writer.Indented(() => lines.ForEach(writer.Line));
        writer.Line("end");
    }

    private void PrintMemory(SourceWriter writer, MemoryDef memory)
    {
        var tag = _options.PublicMemories ? " /*verilator public_flat_rw*/" : "";
        writer.Line($"{Declarations.Logic(memory.Word)} {memory.Name} [0:{memory.Depth - 1}]{tag};");
        var contents = memory.InitialContents ?? [];
        var zeroWord = Literals.Unsigned(BitVector.Zero(memory.Word.Width));
        var zero = $"for (int i = {contents.Count}; i < {memory.Depth}; i++) {memory.Name}[i] = {zeroWord};";
        if (contents.Count == 0)
        {
            writer.Line($"initial {zero}");
            return;
        }
        writer.Line("initial begin");
        writer.Indented(() =>
        {
            for (var i = 0; i < Math.Min(contents.Count, memory.Depth); i++)
                writer.Line($"{memory.Name}[{i}] = {_expressions.Text(new Const(contents[i], memory.Word.Signed))};");
            if (contents.Count < memory.Depth)
                writer.Line(zero);
        });
        writer.Line("end");
    }

    private void PrintProcesses(SourceWriter writer)
    {
        var printer = new StatementPrinter(_expressions, writer, _checks, _options);
        foreach (var group in Groups())
        {
            if (group is [{ Kind: ProcessKind.Continuous } continuous])
            {
                var plan = new ProcessPlan(continuous, _names);
                PrintWires(writer, plan);
                var assign = (Assign)plan.Body[0];
                var value = _expressions.Text(assign.Value, assign.Target.Enum);
                writer.Line($"assign {assign.Target.Name} = {value};{Comment(continuous, withName: false)}");
                _expressions.Named.Clear();
                continue;
            }
            writer.Blank();
            if (group[0].Kind == ProcessKind.Combinational)
                PrintCombinational(writer, printer, group[0]);
            else
                PrintClocked(writer, printer, group);
            writer.Blank();
        }
        writer.NoBlank();
    }

    /// <summary>
    /// The processes in order, those that write one memory at one clock together: only inside one <c>always_ff</c> is it certain that
    /// the later of two writes wins.
    /// </summary>
    private IEnumerable<List<Process>> Groups()
    {
        var groups = new List<List<Process>>();
        foreach (var process in _module.Processes)
        {
            var memories = Memories(process).ToHashSet();
            var together = groups.Find(g => g[0].Domain == process.Domain && g.SelectMany(Memories).Any(memories.Contains));
            if (together is null)
                groups.Add([process]);
            else
                together.Add(process);
        }
        return groups;
    }

    private static IEnumerable<MemoryDef> Memories(Process process) =>
        Statements.All(process.Body).OfType<MemoryWrite>().Select(w => w.Memory);

    private void PrintCombinational(SourceWriter writer, StatementPrinter printer, Process process)
    {
        var plan = new ProcessPlan(process, _names);
        PrintWires(writer, plan);
        if (plan.Assignments is { } assignments)
        {
            foreach (var assign in assignments)
                writer.Line($"assign {assign.Target.Name} = {_expressions.Text(assign.Value, assign.Target.Enum)};{Comment(process)}");
        }
        if (plan.Body.Count > 0)
        {
            BeginChecks(writer, printer, [plan]);
            var label = Label(plan, process);
            writer.Line($"always @* begin{label}{Comment(process)}");
            writer.Indented(() =>
            {
                PrintVariables(writer, plan);
                printer.Print(plan.Body);
            });
            writer.Line("end");
            EndChecks(writer, printer);
        }
        _expressions.Named.Clear();
    }

    private void PrintWires(SourceWriter writer, ProcessPlan plan)
    {
        foreach (var (read, wire) in plan.Named)
            _expressions.Named[read] = wire;
        foreach (var (wire, value) in plan.Wires)
        {
            _expressions.Named.Remove(value);
            writer.Line($"{Declarations.Wire(wire.Shape)} {wire.Name} = {_expressions.Text(value, wire.Enum)};");
            if (plan.Named.ContainsKey(value))
                _expressions.Named[value] = wire;
            _wires.Add(wire);
        }
    }

    private void PrintVariables(SourceWriter writer, ProcessPlan plan)
    {
        foreach (var variable in plan.Variables)
            writer.Line($"{Declarations.Logic(variable.Shape)} {variable.Name};");
        foreach (var variable in plan.Defaults)
            writer.Line($"{variable.Name} = {Literals.Unsigned(BitVector.Zero(variable.Shape.Width))};");
    }

    /// <summary>A block needs a name when something is declared in it.</summary>
    private string Label(ProcessPlan plan, Process process)
    {
        if (plan.Variables.Count == 0)
            return "";
        var label = _names.Unique(process.Name);
        _locals.AddRange(plan.Variables.Select(v => (v, $"{label}.{v.Name}")));
        return $" : {label}";
    }

    private string Comment(Process process, bool withName = true) => (_options.SourceComments, process.Source.IsKnown, withName) switch
    {
        (false, _, _) => "",
        (_, true, true) => $"  // {process.Source} {process.Name}",
        (_, true, false) => $"  // {process.Source}",
        (_, false, true) => $"  // {process.Name}",
        _ => "",
    };

    private void PrintUnused(SourceWriter writer)
    {
        var unread = new List<string>();
        foreach (var signal in _module.Signals.Where(s => !s.IsOutput && s.Kind != SignalKind.Local).Concat(_wires))
            unread.AddRange(_use.Unread(signal).Select(bits => signal.Name + Declarations.Select(signal.Shape, bits)));
        foreach (var (local, path) in _locals)
            unread.AddRange(_use.Unread(local).Select(bits => path + Declarations.Select(local.Shape, bits)));
        foreach (var instance in _module.Instances.Where(i => i.Dimensions.Count == 0))
        {
            foreach (var port in instance.Module.Ports.Where(p => p.IsOutput))
            {
                var wire = _names.PortWire(instance, port);
                unread.AddRange(_use.Unread(instance, port).Select(bits => wire + Declarations.Select(port.Shape, bits)));
            }
        }
        unread.AddRange(_module.Memories.Where(m => !_use.IsRead(m)).Select(m => $"{m.Name}[0]"));
        if (unread.Count == 0)
            return;
        writer.Line("// Not read by anything; named so that linters know it is meant.");
        writer.Line($"wire {_names.Unique("unused")} = &{{1'b0, {string.Join(", ", unread)}}};");
    }
}

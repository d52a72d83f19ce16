using System.CodeDom.Compiler;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Ir.Printing;

/// <summary>
/// The structured IR as compact text, for tests and for looking at what elaboration made. A process is indented like Python;
/// <c>=</c> takes effect at once, <c>&lt;=</c> at the end of the clock edge; an array is wired by rectangles of elements.
/// </summary>
public sealed class IrPrinter
{
    /// <summary>
    /// An expression with more nodes than this, counted as a tree, has its shared parts written once, as <c>let %0 = ...</c>.
    /// </summary>
    private const int LargestTree = 200;

    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly IndentedTextWriter _out;

    private IrPrinter() => _out = new IndentedTextWriter(_text, "  ") { NewLine = "\n" };

    /// <summary>Every module of a design, children first.</summary>
    public static string Print(Design design) => string.Join("\n", design.Modules.Select(Print));

    /// <summary>One module.</summary>
    public static string Print(ModuleDef module)
    {
        var printer = new IrPrinter();
        printer.Write(module);
        return printer._text.ToString();
    }

    /// <summary>The statements of a process.</summary>
    public static string Print(Block block)
    {
        var printer = new IrPrinter();
        printer.Write(block);
        return printer._text.ToString();
    }

    private void Write(ModuleDef module)
    {
        var parameters = string.Join(", ", module.Parameters.Select(p => $"{p.Name} = {p.Value}"));
        Open($"module {module.Name}{(parameters.Length > 0 ? $"({parameters})" : "")}", module.Source);
        foreach (var d in module.Domains)
            _out.WriteLine($"clock {d.ClockName}, {d.Reset.ToString().ToLowerInvariant()} {d.ResetName}");
        foreach (var signal in module.Signals)
            Write(signal);
        foreach (var memory in module.Memories)
            _out.WriteLine($"memory {memory}{(memory.InitialContents is { } words ? $" = {words.Count} words" : "")}");
        foreach (var instance in module.Instances)
            Write(instance);
        foreach (var process in module.Processes)
        {
            var clock = process.Domain is { } domain ? $" @{domain.ClockName}" : "";
            Open($"{process.Kind.ToString().ToLowerInvariant()} {process.Name}{clock}", process.Source);
            Write(process.Body);
            _out.Indent--;
        }
        _out.Indent--;
    }

    private void Write(Signal signal)
    {
        var kind = signal.Kind.ToString().ToLowerInvariant();
        var reset = signal.ResetValue is { } value ? $" = {Semantics.ToBigInteger(value, signal.Shape.Signed)}" : "";
        var type = signal.Enum is { } e ? $" {e.Name}" : "";
        var domain = signal.Domain is { Name.Length: > 0 } d ? $" @{d.ClockName}" : "";
        var (output, crosses) = (signal.IsOutput ? "output " : "", signal.CrossesDomains ? " crosses" : "");
        _out.WriteLine($"{output}{kind} {signal}{type}{reset}{domain}{crosses}");
    }

    private void Write(Instance instance)
    {
        var dimensions = string.Concat(instance.Dimensions.Select(d => $"[{d}]"));
        Open($"instance {instance.Name}{dimensions} : {instance.Module.Name}", instance.Source);
        for (var i = 0; i < instance.Domains.Count; i++)
        {
            if (instance.Domains[i].Name != instance.Module.Domains[i].Name)
                _out.WriteLine($"{instance.Module.Domains[i].ClockName} = {instance.Domains[i].ClockName}");
        }
        foreach (var wiring in ArrayWiring.Of(instance))
        {
            if (wiring.IsGather)
                WriteGather(instance, wiring.Input);
            foreach (var region in wiring.Regions)
            {
                var driver = region.Template is { } template ? new ExprPrinter(region: region).Text(template) : "open";
                _out.WriteLine($"{wiring.Input.Name}{Place(instance, region)} = {driver}");
            }
        }
        _out.Indent--;
    }

    private void WriteGather(Instance instance, Signal input)
    {
        var drivers = instance.Connections(input);
        for (var i = 0; i < drivers.Length; i++)
        {
            var element = instance.ElementName(i)[instance.Name.Length..];
            var value = drivers[i] is { } driver ? WithShared(driver).Text(driver) : "open";
            _out.WriteLine($"{input.Name}{element} = {value}");
        }
    }

    private static string Place(Instance instance, WiringRegion region)
    {
        return instance.Dimensions.Count switch
        {
            0 => "",
            1 => Range(region.Column, region.Columns),
            _ => Range(region.Row, region.Rows) + Range(region.Column, region.Columns),
        };

        static string Range(int first, int count) => count == 1 ? $"[{first}]" : $"[{first}..{first + count - 1}]";
    }

    private void Write(Block block)
    {
        foreach (var statement in block)
            Write(statement);
    }

    private void Write(Stmt statement)
    {
        var e = WithShared([.. statement.Expressions()]);
        switch (statement)
        {
            case Assign s:
                var value = s.Value is Const constant && MemberOf(s.Target.Enum, constant) is { } member ? member : e.Text(s.Value);
                _out.WriteLine($"{s.Target.Name} {(s.Target.Kind == SignalKind.Register ? "<=" : "=")} {value}");
                break;
            case MemoryWrite s:
                var mask = s.Mask is null ? "" : $" mask {e.Text(s.Mask)}";
                _out.WriteLine($"{s.Memory.Name}[{e.Text(s.Address)}] <= {e.Text(s.Data)}{mask}");
                break;
            case Check s:
                _out.WriteLine($"{s.Kind.ToString().ToLowerInvariant()} {e.Text(s.Condition)} \"{s.Message}\"");
                break;
            case If s:
                WriteIf(s, e);
                break;
            case Switch s:
                _out.WriteLine($"switch {e.Text(s.Subject)}");
                _out.Indent++;
                foreach (var arm in s.Arms)
                    Write(string.Join(", ", arm.Labels.Select(l => Label(l, s.Subject))), arm.Body);
                if (s.Default is { } rest)
                    Write("default", rest);
                _out.Indent--;
                break;
        }
    }

    private void WriteIf(If statement, ExprPrinter e)
    {
        for (var keyword = "if"; ; keyword = "else if")
        {
            Write($"{keyword} {e.Text(statement.Condition)}", statement.Then);
            if (statement.Else is not [If next] || TreeSize(next.Condition) > LargestTree)
                break;
            (statement, e) = (next, new ExprPrinter());
        }
        if (statement.Else is { Count: > 0 } otherwise)
            Write("else", otherwise);
    }

    /// <summary>Nodes of an expression, counted as a tree as far as <see cref="LargestTree"/> and a little further.</summary>
    private static int TreeSize(Expr expr)
    {
        var size = 1;
        foreach (var operand in ExprRewriter.Operands(expr))
        {
            size += TreeSize(operand);
            if (size > LargestTree)
                break;
        }
        return size;
    }

    private void Write(string header, Block body)
    {
        _out.WriteLine(header);
        _out.Indent++;
        Write(body);
        _out.Indent--;
    }

    private void Open(string header, SourceLocation source)
    {
        _out.WriteLine(source.IsKnown ? $"{header}  // {source}" : header);
        _out.Indent++;
    }

    /// <summary>A label of a switch over an enum signal by the member's name.</summary>
    private static string Label(Const label, Expr subject) =>
        MemberOf((subject as SignalRef)?.Signal.Enum, label) ?? Semantics.ToBigInteger(label.Value, label.Shape.Signed).ToString();

    private static string? MemberOf(EnumType? type, Const value) => type?.Members.FirstOrDefault(m => m.Value == value.Value.Low).Name;

    /// <summary>Writes the parts that large expressions share, and gives a printer that refers to them by name.</summary>
    private ExprPrinter WithShared(params IReadOnlyList<Expr> expressions)
    {
        var sizes = new Dictionary<Expr, int>();
        var uses = new Dictionary<Expr, int>();
        var order = new List<Expr>();
        var seen = new HashSet<Expr>();
        foreach (var expression in expressions)
        {
            Traversal.VisitOnce(expression, seen, node =>
            {
                var operands = ExprRewriter.Operands(node);
                sizes[node] = Math.Min(1 + operands.Sum(o => sizes[o]), 1_000_000);
                foreach (var operand in operands)
                    uses[operand] = uses.GetValueOrDefault(operand) + 1;
                order.Add(node);
            });
        }
        var names = new Dictionary<Expr, string>();
        var printer = new ExprPrinter(names);
        if (expressions.Sum(e => sizes[e]) <= LargestTree)
            return printer;
        foreach (var node in order.Where(n => uses.GetValueOrDefault(n) > 1 && sizes[n] > 2))
        {
            var definition = printer.Definition(node);
            names[node] = $"%{names.Count}";
            _out.WriteLine($"let {names[node]} = {definition}");
        }
        return printer;
    }
}

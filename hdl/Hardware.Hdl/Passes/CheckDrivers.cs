using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Every wire has one driver, every register at most one, inputs are driven from outside, and inputs of children are connected.
/// </summary>
public static class CheckDrivers
{
    /// <summary>Checks every signal, memory and connection of a design.</summary>
    public static void Run(Design design, Findings findings)
    {
        foreach (var module in design.Modules)
        {
            var drivers = new Dictionary<object, (Process Process, Stmt Statement)>();
            foreach (var process in module.Processes)
                CheckProcess(module, process, drivers, findings);
            CheckUndriven(module, drivers, findings);
            foreach (var instance in module.Instances)
                CheckConnections(module, instance, findings);
        }
    }

    private static void CheckProcess(
        ModuleDef module, Process process, Dictionary<object, (Process Process, Stmt Statement)> drivers, Findings findings)
    {
        if (process.Kind == ProcessKind.Continuous && process.Body is not [Assign { Target.Kind: SignalKind.Wire }])
        {
            findings.Add("HDL2008", module,
                $"'{process.Name}' is a continuous assignment but not one assignment of a wire: make it a combinational process",
                process.Source);
        }
        var reported = new HashSet<object>();
        foreach (var statement in process.Body.AllStatements())
        {
            object? target = statement switch { Assign s => s.Target, MemoryWrite s => s.Memory, _ => null };
            if (target is null)
                continue;
            if (Wrong(module, process, target) is var (code, text))
            {
                if (reported.Add(target))
                    findings.Add(code, module, text, statement.Source);
                continue;
            }
            if (!drivers.TryAdd(target, (process, statement)) && drivers[target] is var first && first.Process != process
                && !(target is MemoryDef && first.Process.Domain != process.Domain) && reported.Add(target))
            {
                findings.Add("HDL2002", module,
                    $"'{NameOf(target)}' is driven by {Findings.Quote(first.Process.Name, first.Statement.Source)} "
                    + $"and by {Findings.Quote(process.Name, statement.Source)}: keep one driver, and choose there between the values",
                    statement.Source);
            }
        }
    }

    /// <summary>What forbids this kind of process to assign this target; null when nothing does.</summary>
    private static (string Code, string Text)? Wrong(ModuleDef module, Process process, object target)
    {
        var clocked = process.Kind == ProcessKind.Clocked;
        return target switch
        {
            Signal s when s.Index < 0 || s.Index >= module.Signals.Count || module.Signals[s.Index] != s =>
                ("HDL2010", $"'{s.Name}' is assigned in '{process.Name}' but belongs to another module: drive it through a port"),
            MemoryDef m when m.Index < 0 || m.Index >= module.Memories.Count || module.Memories[m.Index] != m =>
                ("HDL2010", $"memory '{m.Name}' is written in '{process.Name}' but belongs to another module: write it through ports"),
            Signal { Kind: SignalKind.Input } s =>
                ("HDL2003", $"input '{s.Name}' is assigned by '{process.Name}' inside its own module: make it an output, or assign "
                    + "it in the parent"),
            Signal { Kind: SignalKind.Register } s when !clocked =>
                ("HDL2008", $"register '{s.Name}' is assigned in '{process.Name}', which is not clocked: make it a wire, or put "
                    + "[Clocked] on the method"),
            Signal { Kind: SignalKind.Wire } s when clocked =>
                ("HDL2008", $"wire '{s.Name}' is assigned in '{process.Name}', which is clocked: make it a register, or put [Comb] "
                    + "on the method"),
            MemoryDef m when !clocked =>
                ("HDL2008", $"memory '{m.Name}' is written in '{process.Name}', which is not clocked: put [Clocked] on the method"),
            _ => null,
        };
    }

    private static void CheckUndriven(ModuleDef module, Dictionary<object, (Process Process, Stmt Statement)> drivers, Findings findings)
    {
        // A register that keeps its reset value for ever is a constant; one without a reset value would be random for ever.
        var undriven = module.Signals.Where(s => !drivers.ContainsKey(s)
            && (s.Kind == SignalKind.Wire || (s.Kind == SignalKind.Register && s.ResetValue is null))).ToHashSet();
        if (undriven.Count == 0)
            return;
        var read = undriven.Where(s => s.IsOutput).ToHashSet();
        var seen = new HashSet<Expr>();
        var assigned = module.Processes.SelectMany(p => p.Body.AllStatements()).SelectMany(s => s.Expressions());
        var connected = module.Instances
            .SelectMany(i => i.Module.Ports.Where(p => p.Kind == SignalKind.Input).SelectMany(i.Connections)).OfType<Expr>();
        foreach (var expression in assigned.Concat(connected))
        {
            Traversal.VisitOnce(expression, seen, node =>
            {
                if (node is SignalRef { Signal: { } signal } && undriven.Contains(signal))
                    read.Add(signal);
            });
        }
        foreach (var signal in read.OrderBy(s => s.Index))
        {
            var kind = signal.IsOutput ? "output" : signal.Kind == SignalKind.Wire ? "wire" : "register";
            var method = signal.Kind == SignalKind.Wire ? "[Comb]" : "[Clocked]";
            findings.Add("HDL2001", module,
                $"{kind} '{signal.Name}' is never assigned: assign it in a {method} method, or remove it", signal.Source);
        }
    }

    private static void CheckConnections(ModuleDef module, Instance instance, Findings findings)
    {
        foreach (var input in instance.Module.Ports.Where(p => p.Kind == SignalKind.Input))
        {
            var drivers = instance.Connections(input);
            var open = drivers.Count(d => d is null);
            if (open == 0)
                continue;
            var first = Array.IndexOf(drivers, null);
            var others = open > 1 ? $" (and {open - 1} more of the array)" : "";
            findings.Add("HDL2005", module,
                $"nothing drives input '{instance.ElementName(first)}.{input.Name}'{others}: assign it in a [Comb] method of "
                    + $"{module.Name}", instance.Source);
        }
    }

    private static string NameOf(object target) => target is Signal signal ? signal.Name : ((MemoryDef)target).Name;
}

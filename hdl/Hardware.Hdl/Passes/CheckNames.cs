using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>Names are Verilog identifiers, are no reserved words, and name one thing each.</summary>
public static class CheckNames
{
    /// <summary>Checks the names of modules, clocks, signals, memories and children.</summary>
    public static void Run(Design design, Findings findings)
    {
        var modules = new Dictionary<string, ModuleDef>();
        foreach (var module in design.Modules)
        {
            CheckName(module.Name, "module", module, module.Source, findings);
            if (!modules.TryAdd(module.Name, module))
            {
                findings.Add("HDL5001", module,
                    $"two modules are named '{module.Name}', {modules[module.Name].TypeName} and {module.TypeName}: rename one of "
                        + "them", module.Source);
            }
            CheckMembers(module, findings);
        }
    }

    private static void CheckMembers(ModuleDef module, Findings findings)
    {
        var named = new Dictionary<string, (string What, SourceLocation Source)>();
        foreach (var domain in module.Domains)
        {
            Add(domain.ClockName, "clock", module.Source);
            Add(domain.ResetName, "reset", module.Source);
        }
        foreach (var signal in module.Signals)
            Add(signal.Name, signal.Kind == SignalKind.Local ? "variable" : signal.Kind.ToString().ToLowerInvariant(), signal.Source);
        foreach (var memory in module.Memories)
            Add(memory.Name, "memory", memory.Source);
        foreach (var instance in module.Instances)
            Add(instance.Name, "instance", instance.Source);

        void Add(string name, string what, SourceLocation source)
        {
            CheckName(name, what, module, source, findings);
            if (named.TryAdd(name, (what, source)))
                return;
            var first = named[name];
            var place = first.Source.IsKnown ? $" ({first.Source})" : "";
            findings.Add("HDL5001", module, $"{what} '{name}' has the name of {first.What} '{name}'{place}: rename one of them", source);
        }
    }

    private static void CheckName(string name, string what, ModuleDef module, SourceLocation source, Findings findings)
    {
        if (VerilogKeywords.Contains(name))
            findings.Add("HDL5002", module, $"{what} '{name}' has the name of a Verilog keyword: rename it", source);
        else if (!IsIdentifier(name))
            findings.Add("HDL5003", module, $"{what} '{name}' is not a Verilog identifier: use letters, digits and _, no digit "
                + "first", source);
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}

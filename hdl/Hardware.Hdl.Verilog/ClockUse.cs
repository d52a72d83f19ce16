using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>Which clock and reset ports the Verilog of a module has: only those that something in it or below it needs.</summary>
public sealed class ClockUse
{
    private readonly Dictionary<ModuleDef, (bool[] Clocks, bool[] Resets)> _known = [];

    /// <summary>Whether the module has a clock port for a domain of its own.</summary>
    public bool NeedsClock(ModuleDef module, ClockDomain domain) => Of(module).Clocks[domain.Index];

    /// <summary>Whether the module has a reset port for a domain of its own.</summary>
    public bool NeedsReset(ModuleDef module, ClockDomain domain) => Of(module).Resets[domain.Index];

    /// <summary>Clock and reset ports in the order they are declared, before all others.</summary>
    public IEnumerable<string> Ports(ModuleDef module)
    {
        foreach (var domain in module.Domains)
        {
            if (NeedsClock(module, domain))
                yield return domain.ClockName;
            if (NeedsReset(module, domain))
                yield return domain.ResetName;
        }
    }

    private (bool[] Clocks, bool[] Resets) Of(ModuleDef module)
    {
        if (_known.TryGetValue(module, out var use))
            return use;
        use = (new bool[module.Domains.Count], new bool[module.Domains.Count]);
        foreach (var process in module.Processes)
        {
            if (process.Domain is not { } domain)
                continue;
            use.Clocks[domain.Index] = true;
            use.Resets[domain.Index] |= Statements.Resettable(process.Body).Any();
        }
        foreach (var instance in module.Instances)
        {
            foreach (var domain in instance.Module.Domains)
            {
                var outer = instance.Domains[domain.Index].Index;
                use.Clocks[outer] |= NeedsClock(instance.Module, domain);
                use.Resets[outer] |= NeedsReset(instance.Module, domain);
            }
        }
        return _known[module] = use;
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim.Verilator;

/// <summary>A design together with the Verilog that is verilated for it: which names its signals have there, and which are
/// public.</summary>
internal abstract class VerilogDesign(Design design, VerilatedSource source)
{
    /// <summary>The design; its slots are the engine's.</summary>
    public Design Design { get; } = design;

    /// <summary>Its Verilog.</summary>
    public VerilatedSource Source { get; } = source;

    /// <summary>Flags of the checks of each module; none when the checks were left out.</summary>
    public virtual IReadOnlyList<CheckFlag> FlagsOf(ModuleDef module) => [];

    /// <summary>Whether the value of a signal can be found in its scope.</summary>
    public abstract bool IsPublic(ModuleDef module, Signal signal);

    /// <summary>Name of the variable that holds a signal's value.</summary>
    public virtual string NameOf(ModuleDef module, Signal signal) => signal.Name;

    /// <summary>Scope of a child, below its parent's.</summary>
    public abstract string ScopeOf(ModuleDef module, Instance instance, int element);

    /// <summary>Has the model look at the flag of every check; gives the checks by point.</summary>
    public IReadOnlyList<CheckPoint> Watch(VerilatedLibrary library)
    {
        var points = new List<CheckPoint>();
        if (Design.Modules.Any(module => FlagsOf(module).Count > 0))
            Watch(library, points, Design.Top, Design.Top.Name, "TOP." + Source.Top, [.. Design.Top.Domains.Select(d => 1u << d.Index)]);
        return points;
    }

    private unsafe void Watch(
        VerilatedLibrary library, List<CheckPoint> points, ModuleDef module, string path, string scope, uint[] domains)
    {
        foreach (var flag in FlagsOf(module))
        {
            var address = library.Find(scope, flag.Flag.Name, out _);
            if (address is null)
                throw VerilatorEngine.NotFound(scope, flag.Flag.Name);
            var mask = flag.Domain is { } domain ? domains[domain.Index] : uint.MaxValue;
            library.Watch(address, mask, points.Count, flag.IsCombinational, flag.Check.Kind == CheckKind.Cover);
            points.Add(new CheckPoint(path, flag.Check));
        }
        foreach (var instance in module.Instances)
        {
            uint[] mapped = [.. instance.Domains.Select(d => domains[d.Index])];
            for (var element = 0; element < instance.Count; element++)
            {
                Watch(
                    library, points, instance.Module, $"{path}.{instance.ElementName(element)}",
                    $"{scope}.{ScopeOf(module, instance, element)}", mapped);
            }
        }
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Verilog;

namespace Hardware.Cosim.Verilator;

/// <summary>A design with the Verilog our emitter writes of it, from copies of its modules made for Verilator
/// (<see cref="ModuleCopy"/>).</summary>
internal sealed class EmittedDesign : VerilogDesign
{
    private readonly Dictionary<ModuleDef, ModuleCopy> _copies;
    private readonly Dictionary<Instance, string[]> _scopes = [];
    private readonly Observation _observe;

    private EmittedDesign(Design design, VerilatedSource source, Dictionary<ModuleDef, ModuleCopy> copies, Observation observe)
        : base(design, source)
    {
        _copies = copies;
        _observe = observe;
    }

    /// <summary>Copies and emits a design.</summary>
    public static EmittedDesign Of(Design design, Observation observe)
    {
        var copies = new Dictionary<ModuleDef, ModuleCopy>();
        foreach (var module in design.Modules)
            copies[module] = new ModuleCopy(module, copies, withChecks: observe == Observation.Everything);
        var top = copies[design.Top].Result;
        var files = VerilogEmitter.Emit(new Design(top), new VerilogOptions
        {
            SourceComments = false,
            PublicSignals = (_, signal) => observe == Observation.Everything || signal.Kind == SignalKind.Register,
            PublicMemories = true,
        });
        var clocks = new ClockUse();
        var source = new VerilatedSource(
            top.Name,
            // Deposits are followed by settling everything, so Verilator need not watch for writes, which would cost it a factor of three.
            [.. files.Select(file => (file.Name, file.Text.Replace("public_flat_rw", "public_flat_rd")))],
            [.. top.Domains.Select(domain => clocks.NeedsClock(top, domain) ? domain.ClockName : null)],
            [.. top.Domains.Select(domain => clocks.NeedsReset(top, domain) ? domain.ResetName : null)],
            [.. design.Top.Ports.Select(port => port.Name)]);
        return new EmittedDesign(design, source, copies, observe);
    }

    public override IReadOnlyList<CheckFlag> FlagsOf(ModuleDef module) => _copies[module].Flags;

    public override bool IsPublic(ModuleDef module, Signal signal) =>
        _observe == Observation.Everything || signal.Kind == SignalKind.Register;

    public override string NameOf(ModuleDef module, Signal signal) => _copies[module][signal].Name;

    public override string ScopeOf(ModuleDef module, Instance instance, int element)
    {
        if (!_scopes.TryGetValue(instance, out var scopes))
        {
            var copy = _copies[module];
            var elements = Enumerable.Range(0, instance.Count);
            _scopes[instance] = scopes = [.. elements.Select(i => VerilogHierarchy.ElementPath(copy.Result, copy[instance], i))];
        }
        return scopes[element];
    }
}

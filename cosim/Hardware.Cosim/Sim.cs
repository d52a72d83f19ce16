using Hardware.Cosim.Tracing;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Waveforms.View;

namespace Hardware.Cosim;

/// <summary>How a simulation is made.</summary>
public sealed record SimOptions
{
    /// <summary>Chooses the start values of registers without reset.</summary>
    public ulong Seed { get; init; }

    /// <summary>File for a trace of every cycle, VCD or FST by its ending; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>What the trace holds; null for everything.</summary>
    public TraceOptions? TraceOptions { get; init; }

    /// <summary>
    /// Folder for waves of the cycles before a failed check; null for none. The simulation then keeps checkpoints, and runs the last
    /// cycles again with waves when a check fails.
    /// </summary>
    public string? FailureFolder { get; init; }

    /// <summary>Cycles between checkpoints of a history that can be run again with waves; 0 for none.</summary>
    public int KeepHistory { get; init; }

    /// <summary>Cycles the waves of a failure show.</summary>
    public int FailureCycles { get; init; } = 200;
}

/// <summary>Starts simulations: <c>using var sim = Sim.Of(new Fifo(8, 16)); sim.Top.Push = 1; sim.Step();</c></summary>
public static class Sim
{
    /// <summary>Elaborates a module and simulates it.</summary>
    /// <param name="module">The module object; make a new one for each simulation.</param>
    /// <param name="engine">Which engine runs it.</param>
    /// <param name="options">Seed, trace, waves of failures; null for none of them.</param>
    /// <exception cref="HdlException">The module has a mistake.</exception>
    /// <exception cref="SimulationException">The engine cannot be made.</exception>
    public static Simulation<TPorts> Of<TPorts>(IModule<TPorts> module, EngineKind engine = EngineKind.Compiled, SimOptions? options = null)
        where TPorts : ModulePorts
    {
        options ??= new SimOptions();
        var design = Elaborator.Elaborate((HardwareModule)module);
        var made = Engines.Create(engine, (HardwareModule)module, design, options.Seed);
        var every = options.KeepHistory > 0 ? options.KeepHistory : options.FailureFolder is null ? 0 : Math.Max(options.FailureCycles, 1);
        if (every > 0 && made.CanCheckpoint)
            made = new History(made, every);
        if (options.Trace is { } trace)
            made = new TracedEngine(made, trace, options.TraceOptions);
        return On(module, made, options);
    }

    /// <summary>Simulates a module on an engine of the caller's making, traced or remembered as the caller likes.</summary>
    /// <param name="module">The module object; only its type counts, unless the engine is native.</param>
    /// <param name="engine">An engine of a design elaborated from such a module; disposed of with the simulation.</param>
    /// <param name="options">Waves of failures; null for none.</param>
    public static Simulation<TPorts> On<TPorts>(IModule<TPorts> module, Engine engine, SimOptions? options = null)
        where TPorts : ModulePorts =>
        new(engine, module.__CreatePorts(engine, engine.Design.Top, 0, engine.Design.Top.Name), options ?? new SimOptions());
}

/// <summary>One running simulation of a module, with its signals by name and type in <see cref="Top"/>.</summary>
public sealed class Simulation<TPorts> : Simulation
    where TPorts : ModulePorts
{
    private readonly SimOptions _options;

    internal Simulation(Engine engine, TPorts top, SimOptions options) : base(engine)
    {
        Top = top;
        _options = options;
    }

    /// <summary>The history that <see cref="SimOptions.KeepHistory"/> started.</summary>
    /// <exception cref="SimulationException">SIM3011: none was started; handles already in use would not be recorded.</exception>
    public override History KeepHistory(int every = 1000) => Find<History>()
        ?? throw new SimulationException("SIM3011",
            "history must start with the simulation: write new SimOptions { KeepHistory = 1000 } where it is made.");

    /// <summary>The module: set inputs, read anything, deposit into registers and memory words.</summary>
    public TPorts Top { get; }

    /// <inheritdoc/>
    protected override string? WavesOf(CheckFailure failure)
    {
        if (_options.FailureFolder is not { } folder || Find<History>() is not { } history)
            return null;
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Engine.Design.Top.Name}.vcd");
        var options = (_options.TraceOptions ?? new TraceOptions()) with { SideCar = true };
        history.WriteWaves(path, _options.FailureCycles, options);
        FailureWaves.Write(path, failure.Cycle * options.CycleTime, [], failure.Point.Check.Message);
        return path;
    }

    private T? Find<T>()
        where T : Engine
    {
        var engine = Engine;
        while (engine is EngineDecorator decorator && engine is not T)
            engine = decorator.Inner;
        return engine as T;
    }
}

/// <summary>An Assert or Assume of the design did not hold.</summary>
public sealed class CheckFailedException(CheckFailure failure, string? waves) : Exception(
    $"SIM4010: {failure.Point.Path}: {failure.Point.Check.Message} (cycle {failure.Cycle}"
    + (failure.Point.Check.Source.IsKnown ? $", {failure.Point.Check.Source}" : "") + ")" + (waves is null ? "" : $"; waves in {waves}"))
{
    /// <summary>Which check, and when.</summary>
    public CheckFailure Failure { get; } = failure;

    /// <summary>VCD of the cycles before; null when none was kept.</summary>
    public string? Waves { get; } = waves;
}

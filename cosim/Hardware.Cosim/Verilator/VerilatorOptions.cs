namespace Hardware.Cosim.Verilator;

/// <summary>Which internal values of a verilated model can be reached from outside.</summary>
public enum Observation
{
    /// <summary>Ports of the top, registers and memories: what resetting, depositing and checkpoints need. The build for speed.</summary>
    State,

    /// <summary>Every port, wire, register and memory of every instance, and the checks. The build for lockstep and debugging.</summary>
    Everything,
}

/// <summary>How a design is verilated; every choice makes a library of its own in the cache.</summary>
public sealed record VerilatorOptions
{
    /// <summary>The build for speed.</summary>
    public static VerilatorOptions Speed => new();

    /// <summary>The build for lockstep and debugging.</summary>
    public static VerilatorOptions Lockstep => new() { Observe = Observation.Everything };

    /// <summary>As <see cref="Lockstep"/>, for runs of some thousand cycles, where compiling takes longer than running: not
    /// optimised.</summary>
    public static VerilatorOptions Quick => new() { Observe = Observation.Everything, Optimize = false };

    /// <summary>Whether the C++ compiler optimises (-O3 for what runs every cycle) or is quick (-O0).</summary>
    public bool Optimize { get; init; } = true;

    /// <summary>Which internal values can be reached.</summary>
    public Observation Observe { get; init; } = Observation.State;

    /// <summary>Whether Verilator's own VCD writer is built in, see <see cref="VerilatorEngine.OpenTrace"/>; slows every cycle by
    /// about a fifth.</summary>
    public bool Trace { get; init; }

    /// <summary>The program; a name on PATH or a path.</summary>
    public string Verilator { get; init; } = "verilator";

    /// <summary>The C++ compiler; a name on PATH or a path.</summary>
    public string Compiler { get; init; } = "g++";

    /// <summary>Folder of built models; null for <c>$XDG_CACHE_HOME/hardware</c> or <c>~/.cache/hardware</c>.</summary>
    public string? CacheFolder { get; init; }
}

using Hardware.Hdl.Ir;

namespace Hardware.Cosim.Lockstep;

/// <summary>How a lockstep run is made.</summary>
public sealed record LockstepOptions
{
    /// <summary>Chooses the random inputs.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What drives the inputs; null for <see cref="RandomStimulus"/> with the seed.</summary>
    public Func<Design, ulong, IStimulus>? Stimulus { get; init; }

    /// <summary>Whether registers, wires and memories are compared where all engines can read them, or only the outputs of the
    /// top.</summary>
    public bool CompareInternals { get; init; } = true;

    /// <summary>Cycles before a difference that the waveform shows.</summary>
    public int WaveCycles { get; init; } = 200;

    /// <summary>Cycles between checkpoints, and between comparisons of memories.</summary>
    public int CheckpointEvery { get; init; } = 256;

    /// <summary>Folder for the waveform of a difference; null for none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>What to say for running it again; null leaves the line out. The cycle of the difference replaces <c>{cycles}</c>.</summary>
    public string? ReplayCommand { get; init; }

    /// <summary>Told the part done, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}

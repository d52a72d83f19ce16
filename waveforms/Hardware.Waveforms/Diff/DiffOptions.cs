namespace Hardware.Waveforms.Diff;

/// <summary>How two traces are compared.</summary>
public sealed record DiffOptions
{
    /// <summary>Which signals of the first trace are compared (<see cref="WaveGlob"/>); all when null.</summary>
    public IReadOnlyList<string>? Signals { get; init; }

    /// <summary>Which names belong together when they are not the same.</summary>
    public NameMapping? Mapping { get; init; }

    /// <summary>Compare only signals whose paths are equal letter by letter, or mapped.</summary>
    public bool ExactNames { get; init; }

    /// <summary>An x, or no value yet, in either trace is equal to everything: for a two-state simulator beside a four-state one.</summary>
    public bool IgnoreUnknown { get; init; }

    /// <summary>First time compared, in time steps of the first trace; the earliest of both when null.</summary>
    public long? From { get; init; }

    /// <summary>Last time compared, in time steps of the first trace; the end of the shorter trace when null.</summary>
    public long? To { get; init; }

    /// <summary>Differences that last shorter than this, in time steps of the first trace, are passed over (delta cycles, gate
    /// delays).</summary>
    public long Shortest { get; init; }

    /// <summary>Differences kept for each signal; further ones are only counted.</summary>
    public int MaxPerSignal { get; init; } = 100;
}

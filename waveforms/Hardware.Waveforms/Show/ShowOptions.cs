namespace Hardware.Waveforms.Show;

/// <summary>What is shown of a trace, and how.</summary>
public sealed record ShowOptions
{
    /// <summary>First time, in time steps; the trace's first when null.</summary>
    public long? From { get; init; }

    /// <summary>Last time, in time steps; the trace's last when null.</summary>
    public long? To { get; init; }

    /// <summary>How values are written.</summary>
    public WaveRadix Radix { get; init; }

    /// <summary>Columns of text there is room for.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Draw with ASCII characters only.</summary>
    public bool Ascii { get; init; }

    /// <summary>Rows of a table at most; those left out are counted in its last line.</summary>
    public int MaxRows { get; init; } = 1000;

    internal (long From, long To) Window(WaveFile file)
    {
        long from = Math.Max(From ?? file.Start, file.Start), to = Math.Min(To ?? file.End, file.End);
        return from <= to ? (from, to) : throw new WaveException(WaveCodes.BadTime,
            $"there is nothing between {From ?? file.Start} and {To ?? file.End}: "
            + $"the trace goes from {file.Start} to {file.End} in steps of {file.Timescale}");
    }
}

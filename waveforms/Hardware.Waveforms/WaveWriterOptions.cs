namespace Hardware.Waveforms;

/// <summary>The header facts of a trace to be written.</summary>
public sealed record WaveWriterOptions
{
    /// <summary>The length of one time step.</summary>
    public Timescale Timescale { get; init; } = Timescale.Nanosecond;

    /// <summary>The program that writes (<c>$version</c>).</summary>
    public string Writer { get; init; } = "Hardware.Waveforms";

    /// <summary>The date, as text; null for none, so that equal runs give equal files.</summary>
    public string? Date { get; init; }

    /// <summary>Comments for the header.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Offset that viewers add to every time, in time steps.</summary>
    public long TimeZero { get; init; }

    /// <summary>Write the side-car (<c>trace.vcd.json</c>: enums, fields, signs, sources) beside the trace when there is
    /// something to say.</summary>
    public bool SideCar { get; init; }

    /// <summary>Write a GTKWave save file (<c>trace.gtkw</c>) with a group for each scope beside the trace.</summary>
    public bool GtkWave { get; init; }
}

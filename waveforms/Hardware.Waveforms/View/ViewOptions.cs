namespace Hardware.Waveforms.View;

/// <summary>What goes into the page.</summary>
public sealed record ViewOptions
{
    /// <summary>Heading; the file's name when null.</summary>
    public string? Title { get; init; }

    /// <summary>What is shown at first.</summary>
    public ViewState State { get; init; } = new();

    /// <summary>First time that is written, in time steps; the trace's first when null.</summary>
    public long? From { get; init; }

    /// <summary>Last time that is written, in time steps; the trace's last when null.</summary>
    public long? To { get; init; }
}

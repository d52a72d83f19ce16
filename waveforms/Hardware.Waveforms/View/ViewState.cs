namespace Hardware.Waveforms.View;

/// <summary>What the page shows when it is opened; the reader can change all of it, and the address then holds the new state.</summary>
public sealed record ViewState
{
    /// <summary>Where the cursor stands, in time steps; the beginning when null.</summary>
    public long? Time { get; init; }

    /// <summary>First time shown; everything is shown when <see cref="From"/> or <see cref="To"/> is null.</summary>
    public long? From { get; init; }

    /// <summary>Last time shown.</summary>
    public long? To { get; init; }

    /// <summary>Marker A.</summary>
    public long? MarkerA { get; init; }

    /// <summary>Marker B.</summary>
    public long? MarkerB { get; init; }

    /// <summary>The rows, top to bottom; when empty the page chooses: every signal of a small trace, grouped by scope.</summary>
    public IReadOnlyList<ViewRow> Rows { get; init; } = [];

    /// <summary>A sentence above the waves, such as what failed; null for none.</summary>
    public string? Message { get; init; }

    /// <summary><c>dark</c> or <c>light</c>; the reader's own choice when null.</summary>
    public string? Theme { get; init; }
}

/// <summary>A row of the page.</summary>
public abstract record ViewRow;

/// <summary>A signal.</summary>
/// <param name="Path">Its path; one that is not in the trace is left out.</param>
/// <param name="Radix"><c>enum</c>, <c>bin</c>, <c>hex</c>, <c>dec</c>, <c>signed</c>, <c>ascii</c> or <c>analog</c>; the signal's own when
/// null.</param>
/// <param name="Tint"><c>red</c>, <c>amber</c>, <c>green</c> or <c>blue</c> to make it stand out.</param>
public sealed record ViewSignal(string Path, string? Radix = null, string? Tint = null) : ViewRow;

/// <summary>Rows under a heading, which can be folded.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Rows">The rows in it.</param>
/// <param name="Open">False when it is folded at first.</param>
public sealed record ViewGroup(string Name, IReadOnlyList<ViewRow> Rows, bool Open = true) : ViewRow;

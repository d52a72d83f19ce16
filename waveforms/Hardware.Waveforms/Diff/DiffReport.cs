namespace Hardware.Waveforms.Diff;

/// <summary>A stretch of time in which a signal is not the same in both traces.</summary>
/// <param name="From">First time, in time steps of the first trace.</param>
/// <param name="To">Last time, itself included.</param>
/// <param name="A">Value in the first trace at <paramref name="From"/>.</param>
/// <param name="B">Value in the second trace at <paramref name="From"/>.</param>
public sealed record Difference(long From, long To, WaveValue A, WaveValue B);

/// <summary>All differences of a signal.</summary>
/// <param name="Pair">The signal in both traces.</param>
/// <param name="Differences">The first of them, in ascending time.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Ticks">For how long, in time steps, the signal differs in all.</param>
public sealed record SignalDifferences(SignalPair Pair, IReadOnlyList<Difference> Differences, long Count, long Ticks);

/// <summary>What two traces have in common and what not.</summary>
public sealed record DiffReport
{
    /// <summary>The signals that differ, the one that differs first at the top; at one time in file order.</summary>
    public required IReadOnlyList<SignalDifferences> Signals { get; init; }

    /// <summary>Number of signals compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Signals of the first trace without a counterpart.</summary>
    public required IReadOnlyList<Variable> OnlyInA { get; init; }

    /// <summary>Signals of the second trace without a counterpart.</summary>
    public required IReadOnlyList<Variable> OnlyInB { get; init; }

    /// <summary>Signals that have another width or kind in the second trace; they are not compared.</summary>
    public required IReadOnlyList<SignalPair> Incompatible { get; init; }

    /// <summary>First and last time compared, in time steps of the first trace.</summary>
    public required (long From, long To) Window { get; init; }

    /// <summary>The first difference; null when there is none.</summary>
    public (SignalPair Pair, Difference Difference)? First => Signals.Count == 0 ? null : (Signals[0].Pair, Signals[0].Differences[0]);

    /// <summary>True when every signal compared is the same and none has another width or kind. Signals without a counterpart do not
    /// count.</summary>
    public bool Same => Signals.Count == 0 && Incompatible.Count == 0;
}

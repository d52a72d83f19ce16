using System.Numerics;

namespace Hardware.Waveforms.Diff;

/// <summary>Compares two traces, signal by signal, in spite of other names and another timescale.</summary>
public static class WaveDiff
{
    /// <summary>Compares.</summary>
    /// <param name="a">First trace; times in the result are its.</param>
    /// <param name="b">Second trace.</param>
    /// <param name="options">What is compared.</param>
    /// <exception cref="WaveException">WAV0506: no signal of one has a counterpart in the other. WAV0508: the timescales do not fit 64-bit
    /// times.</exception>
    public static DiffReport Compare(WaveFile a, WaveFile b, DiffOptions? options = null)
    {
        options ??= new DiffOptions();
        var names = new SignalPairs(a, b, options);
        if (names.Pairs.Count == 0)
            throw new WaveException(WaveCodes.NothingSelected,
                "no signal of the one trace has a counterpart in the other: name the pairs in a mapping file");
        TimeRatio ratio = TimeRatio.Of(a.Timescale, b.Timescale);
        long from = options.From ?? Math.Min(a.Start, ratio.ToA(b.Start)), to = options.To ?? Math.Min(a.End, ratio.ToA(b.End));
        var differing = new List<SignalDifferences>();
        var incompatible = new List<SignalPair>();
        int compared = 0;
        var done = new HashSet<(Signal, Signal)>();
        foreach (SignalPair pair in names.Pairs)
        {
            if (!done.Add((pair.A.Signal, pair.B.Signal)))
                continue;
            if (pair.A.Signal.Kind != pair.B.Signal.Kind || pair.A.Signal.Kind == ValueKind.Bits && pair.A.Width != pair.B.Width)
            {
                incompatible.Add(pair);
                continue;
            }
            compared++;
            if (new PairComparison(pair, ratio, options).Run(from, to) is { } found)
                differing.Add(found);
        }
        return new DiffReport
        {
            Signals = [.. differing.OrderBy(signal => signal.Differences[0].From)],
            Compared = compared,
            OnlyInA = names.OnlyInA,
            OnlyInB = names.OnlyInB,
            Incompatible = incompatible,
            Window = (from, to),
        };
    }
}

/// <summary>How the time steps of a second trace become those of a first.</summary>
internal readonly record struct TimeRatio(long Multiply, long Divide)
{
    private const int LargestShift = 17;

    public static TimeRatio Of(Timescale a, Timescale b)
    {
        int shift = b.Exponent - a.Exponent;
        if (Math.Abs(shift) > LargestShift)
            throw new WaveException(WaveCodes.TooLarge, $"timescales of {a} and {b} are too far apart to be compared");
        long power = (long)BigInteger.Pow(10, Math.Abs(shift));
        long multiply = b.Magnitude * (shift > 0 ? power : 1), divide = a.Magnitude * (shift < 0 ? power : 1);
        long common = (long)BigInteger.GreatestCommonDivisor(multiply, divide);
        return new TimeRatio(multiply / common, divide / common);
    }

    /// <summary>The time in steps of the first trace, rounded down; the largest there is when it does not fit.</summary>
    public long ToA(long time)
    {
        Int128 scaled = (Int128)time * Multiply / Divide;
        return scaled > long.MaxValue ? long.MaxValue : (long)scaled;
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Hardware.Blocks.Tests;

/// <summary>What a stream test draws: words, and how often either end pauses.</summary>
/// <param name="Words">Words sent.</param>
/// <param name="SourceStalls">Pauses of the producer, in percent of the cycles.</param>
/// <param name="SinkStalls">Pauses of the consumer, in percent of the cycles.</param>
/// <param name="Seed">Chooses the pauses.</param>
public sealed record StreamCase(IReadOnlyList<ulong> Words, int SourceStalls, int SinkStalls, int Seed)
{
    private static readonly int[] Rates = [0, 20, 60, 90];

    /// <summary>Cases with words of a width; a failing one shrinks to few and small words and to no pauses.</summary>
    public static Arbitrary<StreamCase> Of(int width)
    {
        var words = Gen.Choose(0, int.MaxValue).Two().Select(pair => ((ulong)pair.Item1 << 32 | (uint)pair.Item2) & (width >= 64 ? ulong.MaxValue : (1UL << width) - 1));
        var cases =
            from list in words.ListOf()
            from source in Gen.Elements(Rates)
            from sink in Gen.Elements(Rates)
            from seed in Gen.Choose(0, 1000)
            select new StreamCase([.. list], source, sink, seed);
        return Arb.From(cases, Shrink);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Words)}], stalls {SourceStalls}% and {SinkStalls}%, seed {Seed}";

    private static IEnumerable<StreamCase> Shrink(StreamCase failing)
    {
        if (failing.SourceStalls > 0)
            yield return failing with { SourceStalls = 0 };
        if (failing.SinkStalls > 0)
            yield return failing with { SinkStalls = 0 };
        for (var size = failing.Words.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= failing.Words.Count; at += size)
                yield return failing with { Words = [.. failing.Words.Take(at), .. failing.Words.Skip(at + size)] };
        }
        for (var i = 0; i < failing.Words.Count; i++)
        {
            if (failing.Words[i] > 0)
                yield return failing with { Words = [.. failing.Words.Take(i), failing.Words[i] / 2, .. failing.Words.Skip(i + 1)] };
        }
    }
}

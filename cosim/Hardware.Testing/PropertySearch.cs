using FsCheck;
using FsCheck.Fluent;

namespace Hardware.Testing;

/// <summary>Why a sequence fails.</summary>
/// <param name="What">What tells this failure from others; a smaller sequence must fail with the same.</param>
/// <param name="Cycle">The cycle, from 0.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Signal">Path of the signal it is about; null when that is not known.</param>
/// <param name="Exception">What the test itself threw.</param>
internal sealed record PropertyFailure(string What, int Cycle, string Sentence, string? Signal, Exception? Exception);

/// <summary>What became of a sequence.</summary>
/// <param name="Driven">What the inputs really were, up to where it ended.</param>
/// <param name="Failure">Why it fails; null when it does not.</param>
internal sealed record Outcome(Stimulus Driven, PropertyFailure? Failure)
{
    public static Outcome Passed(Stimulus driven) => new(driven, null);

    public static Outcome Failed(Stimulus driven, PropertyFailure failure) => new(driven, failure);
}

/// <summary>A failing sequence, as small as it could be made.</summary>
/// <param name="Stimulus">The sequence.</param>
/// <param name="Outcome">How it fails.</param>
/// <param name="Run">Which sequence it began as, from 0; of examples, from -1 downwards.</param>
/// <param name="FirstLength">Its length before shrinking.</param>
/// <param name="Shrinks">Sequences tried to make it smaller.</param>
internal sealed record FailingSequence(Stimulus Stimulus, Outcome Outcome, int Run, int FirstLength, int Shrinks);

/// <summary>Looks for a failing sequence, and makes it as small as it can be: the same one for the same seed.</summary>
internal sealed class PropertySearch(Arbitrary<Stimulus> sequences, Func<Stimulus, Outcome> attempt, PropertyOptions options)
{
    /// <summary>Cycles that ran and were not cut by an assumption.</summary>
    public long CyclesRun { get; private set; }

    /// <summary>The smallest failing sequence found; null when none fails.</summary>
    /// <param name="examples">Sequences tried before random ones.</param>
    public FailingSequence? Run(IEnumerable<Stimulus> examples)
    {
        foreach (var (index, example) in examples.Index())
        {
            if (Try(example) is { } outcome)
                return Shrink(example, outcome, -1 - index);
        }
        for (var run = 0; run < options.Runs; run++)
        {
            // Short sequences first, FsCheck's size from 1 to 100.
            var size = options.Runs == 1 ? 100 : 1 + 99 * run / (options.Runs - 1);
            var seed = new Rnd(unchecked(options.ChosenSeed * 0x9E3779B97F4A7C15 + (ulong)run));
            var stimulus = sequences.Generator.Sample(1, seed, size)[0];
            if (Try(stimulus) is { } outcome)
                return Shrink(stimulus, outcome, run);
        }
        return null;
    }

    /// <summary>How a sequence fails; null when it does not.</summary>
    private Outcome? Try(Stimulus stimulus)
    {
        var outcome = attempt(stimulus);
        CyclesRun += outcome.Driven.Length;
        return outcome.Failure is null ? null : outcome;
    }

    private FailingSequence Shrink(Stimulus first, Outcome outcome, int run)
    {
        var (shortest, shrinks, what) = (first, 0, outcome.Failure!.What);
        // What comes after the failing cycle goes at once.
        var smaller = first.Take(outcome.Failure.Cycle + 1);
        if (smaller.Length < first.Length && Fails(smaller) is { } atOnce)
            (shortest, outcome) = (smaller, atOnce);
        for (var found = true; found && shrinks < options.MaxShrinks;)
        {
            found = false;
            foreach (var candidate in sequences.Shrinker(shortest))
            {
                if (++shrinks > options.MaxShrinks)
                    break;
                if (candidate.Length == 0 || Fails(candidate) is not { } failing)
                    continue;
                (shortest, outcome, found) = (candidate.Take(failing.Failure!.Cycle + 1), failing, true);
                break;
            }
        }
        return new FailingSequence(shortest, attempt(shortest), run, first.Length, shrinks);

        Outcome? Fails(Stimulus candidate) => attempt(candidate) is { Failure.What: { } other } failing && other == what ? failing : null;
    }
}

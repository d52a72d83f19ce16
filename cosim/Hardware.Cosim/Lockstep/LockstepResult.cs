using System.Text;

namespace Hardware.Cosim.Lockstep;

/// <summary>What a lockstep run found; <c>./hw lockstep --json</c> prints it.</summary>
/// <param name="Name">Name of the design.</param>
/// <param name="Engines">Engines compared.</param>
/// <param name="Cycles">Cycles in which all were equal.</param>
/// <param name="Mismatches">0, or 1: the run stops at the first.</param>
/// <param name="Signals">Signals and memories compared.</param>
/// <param name="FailedChecks">Assertions and assumptions that failed, on all engines alike.</param>
/// <param name="Seed">Seed of the inputs.</param>
/// <param name="Difference">The first difference; null when there is none.</param>
public sealed record LockstepResult(
    string Name, IReadOnlyList<string> Engines, long Cycles, int Mismatches, int Signals, int FailedChecks, ulong Seed,
    LockstepDifference? Difference)
{
    /// <summary>The result in words.</summary>
    public override string ToString() => Difference is null
        ? $"{Name}: {string.Join(", ", Engines)} agree in {Signals} signals over {Cycles} cycles (seed {Seed})"
        : Difference.ToString();
}

/// <summary>The first difference between engines.</summary>
/// <param name="Path">The signal, or memory word.</param>
/// <param name="Cycle">The cycle during which the values differ.</param>
/// <param name="Values">Value on each engine, as a name when it is an enum's.</param>
/// <param name="Source">Where the signal is declared, <c>Fifo.cs:23</c>; empty when unknown.</param>
/// <param name="Seed">Seed of the inputs.</param>
/// <param name="Waveform">VCD of the cycles before, with the engines side by side; null when none was written.</param>
/// <param name="Replay">Command that runs into it again; null when not known.</param>
public sealed record LockstepDifference(
    string Path, long Cycle, IReadOnlyList<LockstepValue> Values, string Source, ulong Seed, string? Waveform, string? Replay)
{
    /// <summary>The difference in a few lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Path} differs in cycle {Cycle}: {string.Join(", ", Values.Select(v => $"{v.Engine} {v.Value}"))}");
        if (Source.Length > 0)
            text.Append($"\n  declared at {Source}");
        if (Waveform is not null)
            text.Append($"\n  waveform {Waveform}");
        text.Append(Replay is null ? $"\n  seed {Seed}" : $"\n  again with {Replay}");
        return text.ToString();
    }
}

/// <summary>What one engine says.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Value">The value, hexadecimal or an enum's name.</param>
public sealed record LockstepValue(string Engine, string Value);

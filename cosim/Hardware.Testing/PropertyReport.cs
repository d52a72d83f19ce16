using System.Text;
using System.Text.RegularExpressions;
using Hardware.Hdl.Ir;
using Hardware.Waveforms;

namespace Hardware.Testing;

/// <summary>
/// What a person reads of a failed property: what is wrong, the shortest sequence as a table, how to run it again, where its waves are.
/// </summary>
internal static partial class PropertyReport
{
    private const int LongestName = 120;

    public static PropertyFailedException Of(
        Design design,
        string name,
        PropertyOptions options,
        FailingSequence found,
        Func<Stimulus, PropertyFailure, string, string?> writeWaves)
    {
        var failure = found.Outcome.Failure!;
        var waves = options.FailureFolder is { } folder ? writeWaves(found.Stimulus, failure, PathOf(folder, design, name)) : null;
        var text = new StringBuilder();
        text.AppendLine($"{design.Top.Name}, cycle {failure.Cycle}: {failure.Sentence}.");
        text.AppendLine();
        text.Append(StimulusTable.Print(found.Outcome.Driven.Take(failure.Cycle + 1), failure.Cycle, failure.Sentence));
        text.AppendLine();
        text.Append(found.Run < 0 ? $"Example {-found.Run}, " : $"Sequence {found.Run + 1} of {options.Runs}, ");
        text.AppendLine($"shrunk from {Cycles(found.FirstLength)} to {Cycles(found.Stimulus.Length)} in {found.Shrinks} steps.");
        var seed = options.ChosenSeed;
        text.Append($"Again: .Example(the table), or new PropertyOptions {{ Seed = {seed} }}, or HW_SEED={seed}.");
        if (waves is not null)
            text.Append($"\nWaves: {waves}, .gtkw and .html beside it.");
        return new PropertyFailedException(text.ToString(), found.Stimulus, waves, failure.Exception);
    }

    private static string Cycles(int count) => count == 1 ? "1 cycle" : $"{count} cycles";

    private static string PathOf(string folder, Design design, string name)
    {
        var parameters = string.Concat(design.Top.Parameters.Select(parameter => "-" + parameter.Value));
        var file = Other().Replace($"{design.Top.TypeName}{parameters}-{name}", "_");
        return Path.Combine(Directory.CreateDirectory(folder).FullName, (file.Length > LongestName ? file[..LongestName] : file) + ".vcd");
    }

    [GeneratedRegex(@"[^A-Za-z0-9_-]+")]
    private static partial Regex Other();
}

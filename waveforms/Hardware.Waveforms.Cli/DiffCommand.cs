using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hardware.Waveforms.Diff;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave diff</c>: where two traces are not the same.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        Argument<string> first = WaveCommands.FileArgument("a", "The first trace."),
            second = WaveCommands.FileArgument("b", "The second trace.");
        Option<string?> map = new("--map")
        {
            Description = "File of pairs 'path = path' for names that differ; * and ** carry over.",
            HelpName = "file"
        };
        Option<bool> exact = new("--exact-names") { Description = "Do not look for counterparts under similar names." };
        Option<bool> ignoreX = new("--ignore-x") { Description = "x in either trace is equal to everything." };
        Option<string?> shortest = new("--shortest") { Description = "Pass over differences shorter than this.", HelpName = "time" };
        Option<bool> all = new("--all") { Description = "Every difference of each signal, not only its first." };
        Option<bool> json = WaveCommands.JsonOption();
        var command = new Command("diff", "Compare two traces. Exit code 3 when they differ.") { first, second, map, exact, ignoreX,
            shortest, all, json };
        var window = new WindowOptions(command);
        command.Runs(result =>
        {
            NameMapping? mapping = result.GetValue(map) is { } path ? NameMapping.Read(path) : null;
            WaveFile a = WaveCommands.Open(result, result.GetRequiredValue(first)),
                b = WaveCommands.Open(result, result.GetRequiredValue(second));
            DiffReport report = WaveDiff.Compare(a, b, new DiffOptions
            {
                Signals = window.Signals(result),
                Mapping = mapping,
                ExactNames = result.GetValue(exact),
                IgnoreUnknown = result.GetValue(ignoreX),
                From = window.From(result, a),
                To = window.To(result, a),
                Shortest = result.GetValue(shortest) is { } text ? TimeText.Parse(text, a.Timescale) : 0,
            });
            TextWriter output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                WriteJson(report, window.Radix(result), output);
            else
                DiffText.Write(report, a.Timescale, output, window.Radix(result), result.GetValue(all));
            return report.Same ? ExitCodes.Ok : ExitCodes.Differs;
        });
        return command;
    }

    private static void WriteJson(DiffReport report, WaveRadix radix, TextWriter output)
    {
        var document = new
        {
            same = report.Same,
            compared = report.Compared,
            signals = report.Signals.Select(signal => new
            {
                a = signal.Pair.A.ToString(),
                b = signal.Pair.B.ToString(),
                count = signal.Count,
                differences = signal.Differences.Select(difference => new
                {
                    from = difference.From,
                    to = difference.To,
                    a = ValueText.Of(signal.Pair.A, difference.A, radix),
                    b = ValueText.Of(signal.Pair.B, difference.B, radix),
                }),
            }),
            incompatible = report.Incompatible.Select(pair => new { a = pair.A.ToString(), b = pair.B.ToString() }),
            only_in_a = report.OnlyInA.Select(variable => variable.ToString()),
            only_in_b = report.OnlyInB.Select(variable => variable.ToString()),
        };
        output.WriteLine(JsonSerializer.Serialize(document,
            new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }
}

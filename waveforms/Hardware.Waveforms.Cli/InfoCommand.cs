using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave info</c>: what a trace holds, who wrote it, and what is wrong with it.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        Argument<string> path = WaveCommands.FileArgument();
        Option<bool> json = WaveCommands.JsonOption();
        var command = new Command("info", "Print times, counts, scopes, writer and every problem.") { path, json };
        command.Runs(result =>
        {
            var clock = Stopwatch.StartNew();
            WaveFile file = WaveFile.Open(result.GetRequiredValue(path));
            TimeSpan spent = clock.Elapsed;
            TextWriter output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                WriteJson(file, spent, output);
            else
                WriteText(file, spent, output);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void WriteJson(WaveFile file, TimeSpan spent, TextWriter output)
    {
        var document = new
        {
            signals = file.Hierarchy.Signals.Count,
            aliases = file.Hierarchy.AliasCount,
            scopes = file.Hierarchy.Scopes.Count,
            changes = file.ChangeCount,
            start = file.Start,
            end = file.End,
            timescale = file.Timescale.ToString(),
            writer = file.Writer,
            diagnostics = file.Diagnostics.Select(diagnostic => new
            {
                line = diagnostic.Line,
                offset = diagnostic.Offset,
                severity = diagnostic.Severity.ToString().ToLowerInvariant(),
                message = $"{diagnostic.Code}: {diagnostic.Message}",
            }),
            bytes = file.Bytes,
            parse_s = Math.Round(spent.TotalSeconds, 6),
        };
        output.WriteLine(JsonSerializer.Serialize(document,
            new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static void WriteText(WaveFile file, TimeSpan spent, TextWriter output)
    {
        string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
        output.WriteLine($"file       {file.Path} ({Number(file.Bytes)} bytes, {file.Format.ToString().ToUpperInvariant()})");
        string writer = file.Writer.Length > 0 ? file.Writer : "not said";
        output.WriteLine($"writer     {writer}{(file.Hierarchy.Date.Length > 0 ? $", {file.Hierarchy.Date}" : "")}");
        output.WriteLine($"timescale  {file.Timescale}");
        output.WriteLine($"time       {TimeText.Of(file.Start, file.Timescale)} to {TimeText.Of(file.End, file.Timescale)}");
        output.WriteLine($"signals    {Number(file.Hierarchy.Signals.Count)}, and {Number(file.Hierarchy.AliasCount)} aliases");
        output.WriteLine($"changes    {Number(file.ChangeCount)}");
        output.WriteLine($"scopes     {Number(file.Hierarchy.Scopes.Count)}");
        foreach (Scope scope in file.Hierarchy.Root.Children)
            WriteScope(scope, 1, output);
        output.WriteLine($"read in    {spent.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture)} s");
        foreach (WaveDiagnostic diagnostic in file.Diagnostics)
            output.WriteLine(diagnostic);
    }

    private static void WriteScope(Scope scope, int depth, TextWriter output)
    {
        const int deepest = 3;
        string component = scope.Component is { } name && name != scope.Name ? $" ({name})" : "";
        output.WriteLine($"{new string(' ', 9 + 2 * depth)}{scope.Name}{component}: {scope.Variables.Count} signals");
        if (depth < deepest)
            foreach (Scope child in scope.Children)
                WriteScope(child, depth + 1, output);
        else if (scope.Children.Count > 0)
            output.WriteLine($"{new string(' ', 11 + 2 * depth)}... {scope.Children.Count} scopes");
    }
}

using System.CommandLine;
using Hardware.Waveforms.Export;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave export</c>: signals in another format.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<string> path = WaveCommands.FileArgument();
        Option<string> format = new("--format", "-f") { Description = "What to write.", Required = true };
        format.AcceptOnlyFromAmong([.. Enum.GetNames<ExportFormat>().Select(name => name.ToLowerInvariant())]);
        Option<string?> target =
            new("--output", "-o")
            {
                Description = "The file to write; standard output when not given (text formats only).",
                HelpName = "file"
            };
        var command = new Command("export", "Write signals as CSV, JSON, VCD, FST or a WaveDrom diagram.") { path, format, target };
        var window = new WindowOptions(command);
        command.Runs(result =>
        {
            var kind = Enum.Parse<ExportFormat>(result.GetRequiredValue(format), ignoreCase: true);
            string? file = result.GetValue(target);
            if (file is null && kind is ExportFormat.Vcd or ExportFormat.Fst)
                throw new WaveException(WaveCodes.BadOption,
                    $"{kind.ToString().ToUpperInvariant()} is written to a file: name it with --output");
            (WaveFile trace, IReadOnlyList<Variable> variables) = window.Open(result, result.GetRequiredValue(path));
            ShowOptions options = window.Show(result, trace);
            if (file is null)
                WaveExport.Write(trace, variables, kind, result.InvocationConfiguration.Output, options);
            else
                WaveExport.Write(trace, variables, kind, file, options);
            return ExitCodes.Ok;
        });
        return command;
    }
}

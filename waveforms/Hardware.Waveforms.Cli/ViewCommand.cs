using System.CommandLine;
using System.Globalization;
using Hardware.Waveforms.Show;
using Hardware.Waveforms.View;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave view</c>: one HTML page that shows the waves in a browser.</summary>
internal static class ViewCommand
{
    public static Command Create()
    {
        Argument<string> path = WaveCommands.FileArgument();
        Option<string?> target =
            new("--output", "-o") { Description = "The page to write; the trace's name with .html when not given.", HelpName = "file" };
        Option<string?> time = new("--time") { Description = "Where the cursor stands at first.", HelpName = "time" };
        Option<string?> theme = new("--theme") { Description = "Dark or light; the browser's choice when not given." };
        theme.AcceptOnlyFromAmong("dark", "light");
        var command = new Command("view", "Write one self-contained HTML page with the waves, and print its name.") { path, target,
            time, theme };
        var window = new WindowOptions(command, radix: false);
        command.Runs(result =>
        {
            string trace = result.GetRequiredValue(path);
            (WaveFile file, IReadOnlyList<Variable> variables) = window.Open(result, trace);
            string page = result.GetValue(target) ?? trace + ".html";
            ViewOptions options = new()
            {
                From = window.From(result, file),
                To = window.To(result, file),
                State = new ViewState
                {
                    Time = result.GetValue(time) is { } text ? TimeText.Parse(text, file.Timescale) : null,
                    Theme = result.GetValue(theme),
                    Rows = window.Signals(result) is null ? [] : [.. variables.Select(variable => new ViewSignal(variable.Path))],
                },
            };
            HtmlView.Write(file, page, options);
            result.InvocationConfiguration.Output.WriteLine(page);
            result.InvocationConfiguration.Error.WriteLine(
                $"{new FileInfo(page).Length.ToString("N0", CultureInfo.InvariantCulture)} bytes; "
                + "it needs no other file and no network: open it in any browser");
            return ExitCodes.Ok;
        });
        return command;
    }
}

using System.CommandLine;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave show</c>: waves drawn with characters, and a table of values.</summary>
internal static class ShowCommand
{
    private const int RowsInOneSight = 40;

    public static Command Create()
    {
        Argument<string> path = WaveCommands.FileArgument();
        Option<string> form = new("--as") { Description = "Waves, a table, or both.", DefaultValueFactory = _ => "both" };
        form.AcceptOnlyFromAmong("waves", "table", "both");
        Option<bool> ascii = new("--ascii") { Description = "Draw with ASCII characters only." };
        Option<int?> width = new("--width") { Description = "Columns of text; the terminal's when not given.", HelpName = "columns" };
        Option<int?> rows = new("--rows")
        {
            Description = $"Rows of the table at most; {RowsInOneSight} beside waves, else 1000.",
            HelpName = "count"
        };
        var command = new Command("show", "Draw waves in the terminal and print values as a table.") { path, form, ascii, width, rows };
        var window = new WindowOptions(command);
        command.Runs(result =>
        {
            (WaveFile file, IReadOnlyList<Variable> variables) = window.Open(result, result.GetRequiredValue(path));
            string what = result.GetRequiredValue(form);
            ShowOptions options = window.Show(result, file) with
            {
                Ascii = result.GetValue(ascii),
                Width = result.GetValue(width) ?? TerminalWidth(),
                MaxRows = result.GetValue(rows) ?? (what == "table" ? 1000 : RowsInOneSight),
            };
            TextWriter output = result.InvocationConfiguration.Output;
            if (what != "table")
                WaveDrawing.Write(file, variables, output, options);
            if (what == "both")
                output.Write('\n');
            if (what != "waves")
                WaveTable.Write(file, variables, output, options);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 120 : Console.WindowWidth;
        }
        catch (IOException)
        {
            return 120;
        }
    }
}

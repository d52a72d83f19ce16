using System.CommandLine;
using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary>The <c>wave</c> command: info, show, diff, find, export and view of traces.</summary>
public static class WaveCommands
{
    private const string Description = "Look into waveforms: VCD (plain or gzip) and FST.";

    /// <summary>Makes the command <c>wave</c>; <c>hw</c> adds it to its own.</summary>
    public static Command Create() => Fill(new Command("wave", Description));

    /// <summary>Makes the same as a program of its own.</summary>
    public static RootCommand CreateRoot() => Fill(new RootCommand(Description));

    private static T Fill<T>(T parent) where T : Command
    {
        foreach (Command command in (Command[])[InfoCommand.Create(), ShowCommand.Create(), DiffCommand.Create(), FindCommand.Create(),
            ExportCommand.Create(), ViewCommand.Create()])
            parent.Add(command);
        return parent;
    }

    internal static Argument<string> FileArgument(string name = "file", string description = "The trace: .vcd, .vcd.gz or .fst.") =>
        new(name) { Description = description };

    internal static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON document." };

    /// <summary>Reads a trace; what was wrong with it goes to the messages, at most a few lines.</summary>
    internal static WaveFile Open(ParseResult result, string path, WaveOptions? options = null)
    {
        WaveFile file = WaveFile.Open(path, options);
        const int shown = 5;
        TextWriter error = result.InvocationConfiguration.Error;
        foreach (WaveDiagnostic diagnostic in file.Diagnostics.Take(shown))
            error.WriteLine($"{path}: {diagnostic}");
        if (file.Diagnostics.Count > shown)
            error.WriteLine($"{path}: and {file.Diagnostics.Count - shown} more: 'wave info {path}' lists them");
        return file;
    }
}

/// <summary>The options that say which signals and times are meant and how values are written.</summary>
internal sealed class WindowOptions
{
    private static readonly string[] RadixNames = [.. Enum.GetNames<WaveRadix>().Select(name => name.ToLowerInvariant())];

    private readonly Option<string[]> _signals = new("--signals", "-s")
    {
        Description = "Which signals: globs of paths, * within a name, ** at any depth; a name alone matches at any depth.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "glob",
    };

    private readonly Option<string?> _from = new("--from") { Description = "First time: 120 (time steps), 1.2us.", HelpName = "time" };

    private readonly Option<string?> _to = new("--to") { Description = "Last time.", HelpName = "time" };

    private readonly Option<string> _radix = new("--radix", "-r")
    {
        Description = "How values are written.",
        DefaultValueFactory = _ =>
        "auto"
    };

    public WindowOptions(Command command, bool radix = true)
    {
        command.Add(_signals);
        command.Add(_from);
        command.Add(_to);
        _radix.AcceptOnlyFromAmong(RadixNames);
        if (radix)
            command.Add(_radix);
    }

    public IReadOnlyList<string>? Signals(ParseResult result) => result.GetValue(_signals) is { Length: > 0 } globs ? globs : null;

    public WaveRadix Radix(ParseResult result) => Enum.Parse<WaveRadix>(result.GetValue(_radix) ?? "auto", ignoreCase: true);

    public long? From(ParseResult result, WaveFile file) =>
        result.GetValue(_from) is { } text ? TimeText.Parse(text, file.Timescale) : null;

    public long? To(ParseResult result, WaveFile file) => result.GetValue(_to) is { } text ? TimeText.Parse(text, file.Timescale) : null;

    public ShowOptions Show(ParseResult result, WaveFile file, bool radix = true) => new()
    {
        From = From(result, file),
        To = To(result, file),
        Radix = radix ? Radix(result) : WaveRadix.Auto,
    };

    /// <summary>Reads only the signals asked for.</summary>
    public (WaveFile File, IReadOnlyList<Variable> Variables) Open(ParseResult result, string path)
    {
        WaveFile file = WaveCommands.Open(result, path, new WaveOptions { Signals = Signals(result) });
        return (file, SignalSelection.Of(file, Signals(result)));
    }
}

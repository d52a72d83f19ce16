using System.CommandLine;
using System.CommandLine.Parsing;

namespace Hardware.Waveforms.Cli;

/// <summary>Runs commands: data to one stream, messages to the other, every failure one sentence and never a stack trace.</summary>
public static class CommandRunner
{
    /// <summary>Runs a command line.</summary>
    /// <param name="command">The command or root command.</param>
    /// <param name="arguments">The arguments after the command's name.</param>
    /// <param name="output">Data only.</param>
    /// <param name="error">Messages.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(Command command, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = command.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
        {
            error.WriteLine($"{parsed.Errors[0].Message} Try '{PathOf(parsed.CommandResult)} --help'.");
            return ExitCodes.WrongArgument;
        }
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>Says what a command does; what goes wrong with a trace or the output ends in its exit code in every host.</summary>
    internal static void Runs(this Command command, Func<ParseResult, int> action) => command.SetAction(result =>
    {
        TextWriter error = result.InvocationConfiguration.Error;
        try
        {
            int code = action(result);
            result.InvocationConfiguration.Output.Flush();
            return code;
        }
        catch (WaveException e)
        {
            error.WriteLine(e.Message);
            return ExitCodes.Of(e);
        }
        catch (IOException e)
        {
            // The reader of a pipe (head, less) has gone: there is nobody to write for.
            error.WriteLine($"the output cannot be written: {e.Message}");
            return ExitCodes.NothingReadable;
        }
    });

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}

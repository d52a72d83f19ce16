using System.CommandLine;

namespace Hardware.Waveforms.Cli;

/// <summary>Runs a command line: data to one stream, messages to the other, every failure one sentence and never a stack trace.</summary>
public static class CommandRunner
{
    /// <summary>Runs.</summary>
    /// <param name="command">The command or root command.</param>
    /// <param name="arguments">The arguments after the command's name.</param>
    /// <param name="output">Data only.</param>
    /// <param name="error">Messages.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(Command command, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = command.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"{parsed.Errors[0].Message} Try '{PathOf(parsed.CommandResult)} --help'.");
            return ExitCodes.WrongArgument;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
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
        finally
        {
            try
            {
                output.Flush();
            }
            catch (IOException)
            {
            }
        }
    }

    private static string PathOf(System.CommandLine.Parsing.CommandResult result)
    {
        string name = result.Command.Name;
        return result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{PathOf(parent)} {name}" : name;
    }
}

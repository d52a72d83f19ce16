using System.CommandLine;
using Hardware.Cli.Commands;
using Hardware.Waveforms.Cli;

namespace Hardware.Cli;

/// <summary>The <c>hw</c> command: every sub-command is one file in Commands, listed here.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var root = new RootCommand("Hardware: write hardware in C#, simulate it, check it against Verilator.");
        Command[] commands =
        [
            RunCommand.Create(),
            TestCommand.Create(),
            BenchCommand.Create(),
            ListCommand.Create(),
            EmitCommand.Create(),
            SimCommand.Create(),
            LockstepCommand.Create(),
            WaveCommands.Create(),
        ];
        foreach (var command in commands)
            root.Add(command);

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
        {
            var name = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            Console.Error.WriteLine($"hw: {parsed.Errors[0].Message} Say './hw {name}--help' for what is known.");
            return ExitCode.WrongArgument;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Failure.Report(exception);
        }
    }
}

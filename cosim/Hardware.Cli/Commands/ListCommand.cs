using System.CommandLine;
using Hardware.Hdl;

namespace Hardware.Cli.Commands;

/// <summary><c>hw list</c>: the designs that can be named on the command line.</summary>
internal static class ListCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var json = CommandOutput.JsonOption();
        var command = new Command("list", "List the designs.") { json };
        command.SetAction(parsed => Run(new CommandOutput(parsed.GetValue(json))));
        return command;
    }

    private static int Run(CommandOutput output)
    {
        var designs = DesignCatalogue.All.Select(entry =>
        {
            var top = Elaborator.Elaborate(entry.Create()).Top;
            var parameters = top.Parameters.ToDictionary(p => p.Name, p => p.Value);
            return new { entry.Name, Module = top.TypeName, Parameters = parameters, entry.Description };
        }).ToList();
        foreach (var design in designs)
            output.Line($"{design.Name,-22} {design.Description}");
        output.Document(new { Designs = designs });
        return ExitCode.Success;
    }
}

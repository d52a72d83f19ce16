using System.CommandLine;
using Hardware.Hdl;
using Hardware.Hdl.Verilog;

namespace Hardware.Cli.Commands;

/// <summary><c>hw emit DESIGN -o DIR</c>: writes a design's Verilog, a file per module.</summary>
internal static class EmitCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("design") { Description = "Name of the design, see './hw list'." };
        var folder = new Option<string?>("--output", "-o") { Description = "Folder for the .sv files; out/verilog/DESIGN when left out." };
        var json = CommandOutput.JsonOption();
        var command = new Command("emit", "Write a design's Verilog.") { name, folder, json };
        command.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(folder), new CommandOutput(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string name, string? folder, CommandOutput output)
    {
        var design = Elaborator.Elaborate(DesignCatalogue.Find(name).Create());
        var files = VerilogEmitter.Write(VerilogEmitter.Emit(design), folder ?? Path.Combine(Repository.Output, "verilog", name));
        foreach (var file in files)
            output.Line(file);
        output.Document(new { Design = name, Top = design.Top.Name, Files = files });
        return ExitCode.Success;
    }
}

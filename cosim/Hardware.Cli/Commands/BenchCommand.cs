using System.CommandLine;
using System.Diagnostics;
using Hardware.Bench;
using Hardware.Cosim;

namespace Hardware.Cli.Commands;

/// <summary><c>hw bench</c>: runs the measurements in bench/, which are programs of their own: <c>vcd</c>, <c>verilator</c>, and
/// Hardware.Bench for all else.</summary>
internal static class BenchCommand
{
    private const string Main = "Hardware.Bench";

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var arguments = new BenchArguments();
        var command = new Command("bench", "Measure the compiled model against Verilator, and other things.");
        arguments.AddTo(command);
        command.SetAction(parsed => Run(arguments.Read(parsed)));
        return command;
    }

    private static int Run(BenchRequest request)
    {
        var folder = Path.Combine(Repository.Root, "bench");
        var project = request.Name is null ? Main : ProgramOf(folder, request.Name) ?? Main;
        IReadOnlyList<string> words = project == Main ? request.Words() : request.Json ? ["--json"] : [];
        var assembly = Path.Combine(folder, project, "bin/Release/net10.0", project + ".dll");
        if (!File.Exists(assembly))
            throw new SimulationException("SIM1001", $"{assembly} is missing: build the solution, as ./hw bench does.");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. words]))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>The program whose name ends with the measurement's: <c>vcd</c> is Hardware.Bench.Vcd.</summary>
    private static string? ProgramOf(string folder, string name) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, Main + ".*").Select(path => Path.GetFileName(path)!).FirstOrDefault(
            program => program.Equals($"{Main}.{name}", StringComparison.OrdinalIgnoreCase))
        : null;
}

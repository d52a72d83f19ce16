using System.CommandLine;
using System.Diagnostics;

namespace Hardware.Cli.Commands;

/// <summary><c>hw bench</c>: runs the measurements in bench/, each an executable named <c>Hardware.Bench.Name</c>.</summary>
internal static class BenchCommand
{
    private const string Prefix = "Hardware.Bench.";

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne, Description = "Which measurement; none lists them." };
        var rest = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore, Description = "Handed to the measurement." };
        var json = CommandOutput.JsonOption();
        var command = new Command("bench", "Run a measurement.") { name, rest, json };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(rest) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? name, string[] arguments, bool json)
    {
        var folder = Path.Combine(Repository.Root, "bench");
        var known = (Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, Prefix + "*") : [])
            .Select(path => Path.GetFileName(path)[Prefix.Length..].ToLowerInvariant()).Order(StringComparer.Ordinal).ToList();
        if (name is null)
        {
            var output = new CommandOutput(json);
            known.ForEach(output.Line);
            output.Document(new { Benches = known });
            return ExitCode.Success;
        }
        if (!known.Contains(name.ToLowerInvariant()))
        {
            Console.Error.WriteLine($"hw: there is no measurement '{name}': choose one of {(known.Count > 0 ? string.Join(", ", known) : "(none yet)")}.");
            return ExitCode.WrongArgument;
        }
        var project = Directory.EnumerateDirectories(folder).First(path => Path.GetFileName(path).Equals(Prefix + name, StringComparison.OrdinalIgnoreCase));
        var assembly = Path.Combine(project, "bin/Release/net10.0", Path.GetFileName(project) + ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments, .. json ? new[] { "--json" } : []]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

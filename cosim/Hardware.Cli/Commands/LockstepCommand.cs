using System.CommandLine;
using Hardware.Cosim;
using Hardware.Cosim.Lockstep;
using Hardware.Hdl;

namespace Hardware.Cli.Commands;

/// <summary><c>hw lockstep DESIGN|all</c>: runs designs on all engines with the same random inputs and stops at the first
/// difference.</summary>
internal static class LockstepCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("design") { Description = "Name of a design, see './hw list', or all." };
        var engines = new Option<EngineKind[]>("--engines")
        {
            Description = "Which engines; all three when left out.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [EngineKind.Native, EngineKind.Compiled, EngineKind.Verilator],
        };
        var cycles = new Option<long>("--cycles") { Description = "Clock cycles.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<ulong>("--seed") { Description = "Chooses the inputs.", DefaultValueFactory = _ => 1 };
        var json = CommandOutput.JsonOption();
        var command = new Command("lockstep", "Compare the engines on a design, cycle for cycle.") { name, engines, cycles, seed, json };
        command.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(engines)!, parsed.GetValue(cycles), parsed.GetValue(seed),
            new CommandOutput(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string name, EngineKind[] engines, long cycles, ulong seed, CommandOutput output)
    {
        if (cycles < 1)
            throw new SimulationException("SIM1003", $"{cycles} cycles cannot be simulated: name at least 1.");
        var entries = name == "all" ? DesignCatalogue.All : [DesignCatalogue.Find(name)];
        var results = new List<LockstepResult>();
        using var bar = new ProgressBar("lockstep");
        foreach (var entry in entries)
        {
            bar.Report((double)results.Count / entries.Count, entry.Name);
            results.Add(Compare(entry, engines, cycles, seed));
            output.Line(results[^1].ToString());
        }
        output.Document(new { Designs = results });
        return results.Exists(r => r.Mismatches > 0) ? ExitCode.Failure : ExitCode.Success;
    }

    private static LockstepResult Compare(DesignEntry entry, EngineKind[] engines, long cycles, ulong seed)
    {
        var module = entry.Create();
        var design = Elaborator.Elaborate(module);
        using var run = new LockstepRun([.. engines.Select(kind => Engines.Create(kind, module, design, seed))], new LockstepOptions
        {
            Seed = seed,
            OutputFolder = Path.Combine(Repository.Output, "lockstep", entry.Name),
            ReplayCommand = $"./hw lockstep {entry.Name} --cycles {{cycles}} --seed {seed}",
        });
        return run.Run(cycles, entry.Name);
    }
}

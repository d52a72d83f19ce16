using System.CommandLine;
using Hardware.Cosim;
using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Tracing;
using Hardware.Hdl;
using Hardware.Hdl.Simulation;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Hardware.Cli.Commands;

/// <summary><c>hw sim DESIGN</c>: runs a design with random inputs that the seed repeats, and shows its outputs at the end.</summary>
internal static class SimCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("design") { Description = "Name of the design, see './hw list'." };
        var engine = new Option<EngineKind>("--engine")
        {
            Description = "native, compiled or verilator.",
            DefaultValueFactory = _ => EngineKind.Compiled,
        };
        var cycles = new Option<long>("--cycles") { Description = "Clock cycles.", DefaultValueFactory = _ => 1000 };
        var seed = new Option<ulong>("--seed") { Description = "Chooses the inputs.", DefaultValueFactory = _ => 1 };
        var trace = new Option<string?>("--vcd") { Description = "File for a trace, VCD or FST by its ending." };
        var signals = new Option<string[]>("--signals")
        {
            Description = "Globs of the signals traced; all when left out.",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = CommandOutput.JsonOption();
        var command = new Command("sim", "Simulate a design with random inputs.") { name, engine, cycles, seed, trace, signals, json };
        command.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(engine), parsed.GetValue(cycles), parsed.GetValue(seed),
            parsed.GetValue(trace), parsed.GetValue(signals) ?? [], new CommandOutput(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string name, EngineKind kind, long cycles, ulong seed, string? trace, string[] signals, CommandOutput output)
    {
        if (cycles < 1)
            throw new SimulationException("SIM1003", $"{cycles} cycles cannot be simulated: name at least 1.");
        var module = DesignCatalogue.Find(name).Create();
        var design = Elaborator.Elaborate(module);
        var engine = Engines.Create(kind, module, design, seed);
        using var simulation = trace is null
            ? engine
            : new TracedEngine(engine, trace, new TraceOptions { Signals = signals, SideCar = true });
        using var bar = new ProgressBar(name);
        var stimulus = new RandomStimulus(design, seed);
        var port = new StimulusPort([simulation]);
        var failures = new List<CheckFailure>();
        var clock = Stopwatch.StartNew();
        for (var cycle = 0L; cycle < cycles; cycle++)
        {
            simulation.Tick(stimulus.Drive(cycle, port), 1);
            failures.AddRange(simulation.TakeFailures());
            if (cycle % 256 == 0)
                bar.Report((double)cycle / cycles);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        var outputs = design.Top.Signals.Where(s => s.IsOutput)
            .ToDictionary(s => s.Name, s => Hex(simulation, design.Top.SlotOf(s), s.Shape.Width));
        output.Line($"{name} on {simulation.Name}: {cycles} cycles in {seconds:0.00} s, seed {seed}");
        foreach (var (signal, value) in outputs)
            output.Line($"  {signal} = {value}");
        foreach (var failure in failures.Take(10))
            output.Line($"  cycle {failure.Cycle}: {failure.Point.Path}: {failure.Point.Check.Message} ({failure.Point.Check.Source})");
        if (trace is not null)
            output.Line($"  trace {trace}");
        output.Document(new
        {
            Design = name,
            Engine = simulation.Name,
            Cycles = cycles,
            Seed = seed,
            Seconds = seconds,
            Outputs = outputs,
            FailedChecks = failures.Count,
            Vcd = trace,
        });
        return failures.Count > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static string Hex(Engine engine, int slot, int width)
    {
        var limbs = new ulong[(width + 63) / 64];
        engine.Read(slot, limbs);
        return new Hdl.Values.BitVector(width, limbs).ToString();
    }
}

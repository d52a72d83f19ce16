using System.CommandLine;
using System.Runtime.InteropServices;
using Hardware.Cosim;
using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Tracing;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Verilog;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Hardware.Cli.Commands;

/// <summary>
/// <c>hw run</c>: a layer of ResNet-50 (conv2_x, 1x1, 56 x 56 x 64 to 64) on a 16 x 16 PE array: the whole layer on the compiled
/// model, every element checked against a plain product, and the start of it in lockstep with Verilator.
/// </summary>
internal static class RunCommand
{
    private const int Size = 16;
    private const int M = 56 * 56, K = 64, N = 64;
    private const int TracedCycles = 200;
    private const int LockstepCycles = 4000;

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Makes up the layer's data.", DefaultValueFactory = _ => 1 };
        var json = CommandOutput.JsonOption();
        var command = new Command("run", "Run a layer of ResNet-50 on a 16x16 PE array, checked against C# and Verilator.") { seed, json };
        command.SetAction(parsed => Run(parsed.GetValue(seed), new CommandOutput(parsed.GetValue(json))));
        return command;
    }

    private static int Run(int seed, CommandOutput output)
    {
        var job = new GemmJob(M, K, N, seed);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Output, "run")).FullName;
        var design = Elaborator.Elaborate(new PeArray(Size, Size));
        var verilog = VerilogEmitter.Write(VerilogEmitter.Emit(design), Path.Combine(folder, "verilog"));

        var clock = Stopwatch.StartNew();
        var (gemm, trace) = Compute(job, design, folder);
        var seconds = clock.Elapsed.TotalSeconds;
        var equal = gemm.Product.AsSpan().SequenceEqual(job.Expected());
        var lockstep = Compare(job, design, folder, output);

        string[] report =
        [
            $"ResNet-50 conv2_x 1x1: M={M} K={K} N={N}, int8 x int8 to int32, seed {seed}",
            $"  array       {Size} x {Size} weight-stationary, {K / Size * (N / Size)} tiles of weights",
            $"  compiled    {gemm.Cycles} cycles in {seconds:0.00} s ({gemm.Cycles / seconds / 1e6:0.00} M cycles/s, host included)",
            $"  work        {job.Macs} MACs, {100.0 * job.Macs / (gemm.Cycles * Size * Size):0.0}% of the array's multipliers busy",
            $"  results     {(equal ? $"all {gemm.Product.Length} equal to a plain C# product" : "DIFFER from a plain C# product")}",
            lockstep is null ? "  lockstep    skipped: Verilator is missing (sudo apt-get install verilator g++ make)"
                : $"  lockstep    {lockstep}",
            $"  verilog     {Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(verilog[0])!)}",
            $"  waves       {Path.GetRelativePath(Repository.Root, trace)} (first {TracedCycles} cycles; ./hw wave view FILE)",
        ];
        File.WriteAllLines(Path.Combine(folder, "report.txt"), report);
        foreach (var line in report)
            output.Line(line);
        output.Document(new
        {
            ResultsEqual = equal,
            Lockstep = lockstep is null ? null : new { lockstep.Cycles, lockstep.Mismatches },
            gemm.Cycles,
            job.Macs,
            Seconds = seconds,
            Verilog = verilog,
            Vcd = trace,
        });
        return equal && lockstep is not { Mismatches: > 0 } ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The whole layer on the compiled model; the first cycles leave a trace.</summary>
    private static (TiledGemm Gemm, string Trace) Compute(GemmJob job, Design design, string folder)
    {
        var gemm = new TiledGemm(job, Size, Size);
        var trace = Path.Combine(folder, "pe-array.vcd");
        using var engine = Engines.Create(EngineKind.Compiled, new PeArray(Size, Size), design);
        using (var traced = new TracedEngine(new Undisposed(engine), trace, new TraceOptions { SideCar = true }))
            Cycles(gemm, traced, 0, TracedCycles);
        using var bar = new ProgressBar("conv2_x");
        for (long cycle = TracedCycles; cycle < gemm.Cycles; cycle += 1024)
        {
            Cycles(gemm, engine, cycle, Math.Min(cycle + 1024, gemm.Cycles));
            bar.Report((double)cycle / gemm.Cycles);
        }
        return (gemm, trace);
    }

    private static void Cycles(TiledGemm gemm, Engine engine, long from, long to)
    {
        var top = engine.Design.Top;
        var array = new ArrayStimulus(gemm, top);
        var port = new StimulusPort([engine]);
        var sums = new ulong[Size / 2];
        var slot = top.SlotOf(top.Signals.First(s => s.Name == nameof(PeArray.Sums)));
        for (var cycle = from; cycle < to; cycle++)
        {
            array.Drive(cycle, port);
            engine.Read(slot, sums);
            gemm.Collect(cycle, MemoryMarshal.AsBytes<ulong>(sums));
            engine.Step();
        }
    }

    /// <summary>The start of the layer in lockstep with Verilator; null when Verilator is missing.</summary>
    private static LockstepResult? Compare(GemmJob job, Design design, string folder, CommandOutput output)
    {
        Engine verilator;
        try
        {
            verilator = Engines.Create(EngineKind.Verilator, new PeArray(Size, Size), design);
        }
        catch (SimulationException missing) when (missing.Code is "SIM2001" or "SIM2002" or "SIM2003")
        {
            output.Note($"hw: the lockstep part is skipped: {missing.Message}");
            return null;
        }
        using var bar = new ProgressBar("lockstep");
        var compiled = Engines.Create(EngineKind.Compiled, new PeArray(Size, Size), design);
        using var run = new LockstepRun([compiled, verilator], new LockstepOptions
        {
            Stimulus = (d, _) => new ArrayStimulus(new TiledGemm(job, Size, Size), d.Top),
            OutputFolder = Path.Combine(folder, "lockstep"),
            ReplayCommand = "./hw run",
            Progress = bar,
        });
        return run.Run(LockstepCycles, "pe-array");
    }

    /// <summary>Feeds the array as the job's plan says.</summary>
    private sealed class ArrayStimulus(TiledGemm gemm, ModuleDef top) : IStimulus
    {
        private readonly PeArrayInputs _inputs = new(Size, Size);
        private readonly int _load = Slot(top, nameof(PeArray.Load));
        private readonly int _valid = Slot(top, nameof(PeArray.ValidIn));
        private readonly int _swap = Slot(top, nameof(PeArray.SwapIn));
        private readonly int _activations = Slot(top, nameof(PeArray.Activations));
        private readonly int _weights = Slot(top, nameof(PeArray.Weights));

        public uint Drive(long cycle, StimulusPort port)
        {
            gemm.Drive(cycle, _inputs);
            port.Write(_load, [_inputs.Load ? 1UL : 0]);
            port.Write(_valid, _inputs.Valid);
            port.Write(_swap, _inputs.Swap);
            port.Write(_activations, _inputs.Activations);
            port.Write(_weights, _inputs.Weights);
            return uint.MaxValue;
        }

        private static int Slot(ModuleDef top, string name) => top.SlotOf(top.Signals.First(s => s.Name == name));
    }

    /// <summary>An engine that goes on after its trace is complete.</summary>
    private sealed class Undisposed(Engine inner) : EngineDecorator(inner)
    {
        public override void Dispose() { }
    }
}

using Hardware.Bench.Measuring;
using Hardware.Bench.Verilator;
using Hardware.Bench.Workloads;
using Hardware.Cosim;
using Hardware.Cosim.Tracing;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;

namespace Hardware.Bench.Startup;

/// <summary>What a VCD of all signals of a 9x9 PE array, about a thousand, adds to a cycle: ours and Verilator's own.</summary>
internal static class TraceCost
{
    private const int Size = 9, Turns = 5;
    private const long Cycles = 32 * 1024;

    /// <summary>Rows; Verilator's only when it is asked for.</summary>
    public static IEnumerable<StartupRow> Measure(BenchRequest request, Action<string> progress)
    {
        var workload = WorkloadCatalogue.Find("pe-array");
        var design = Elaborator.Elaborate(workload.Create(Size));
        var stimulus = workload.StimulusOf(design, Size);
        var folder = Directory.CreateTempSubdirectory("hw-bench-trace-").FullName;
        try
        {
            var path = Path.Combine(folder, "trace.vcd");
            List<Func<(double Seconds, long Bytes)>> runs = [() => Ours(design, stimulus, null), () => Ours(design, stimulus, path)];
            List<string> names = ["compiled"];
            if (!request.NoVerilator)
            {
                progress("Verilator builds a model with and one without --trace, where they are not in the cache");
                VerilatorStyle[] styles = [VerilatorStyle.Emitted, VerilatorStyle.Traced];
                var libraries = Array.ConvertAll(styles,
                    style => VerilatorLibrary.Build(design, VerilatorSource.Of(workload, Size, design, style), new BuildOptions()));
                runs.Add(() => Verilated(libraries[0], design, stimulus, ""));
                runs.Add(() => Verilated(libraries[1], design, stimulus, path));
                names.Add("verilator");
            }
            var seconds = new double[runs.Count][];
            var bytes = new long[runs.Count];
            for (var run = 0; run < runs.Count; run++)
                seconds[run] = new double[Turns];
            for (var turn = -1; turn < Turns; turn++)
            {
                for (var run = 0; run < runs.Count; run++)
                {
                    (var time, bytes[run]) = runs[run]();
                    if (turn >= 0)
                        seconds[run][turn] = time;
                }
            }
            return [.. names.Index().SelectMany(name =>
                Rows(name.Item, Median(seconds[2 * name.Index]), Median(seconds[(2 * name.Index) + 1]), bytes[(2 * name.Index) + 1]))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<StartupRow> Rows(string name, double without, double with, long bytes)
    {
        yield return new($"{name}: a cycle of a {Size}x{Size} PE array without a trace", without / Cycles * 1e9, "ns");
        yield return new($"{name}: a cycle with a VCD of all signals", with / Cycles * 1e9, "ns");
        yield return new($"{name}: added by the VCD", (with - without) / Cycles * 1e9, "ns");
        yield return new($"{name}: VCD of a cycle", (double)bytes / Cycles, "bytes");
    }

    private static (double Seconds, long Bytes) Ours(Design design, Stimulus stimulus, string? path)
    {
        Engine engine = new CompiledEngine(design);
        if (path is not null)
            engine = new TracedEngine(engine, path);
        engine.Step();
        var slots = stimulus.Ports.Select(port => (Slot: design.Top.SlotOf(port), Limbs: Stimulus.LimbsOf(port))).ToArray();
        var start = Processor();
        for (long cycle = 0; cycle < Cycles; cycle++)
        {
            var at = (int)(cycle % stimulus.Cycles);
            for (var word = stimulus.Starts[at]; word < stimulus.Starts[at + 1];)
            {
                var (slot, limbs) = slots[stimulus.Words[word++]];
                engine.Write(slot, stimulus.Words.AsSpan(word, limbs));
                word += limbs;
            }
            engine.Step();
        }
        // The end of the file is part of the cost.
        engine.Dispose();
        return (Processor() - start, path is null ? 0 : new FileInfo(path).Length);
    }

    private static (double Seconds, long Bytes) Verilated(VerilatorLibrary library, Design design, Stimulus stimulus, string path)
    {
        var model = new VerilatorModel(library, design, stimulus, path);
        model.Run(1);
        var start = Processor();
        model.Run(Cycles);
        model.Dispose();
        return (Processor() - start, path.Length == 0 ? 0 : new FileInfo(path).Length);
    }

    /// <summary>Of all threads: a writer may have one of its own.</summary>
    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static double Median(double[] seconds) => seconds.Order().ElementAt(seconds.Length / 2);
}

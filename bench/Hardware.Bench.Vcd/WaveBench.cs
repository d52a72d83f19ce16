using System.Diagnostics;
using Hardware.Waveforms;

namespace Hardware.Bench.Vcd;

/// <summary>Measures reading and writing on a trace that Verilator writes of Designs/lanes.v, against the tools that do the same.</summary>
public sealed class WaveBench(Action<string> progress)
{
    /// <summary>A cycle of lanes is 5.2 KB of trace: this makes 200 MB.</summary>
    private const int Cycles = 38_500;

    private const int Runs = 7;

    /// <summary>Runs every job; each row is the median of <see cref="Runs"/>, all files in the page cache.</summary>
    public IReadOnlyList<BenchRow> Run()
    {
        string folder = Directory.CreateTempSubdirectory("bench-waves").FullName;
        try
        {
            return Run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private List<BenchRow> Run(string folder)
    {
        progress("building the traced design with Verilator");
        string designs = Path.Combine(AppContext.BaseDirectory, "Designs");
        Process(folder, "verilator", "--cc", "--exe", "--build", "--trace", "-O3", "-CFLAGS", "-O3 -march=native", "--top-module", "lanes",
            Path.Combine(designs, "lanes.v"), Path.Combine(designs, "lanes_main.cpp"));
        string model = Path.Combine(folder, "obj_dir", "Vlanes");
        string trace = Path.Combine(folder, "lanes.vcd");
        Process(folder, model, trace, $"{Cycles}");
        long bytes = new FileInfo(trace).Length;
        var rows = new List<BenchRow>();

        progress("reading");
        rows.Add(Ours("read, every change stored, one thread", bytes, () => WaveFile.Open(trace, new WaveOptions { Threads = 1 })));
        rows.Add(Ours("read, every change stored, two threads", bytes, () => WaveFile.Open(trace, new WaveOptions { Threads = 2 })));
        rows.Add(Ours("scan, one thread", bytes, () =>
        {
            var counter = new Counter();
            WaveFile.Scan(trace, ref counter, new WaveOptions { Threads = 1 });
        }));
        rows.Add(Theirs("convert to FST", "vcd2fst", bytes, folder, "vcd2fst", trace, Path.Combine(folder, "their.fst")));
        rows.Add(Ours("convert to FST", bytes, () =>
        {
            WaveFile wave = WaveFile.Open(trace);
            using IWaveWriter writer = WaveFile.Create(Path.Combine(folder, "our.fst"), wave.WriterOptions());
            wave.CopyTo(writer);
        }));

        progress("writing");
        double running = Median(() => Process(folder, model, "-", $"{Cycles}"));
        double dumping = Median(() => Process(folder, model, trace, $"{Cycles}"));
        rows.Add(new BenchRow("write VCD (run with dump less run without)", "Verilator", Math.Max(1e-9, dumping - running), null, bytes));
        var replay = Replay.Of(WaveFile.Open(trace));
        string copy = Path.Combine(folder, "copy.vcd");
        BenchRow written = Ours("write VCD (the same changes from memory)", bytes, () => replay.Write(copy));
        rows.Add(written with { Bytes = new FileInfo(copy).Length });
        return rows;
    }

    private static BenchRow Ours(string job, long bytes, Action action)
    {
        var processor = new List<double>();
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        action();
        double seconds = Median(() =>
        {
            GC.Collect();
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            action();
            self.Refresh();
            processor.Add((self.TotalProcessorTime - before).TotalSeconds);
        });
        processor.Sort();
        return new BenchRow(job, "Hardware.Waveforms", seconds, processor[processor.Count / 2], bytes);
    }

    private static BenchRow Theirs(string job, string tool, long bytes, string folder, params string[] command) =>
        new(job, tool, Median(() => Process(folder, command[0], command[1..])), null, bytes);

    private static double Median(Action action)
    {
        var seconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[Runs / 2];
    }

    private static void Process(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = System.Diagnostics.Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            string package = tool == "vcd2fst" ? "gtkwave" : tool;
            throw new InvalidOperationException($"'{tool}' is not installed: install the Debian package {package}", exception);
        }
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {error}{output.Result}");
        }
    }

    private struct Counter : IWaveVisitor
    {
        public long Changes;
        public ulong Sum;

        public void Change(int signal, in WaveValue value)
        {
            Changes++;
            Sum += value.Word(0);
        }
    }
}

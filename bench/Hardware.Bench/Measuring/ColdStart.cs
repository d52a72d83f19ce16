using System.Diagnostics;
using System.Globalization;
using Hardware.Bench.Workloads;
using Hardware.Hdl;
using Hardware.Hdl.Model;

namespace Hardware.Bench.Measuring;

/// <summary>How long a fresh process takes to the first cycle of a design, and how much memory.</summary>
/// <param name="Elaborate">Seconds of elaboration.</param>
/// <param name="Build">Seconds of elaborating, lowering and compiling, up to and with the first cycle.</param>
/// <param name="SinceStart">Seconds from the start of the process to the end of the first cycle.</param>
/// <param name="PeakMegabytes">Most memory (resident) of the process.</param>
/// <param name="ElaborationMegabytes">Allocated by elaboration.</param>
internal sealed record ColdStart(double Elaborate, double Build, double SinceStart, double PeakMegabytes, double ElaborationMegabytes)
{
    /// <summary>The median of some child processes, by time of build.</summary>
    public static ColdStart Of(Workload workload, int size, int times)
    {
        var starts = Enumerable.Range(0, times).Select(_ => Parse(ChildProcess.Run("first-cycle", workload.Name, $"{size}")));
        return starts.OrderBy(start => start.Build).ElementAt(times / 2);
    }

    /// <summary>The child's part: builds the model, runs one cycle, prints the measurements.</summary>
    public static void MeasureHere(string name, int size)
    {
        var workload = WorkloadCatalogue.Find(name);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var design = Elaborator.Elaborate(workload.Create(size));
        var (elaborated, allocated) = (clock.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
        using var engine = new CompiledEngine(design);
        engine.Step();
        var built = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        var sinceStart = (DateTime.Now - self.StartTime).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{elaborated:F4} {built:F4} {sinceStart:F4} {self.PeakWorkingSet64 / 1e6:F1} {allocated / 1e6:F1}"));
    }

    private static ColdStart Parse(string text)
    {
        var fields = Array.ConvertAll(text.Split(' '), ChildProcess.Number);
        return new ColdStart(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }
}

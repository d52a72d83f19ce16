using Hardware.Bench.Measuring;
using Hardware.Bench.Workloads;
using Hardware.Cosim;

namespace Hardware.Bench.Startup;

/// <summary><c>hw bench startup</c>: what is paid before and beside the running: start, elaboration, access to signals, traces.</summary>
internal sealed class StartupBench(BenchRequest request, Action<string> progress)
{
    /// <summary>Every row; those of Verilator only when it is asked for and installed.</summary>
    public IReadOnlyList<StartupRow> Run()
    {
        var rows = new List<StartupRow>();
        progress("cold starts");
        foreach (var (name, size, target) in new[] { ("rv32", 1024, 0.5), ("pe-array", 64, 1.0), ("pe-array", 128, 2.0) })
        {
            var cold = ColdStart.Of(WorkloadCatalogue.Find(name), size, times: 5);
            rows.Add(new($"{name} {size}: start of the process to the end of the first cycle", cold.SinceStart, "s", target));
            rows.Add(new($"{name} {size}: elaborate, lower, compile, first cycle", cold.Build, "s"));
            rows.Add(new($"{name} {size}: elaborate", cold.Elaborate, "s", size == 128 ? 0.1 : null));
            rows.Add(new($"{name} {size}: allocated by elaboration", cold.ElaborationMegabytes, "MB", size == 128 ? 50 : null));
        }
        progress("access to signals");
        foreach (var engine in Enum.GetValues<EngineKind>().Where(engine => !(request.NoVerilator && engine == EngineKind.Verilator)))
            rows.AddRange(HandleAccess.Measure(engine));
        progress("traces");
        rows.AddRange(TraceCost.Measure(request, progress));
        return rows;
    }
}

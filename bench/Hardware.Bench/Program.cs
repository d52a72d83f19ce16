using System.CommandLine;
using Hardware.Bench.Measuring;
using Hardware.Bench.Startup;
using Hardware.Bench.Workloads;
using Hardware.Cosim;
using Hardware.Hdl;

namespace Hardware.Bench;

/// <summary><c>hw bench</c>: the compiled model against Verilator.</summary>
internal static class Program
{
    private const int Failure = 1, WrongArgument = 2;

    private static int Main(string[] words)
    {
        try
        {
            if (words is [ChildProcess.Marker, .. var task])
                return Child(task);
            var arguments = new BenchArguments();
            var command = new RootCommand("Measures the compiled model against Verilator.");
            arguments.AddTo(command);
            var parsed = command.Parse(words);
            if (parsed.Errors.Count > 0)
            {
                Console.Error.WriteLine($"hw: {parsed.Errors[0].Message} Say './hw bench --help' for what is known.");
                return WrongArgument;
            }
            Run(arguments.Read(parsed));
            return 0;
        }
        catch (SimulationException mistake)
        {
            Console.Error.WriteLine($"hw: {mistake.Message}");
            return mistake.Code == "SIM1004" ? WrongArgument : Failure;
        }
        catch (HdlException mistakes)
        {
            foreach (var mistake in mistakes.Diagnostics)
                Console.Error.WriteLine($"hw: {mistake}");
            return Failure;
        }
    }

    private static void Run(BenchRequest request)
    {
        if (request.Name == "startup")
        {
            BenchReport.Print(new StartupBench(request, Note).Run(), request.Json);
            return;
        }
        if (request.Name is null && request.Size is not null)
            throw new SimulationException("SIM1004", "--size needs a benchmark: name one before it.");
        var jobs = request.Name is { } name
            ? [(Workload: WorkloadCatalogue.Find(name), Size: WorkloadCatalogue.SizeOf(WorkloadCatalogue.Find(name), request.Size))]
            : WorkloadCatalogue.All.Where(workload => !workload.OnRequest)
                .SelectMany(workload => workload.Sizes.Select(size => (Workload: workload, Size: size))).ToList();
        using var cache = new CacheFolder(request.NoCache);
        var runner = new BenchRunner(request, Note) { Build = new(cache.Path) };
        var results = jobs.Select(job => runner.Run(job.Workload, job.Size)).ToList();
        if (!request.Json)
            BenchReport.Print(results);
        else
            Console.WriteLine(request.Name is null ? BenchReport.Json(results) : BenchReport.Json(results[0]));
    }

    private static int Child(string[] task)
    {
        switch (task)
        {
            case ["measure", .. var command]:
                ChildProcess.MeasureHere(command);
                return 0;
            case ["first-cycle", var name, var size]:
                ColdStart.MeasureHere(name, int.Parse(size));
                return 0;
            default:
                return WrongArgument;
        }
    }

    private static void Note(string text) => Console.Error.WriteLine($"hw: {text}");

    /// <summary>Where libraries are kept: the usual place, or a folder that goes with the process.</summary>
    private sealed class CacheFolder(bool fresh) : IDisposable
    {
        public string? Path { get; } = fresh ? Directory.CreateTempSubdirectory("hw-bench-").FullName : null;

        public void Dispose()
        {
            if (Path is not null)
                Directory.Delete(Path, recursive: true);
        }
    }
}

using System.Diagnostics;
using Hardware.Bench.Verilator;
using Hardware.Bench.Workloads;
using Hardware.Cosim;
using Hardware.Hdl;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Measuring;

/// <summary>
/// Runs one benchmark: builds everybody, lets them run the same cycles in turns, compares the checksums after each turn, takes the
/// median of the turns.
/// </summary>
internal sealed class BenchRunner(BenchRequest request, Action<string> progress)
{
    /// <summary>A row that is slower than the best by more than this makes turns shorter.</summary>
    private const double SlowestTurns = 3;

    /// <summary>Variable that allows builds of any length, as it does for tests.</summary>
    private const string Patience = "HW_NIGHTLY";

    /// <summary>Turns, after one that is not counted.</summary>
    public int Turns { get; init; } = 5;

    /// <summary>Seconds beyond which a build is not started; what is in the cache is always measured.</summary>
    public int LongestBuild { get; init; } = request.Quick ? 20 : Environment.GetEnvironmentVariable(Patience) == "1" ? int.MaxValue : 450;

    /// <summary>Fresh processes that measure the cold start.</summary>
    public int ColdStarts { get; init; } = 3;

    /// <summary>Seconds that a turn of Verilator's fastest row takes, or of ours when we are alone.</summary>
    public double TurnSeconds { get; init; } = request.Quick ? 0.3 : 1.0;

    /// <summary>Processor time of our side before anything is measured.</summary>
    public double WarmUpSeconds { get; init; } = 0.6;

    /// <summary>How Verilator's libraries are built.</summary>
    public BuildOptions Build { get; init; } = new();

    /// <summary>Measures.</summary>
    /// <exception cref="SimulationException">SIM2001 and following: Verilator is missing or fails; SIM1005: the outputs differ.</exception>
    public BenchResult Run(Workload workload, int size)
    {
        progress($"{workload.Name} {size}: cold start");
        var cold = ColdStart.Of(workload, size, ColdStarts);
        var design = Elaborator.Elaborate(workload.Create(size));
        var stimulus = workload.StimulusOf(design, size);
        var (built, left) = request.NoVerilator ? ([], []) : BuildRows(workload, size, design);

        progress($"{workload.Name} {size}: running");
        WarmUp(design, stimulus);
        // On a busy machine two threads wait for each other a thousand times longer than they work: they get turns of their own.
        var race = Run(built.Where(row => row.Style.Threads == 1), workload, design, stimulus);
        var threaded = built.Where(row => row.Style.Threads > 1).ToList();
        var rows = threaded.Count == 0 ? race.Rows : [.. race.Rows, .. Run(threaded, workload, design, stimulus).Rows];
        return Summary(workload, size, cold, race, rows, left);
    }

    /// <summary>Our side and some rows of Verilator, in turns.</summary>
    private Race Run(
        IEnumerable<(VerilatorStyle Style, VerilatorLibrary Library)> built, Workload workload, Design design, Stimulus stimulus)
    {
        var contenders = new List<Contender> { new("compiled", new CompiledModel(design, stimulus), Library: null, Threads: 1) };
        try
        {
            foreach (var (style, library) in built)
                contenders.Add(new(style.Name, new VerilatorModel(library, design, stimulus), library, style.Threads));
            var cycles = Calibrate(contenders, stimulus.Cycles, workload.LeastCycles);
            for (var turn = 0; turn < Turns; turn++)
                Turn(contenders, cycles);
            return new Race(cycles * Turns, cycles / Median(contenders[0].Seconds),
                [.. contenders.Skip(1).Select(row => new RaceRow(row.Name, row.Library!, cycles / Median(row.Seconds)))]);
        }
        finally
        {
            contenders.ForEach(contender => contender.Model.Dispose());
        }
    }

    private (List<(VerilatorStyle Style, VerilatorLibrary Library)> Built, List<VerilatorRow> Left) BuildRows(
        Workload workload, int size, Design design)
    {
        var built = new List<(VerilatorStyle Style, VerilatorLibrary Library)>();
        var left = new List<VerilatorRow>();
        foreach (var style in workload.Styles)
        {
            var source = VerilatorSource.Of(workload, size, design, style);
            var library = request.NoCache ? null : VerilatorLibrary.Find(design, source, Build);
            if (library is null && Build.Optimize && TooLong(workload.EstimatedBuild(size, style)) is { } why)
            {
                left.Add(new VerilatorRow(style.Name, null, null, null, why));
                continue;
            }
            if (library is null)
                progress($"{workload.Name} {size}: Verilator builds '{style.Name}', about {workload.EstimatedBuild(size, style)} s");
            built.Add((style, library ?? VerilatorLibrary.Build(design, source, Build)));
        }
        return (built, left);
    }

    private string? TooLong(int? estimate) => estimate switch
    {
        null => "not built: nobody has seen Verilator and g++ finish this size",
        _ when estimate <= LongestBuild => null,
        _ when request.Quick => $"not in the cache, and --quick does not wait about {estimate} s for its build",
        _ => $"not in the cache, and its build takes about {estimate} s: {Patience}=1 waits for it",
    };

    /// <summary>Has the runtime see which methods are called most, and compile them well, as it soon does in any simulation.</summary>
    private void WarmUp(Design design, Stimulus stimulus)
    {
        using var model = new CompiledModel(design, stimulus);
        for (var start = ThreadClock.Seconds; ThreadClock.Seconds - start < WarmUpSeconds;)
            model.Run(Math.Min(stimulus.Cycles, 64));
    }

    /// <summary>Lets everybody run more and more cycles until a turn can be foreseen; gives its cycles.</summary>
    private long Calibrate(List<Contender> contenders, int stimulusCycles, long leastCycles)
    {
        for (long cycles = stimulusCycles; ; cycles *= 2)
        {
            Turn(contenders, cycles);
            var slowest = contenders.Max(contender => contender.Seconds[^1]);
            var fastest = contenders.Skip(1).Select(row => row.Seconds[^1]).DefaultIfEmpty(slowest).Min();
            contenders.ForEach(contender => contender.Seconds.Clear());
            if (fastest > TurnSeconds / 3 || slowest > TurnSeconds)
                return Math.Max(leastCycles, (long)(cycles * TurnSeconds * Math.Min(1 / fastest, SlowestTurns / slowest)));
        }
    }

    private static void Turn(List<Contender> contenders, long cycles)
    {
        foreach (var contender in contenders)
        {
            var (processor, wall) = (ThreadClock.Seconds, Stopwatch.GetTimestamp());
            contender.Sum = contender.Model.Run(cycles);
            contender.Seconds.Add(contender.Threads > 1 ? Stopwatch.GetElapsedTime(wall).TotalSeconds : ThreadClock.Seconds - processor);
            if (contender.Sum != contenders[0].Sum)
                throw new SimulationException("SIM1005", $"the outputs of the compiled model and of Verilator ({contender.Name}) differ: "
                    + "./hw lockstep finds the first cycle and signal.");
        }
    }

    private static BenchResult Summary(
        Workload workload, int size, ColdStart cold, Race race, IReadOnlyList<RaceRow> rows, List<VerilatorRow> left)
    {
        var compiled = new Measured(Round(cold.Build), Round(race.CyclesPerSecond), Round(cold.PeakMegabytes));
        MeasuredVerilator? best = null;
        if (rows.Count > 0)
        {
            var (name, library, cyclesPerSecond) = rows.MaxBy(row => row.CyclesPerSecond)!;
            best = new MeasuredVerilator(
                Round(library.BuildSeconds), Round(cyclesPerSecond), Round(library.PeakMegabytes), library.Version, name);
        }
        return new BenchResult(workload.Name, size, race.Cycles, rows.Count > 0 ? true : null, compiled, best,
            best is null ? null : Round(compiled.CyclesPerS / best.CyclesPerS), best is null ? null : Round(best.BuildS / compiled.BuildS),
            [.. rows.Select(row => new VerilatorRow(
                row.Name, Round(row.CyclesPerSecond), Round(row.Library.BuildSeconds), Round(row.Library.PeakMegabytes), null)), .. left]);
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    /// <summary>Four digits: what follows is noise.</summary>
    private static double Round(double value)
    {
        if (value <= 0)
            return 0;
        var digits = 3 - (int)Math.Floor(Math.Log10(value));
        var scale = Math.Pow(10, Math.Abs(digits));
        return digits >= 0 ? Math.Round(value * scale) / scale : Math.Round(value / scale) * scale;
    }

    /// <summary>What some turns showed.</summary>
    private sealed record Race(long Cycles, double CyclesPerSecond, IReadOnlyList<RaceRow> Rows);

    private sealed record RaceRow(string Name, VerilatorLibrary Library, double CyclesPerSecond);

    private sealed record Contender(string Name, IContender Model, VerilatorLibrary? Library, int Threads)
    {
        public List<double> Seconds { get; } = [];

        public ulong Sum { get; set; }
    }
}

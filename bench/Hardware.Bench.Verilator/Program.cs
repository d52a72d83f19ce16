using System.Diagnostics;
using System.Text.Json;
using Hardware.Bench.Verilator;
using Hardware.Cosim;
using Hardware.Cosim.Verilator;
using Hardware.Examples;
using Hardware.Hdl;

// What calling a verilated model from C# costs over a C++ loop that does the same: set an input, one clock cycle, read an output.
const long Cycles = 400_000;
var design = Elaborator.Elaborate(new Counter(8));
var build = Stopwatch.StartNew();
var cache = Directory.CreateTempSubdirectory("hardware-bench-cache-").FullName;
new VerilatorEngine(design, VerilatorOptions.Speed with { CacheFolder = cache }).Dispose();
var firstBuild = build.Elapsed.TotalSeconds;
build.Restart();
new VerilatorEngine(Elaborator.Elaborate(new Counter(9)), VerilatorOptions.Speed with { CacheFolder = cache }).Dispose();
var secondBuild = build.Elapsed.TotalSeconds;
build.Restart();
using var engine = new VerilatorEngine(design, VerilatorOptions.Speed with { CacheFolder = cache });
var cachedLoad = build.Elapsed.TotalSeconds;
var map = new SignalMap(design);
int enable = map.Find("Enable").Slot, count = map.Find("Count").Slot;

var csharp = Best(() =>
{
    var sum = 0UL;
    for (var i = 0L; i < Cycles; i++)
    {
        engine.Write(enable, (ulong)i & 1);
        engine.Step();
        sum += engine.Read(count);
    }
    return sum;
});
var batch = Best(() =>
{
    engine.Step(Cycles);
    return engine.Read(count);
});
var cpp = CppLoop.Measure(engine.LibraryPath, Cycles);

if (args.Contains("--json"))
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        cycles = Cycles,
        cpp_ns = Math.Round(cpp, 2),
        csharp_ns = Math.Round(csharp, 2),
        overhead_ns = Math.Round(csharp - cpp, 2),
        batch_ns = Math.Round(batch, 2),
        first_build_s = Math.Round(firstBuild, 2),
        build_s = Math.Round(secondBuild, 2),
        cached_s = Math.Round(cachedLoad, 4),
    }));
else
    Console.WriteLine($"""
        verilated counter, best of 50 x {Cycles:n0} cycles   ns/cycle
        C++ loop: input, cycle, output               {cpp,8:0.00}
        C# loop: input, cycle, output                {csharp,8:0.00}   ({csharp - cpp:+0.00;-0.00} over C++)
        C# Step(n)                                   {batch,8:0.00}
        build with an empty cache {firstBuild:0.0} s, with the run-time compiled {secondBuild:0.0} s, from the cache {cachedLoad * 1000:0.0} ms
        """);
Directory.Delete(cache, recursive: true);

static double Best(Func<ulong> work)
{
    var best = double.MaxValue;
    for (var round = 0; round < 50; round++)
    {
        var clock = Stopwatch.StartNew();
        work();
        best = Math.Min(best, clock.Elapsed.TotalNanoseconds / Cycles);
    }
    return best;
}

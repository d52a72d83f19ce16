using System.Diagnostics;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Model.Tests;

// Cycles per second of processor time of the compiled model on hand-built designs: the conditional PE array with bursts of valid,
// stall 1 of 16, load every other cycle; and a mesh of FIFO nodes; and of any example. Arguments: sizes of the array, "mesh", names
// of examples; --scalar to measure without lanes, --print for the C# text.
var options = new ModelOptions { Lanes = !args.Contains("--scalar") };
var names = args.Where(a => !a.StartsWith('-')).ToArray();
foreach (var name in names.Length > 0 ? names : ["16", "32", "64", "128", "mesh"])
{
    var watch = Stopwatch.StartNew();
    var design = name == "mesh" ? Mesh.Create(8, 8) : int.TryParse(name, out var size) ? Hardware.Hdl.Model.Tests.PeArray.Create(size)
        : Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
    var elaborated = watch.Elapsed.TotalMilliseconds;
    watch.Restart();
    using var engine = new CompiledEngine(design, 1, options);
    var lowered = watch.Elapsed.TotalMilliseconds;
    watch.Restart();
    engine.Step();
    var compiled = watch.Elapsed.TotalMilliseconds;
    if (args.Contains("--print"))
        Console.WriteLine(engine.PrintStep(lines: false));

    var top = design.Top;
    var inputs = top.Signals.Where(s => s.Kind == SignalKind.Input).ToArray();
    var random = new Random(1);
    var cycles = 0L;
    var checksum = 0UL;
    var best = 0.0;
    var seen = top.SlotOf(top.Ports.Last());
    var instances = engine.Lowered.Spaces.Max(s => s.Lanes);
    for (var turn = 0; turn < 5; turn++)
    {
        var (start, done) = (Cpu(), 0);
        while (Cpu() - start < 0.3)
        {
            for (var i = 0; i < 2048; i++, cycles++, done++)
            {
                foreach (var input in inputs)
                    Drive(input, i);
                engine.Step();
                checksum = (checksum * 31) + engine.Read(seen);
            }
        }
        best = Math.Max(best, done / (Cpu() - start));
    }
    var lanes = string.Join(' ', engine.Lowered.Spaces.Skip(1).Select(s => $"{s.Module}x{s.Lanes}"));
    Console.WriteLine($"{name,12}: {best / 1e6,8:F3} M cycles/s, {best * instances / 1e9:F2} G lanes/s; "
        + $"nodes {engine.Lowered.Nodes.Nodes.Count}, lanes {lanes}; "
        + $"elaborate {elaborated:F0} ms, lower {lowered:F0} ms, compile {compiled:F0} ms");

    // Wide ports change every 16 cycles, as bursts; single bits every cycle.
    void Drive(Signal input, int cycle)
    {
        var slot = top.SlotOf(input);
        switch (input.Name)
        {
            case "Load":
                engine.Write(slot, (ulong)(cycle & 1));
                break;
            case "Stall":
                engine.Write(slot, (cycle & 15) == 7 ? 1UL : 0);
                break;
            case "Gate":
                engine.Write(slot, (cycle & 15) != 7 ? 1UL : 0);
                break;
            default:
                if (cycle % 16 == 0)
                    engine.Write(slot, Bits(input.Shape.Width, input.Name == "Valid" && cycle % 48 < 32));
                break;
        }
    }

    ulong[] Bits(int width, bool ones)
    {
        var limbs = new ulong[(width + 63) / 64];
        for (var i = 0; i < limbs.Length; i++)
            limbs[i] = ones ? ulong.MaxValue : (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        if (width % 64 != 0)
            limbs[^1] &= (1UL << (width % 64)) - 1;
        return limbs;
    }

    static double Cpu() => Environment.CpuUsage.UserTime.TotalSeconds;
}

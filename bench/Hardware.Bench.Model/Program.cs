using System.Diagnostics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Model.Tests;

// Cycles per second of processor time of the compiled model on the conditional PE array, with the stimulus of bursts: valid 2 of 3, stall 1 of 16,
// load every other cycle. Arguments: sizes, and --scalar to measure without lanes, --print for the C# text.
var sizes = args.Where(a => int.TryParse(a, out _)).Select(int.Parse).ToArray();
var options = new ModelOptions { Lanes = !args.Contains("--scalar") };
foreach (var size in sizes.Length > 0 ? sizes : [16, 32, 64, 128])
{
    var watch = Stopwatch.StartNew();
    var design = PeArray.Create(size);
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
    int Slot(string name) => top.SlotOf(top.Signals.First(s => s.Name == name));
    var (acts, valid, swap, weights, load, stall) = (Slot("Activations"), Slot("Valid"), Slot("Swap"), Slot("Weights"), Slot("Load"), Slot("Stall"));
    var random = new Random(1);
    var limbs = new ulong[size / 8];
    var bits = new ulong[(size + 63) / 64];
    static double Cpu() => Environment.CpuUsage.UserTime.TotalSeconds;
    void Random(ulong[] target)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
    }
    var mask = size < 64 ? (1UL << size) - 1 : ulong.MaxValue;
    var cycles = 0L;
    var checksum = 0UL;
    watch.Restart();
    var best = 0.0;
    for (var turn = 0; turn < 5; turn++)
    {
        var start = Cpu();
        var done = 0L;
        while (Cpu() - start < 0.5)
        {
            for (var i = 0; i < 2048; i++, cycles++, done++)
            {
                if (i % 16 == 0)
                {
                    Random(limbs);
                    Random(bits);
                    bits[^1] &= mask;
                    engine.Write(acts, limbs);
                    engine.Write(weights, limbs);
                    engine.Write(swap, bits);
                    Array.Fill(bits, i % 48 < 32 ? mask : 0);
                    engine.Write(valid, bits);
                }
                engine.Write(load, (ulong)(i & 1));
                engine.Write(stall, (i & 15) == 7 ? 1ul : 0);
                engine.Step();
                checksum = (checksum * 31) + engine.Read(top.SlotOf(top.Instances[0], (size * size) - 1) + 9);
            }
        }
        best = Math.Max(best, done / (Cpu() - start));
    }
    Console.WriteLine($"{size,4}: {best / 1e6,8:F3} M cycles/s, {best * size * size / 1e9:F2} G PE/s; elaborate {elaborated:F0} ms, lower {lowered:F0} ms, compile {compiled:F0} ms; checksum {checksum:x}");
}

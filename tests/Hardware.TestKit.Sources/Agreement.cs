using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.TestKit.Sources;

/// <summary>
/// Runs a module's C# and the hardware captured from it side by side on random inputs: every signal of every instance has to be the
/// same in every cycle. Outputs that never change would prove nothing, so that the caller can ask for some to change.
/// </summary>
public static class Agreement
{
    /// <summary>The first difference in words; null when there is none.</summary>
    public static string? Difference(Func<HardwareModule> create, int cycles = 300, int seed = 1) =>
        Difference(create, cycles, seed, out _);

    /// <summary>The first difference in words, and in how many ways the outputs stood.</summary>
    public static string? Difference(Func<HardwareModule> create, int cycles, int seed, out int outputValues)
    {
        var design = Elaborator.Elaborate(create());
        using var native = new NativeEngine(create());
        using var hardware = new ReferenceInterpreter(design);
        var random = new Random(seed);
        var signals = Signals(design.Top, 0, design.Top.Name).ToList();
        foreach (var (slot, signal, _) in signals.Where(s => s.Signal is { Kind: SignalKind.Register, ResetValue: null }))
            WriteBoth(native, hardware, slot, RandomLimbs(random, signal.Shape.Width));
        var inputs = design.Top.Signals.Where(s => s.Kind == SignalKind.Input).ToList();
        var outputs = design.Top.Signals.Where(s => s.IsOutput).ToList();
        var seen = new HashSet<string>();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            foreach (var input in inputs)
                WriteBoth(native, hardware, design.Top.SlotOf(input), RandomLimbs(random, input.Shape.Width));
            foreach (var (slot, signal, path) in signals)
            {
                var (expected, actual) = (Read(native, slot, signal), Read(hardware, slot, signal));
                if (expected != actual)
                {
                    outputValues = seen.Count;
                    return $"{path} in cycle {cycle}: C# gives {expected}, the hardware {actual}";
                }
            }
            seen.Add(string.Join(" ", outputs.Select(o => Read(native, design.Top.SlotOf(o), o))));
            native.Step();
            hardware.Step();
        }
        outputValues = seen.Count;
        return null;
    }

    private static IEnumerable<(int Slot, Signal Signal, string Path)> Signals(ModuleDef module, int start, string path)
    {
        foreach (var signal in module.Signals.Where(s => s.Kind != SignalKind.Local))
            yield return (start + module.SlotOf(signal), signal, $"{path}.{signal.Name}");
        foreach (var instance in module.Instances)
        {
            for (var i = 0; i < instance.Count; i++)
            {
                foreach (var inner in Signals(instance.Module, start + module.SlotOf(instance, i), $"{path}.{instance.ElementName(i)}"))
                    yield return inner;
            }
        }
    }

    private static void WriteBoth(Engine a, Engine b, int slot, ulong[] limbs)
    {
        a.Write(slot, limbs);
        b.Write(slot, limbs);
    }

    private static string Read(Engine engine, int slot, Signal signal)
    {
        var limbs = new ulong[(signal.Shape.Width + 63) / 64];
        engine.Read(slot, limbs);
        return string.Join("_", limbs.Reverse().Select(l => l.ToString("x16")));
    }

    // Small numbers and all ones are where mistakes live.
    private static ulong[] RandomLimbs(Random random, int width)
    {
        var limbs = new ulong[(width + 63) / 64];
        var kind = random.Next(4);
        for (var i = 0; i < limbs.Length; i++)
        {
            limbs[i] = kind switch
            {
                0 => i == 0 ? (ulong)random.Next(4) : 0,
                1 => ulong.MaxValue,
                _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
            };
        }
        if (width % 64 != 0)
            limbs[^1] &= (1UL << (width % 64)) - 1;
        return limbs;
    }
}

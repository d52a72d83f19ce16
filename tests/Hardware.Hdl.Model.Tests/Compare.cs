using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Runs two engines on one design with the same random stimulus and compares every signal and memory word.</summary>
internal static class Compare
{
    /// <summary>Gives both engines the same inputs, resets and clock edges for some cycles; fails at the first difference.</summary>
    public static void Run(Engine expected, Engine actual, int seed, int cycles, bool wires = true)
    {
        var random = new Random(seed);
        var top = expected.Design.Top;
        var slots = Slots(top).ToList();
        foreach (var (slot, _, register, _) in slots.Where(s => s.Signal is { Kind: SignalKind.Register }))
        {
            // Both start from one state, whatever their idea of random values is.
            var limbs = new ulong[(register!.Shape.Width + 63) / 64];
            actual.Read(slot, limbs);
            expected.Write(slot, limbs);
        }
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            foreach (var input in top.Signals.Where(s => s.Kind == SignalKind.Input))
            {
                if (random.Next(3) == 0)
                    continue;
                var value = RandomDesigns.Bits(random, input.Shape.Width);
                var limbs = new ulong[value.LimbCount];
                value.CopyTo(limbs);
                expected.Write(top.SlotOf(input), limbs);
                actual.Write(top.SlotOf(input), limbs);
            }
            foreach (var domain in top.Domains)
            {
                var active = random.Next(8) == 0;
                expected.SetReset(domain.Index, active);
                actual.SetReset(domain.Index, active);
            }
            CompareAll(expected, actual, slots, cycle, wires);
            var domains = random.Next(4) == 0 ? (uint)random.Next(4) : uint.MaxValue;
            expected.Tick(domains, 1);
            actual.Tick(domains, 1);
            AssertSame(Failures(expected), Failures(actual));
        }
        CompareAll(expected, actual, slots, cycles, wires);
        for (var point = 0; point < expected.CheckPoints.Count; point++)
        {
            Assert.Equal(expected.CheckPoints[point], actual.CheckPoints[point]);
            Assert.Equal(expected.CoverCount(point), actual.CoverCount(point));
        }
    }

    /// <summary>Every signal (but locals) and memory of the flattened design.</summary>
    public static IEnumerable<(int Slot, string Path, Signal? Signal, MemoryDef? Memory)> Slots(ModuleDef module, int first = 0,
        string path = "")
    {
        foreach (var signal in module.Signals.Where(s => s.Kind != SignalKind.Local))
            yield return (first + module.SlotOf(signal), path + signal.Name, signal, null);
        foreach (var memory in module.Memories)
            yield return (first + module.SlotOf(memory), path + memory.Name, null, memory);
        foreach (var instance in module.Instances)
            for (var element = 0; element < instance.Count; element++)
                foreach (var slot in Slots(instance.Module, first + module.SlotOf(instance, element),
                    path + instance.ElementName(element) + "."))
                    yield return slot;
    }

    private static void CompareAll(
        Engine expected, Engine actual, List<(int Slot, string Path, Signal? Signal, MemoryDef? Memory)> slots, int cycle, bool wires)
    {
        foreach (var (slot, path, signal, memory) in slots)
        {
            if (!wires && signal is { Kind: SignalKind.Wire, IsOutput: false })
                continue;
            for (var address = 0; address < (memory?.Depth ?? 1); address++)
            {
                var width = (signal?.Shape ?? memory!.Word).Width;
                var (a, b) = (new ulong[(width + 63) / 64], new ulong[(width + 63) / 64]);
                if (memory is null)
                {
                    expected.Read(slot, a);
                    actual.Read(slot, b);
                }
                else
                {
                    expected.ReadMemory(slot, address, a);
                    actual.ReadMemory(slot, address, b);
                }
                if (!a.AsSpan().SequenceEqual(b))
                {
                    var name = memory is null ? path : $"{path}[{address}]";
                    Assert.Fail($"cycle {cycle}: {name} is {new BitVector(width, b)}, expected {new BitVector(width, a)}");
                }
            }
        }
    }

    // Of more failures than the model keeps, it keeps some.
    private static void AssertSame(List<string> expected, List<string> actual)
    {
        const int Kept = 256;
        if (expected.Count <= Kept)
            Assert.Equal(expected, actual);
        else
            Assert.Equal((Kept, 0), (actual.Count, actual.Except(expected).Count()));
    }

    private static List<string> Failures(Engine engine) =>
        [.. engine.TakeFailures().Select(f => $"{f.Cycle} {f.Point.Path} {f.Point.Check.Message}").Order(StringComparer.Ordinal)];
}

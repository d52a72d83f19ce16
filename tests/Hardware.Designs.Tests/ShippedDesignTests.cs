using Hardware.Blocks;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Designs.Tests;

/// <summary>Every design we ship, on the engines that need no tool, against the reference interpreter.</summary>
public class ShippedDesignTests
{
    public static TheoryData<string> Names => [.. ExampleDesigns.All.Concat(BlockDesigns.All).Select(d => d.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Native_agrees_with_the_reference(string name) => Agree(name, (module, design) => new NativeEngine(module, design, 7));

    [Theory, MemberData(nameof(Names))]
    public void Compiled_agrees_with_the_reference(string name) => Agree(name, (_, design) => new CompiledEngine(design, 7));

    private static void Agree(string name, Func<HardwareModule, Design, Engine> create)
    {
        var module = ExampleDesigns.All.Concat(BlockDesigns.All).Single(d => d.Name == name).Create();
        var design = Elaborator.Elaborate(module);
        using var reference = new ReferenceInterpreter(design);
        using var engine = create(module, design);
        var slots = Slots(design.Top, 0, design.Top.Name).ToList();
        foreach (var (slot, signal, _) in slots.Where(s => s.Signal.Kind == SignalKind.Register && s.Signal.ResetValue is null))
            reference.Write(slot, Limbs(engine, slot, signal));
        var random = new Random(11);
        var cycles = Math.Clamp(200_000 / slots.Count, 30, 400);
        var moved = new HashSet<int>();
        var first = slots.ToDictionary(s => s.Slot, s => Limbs(reference, s.Slot, s.Signal));
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            foreach (var input in design.Top.Signals.Where(s => s.Kind == SignalKind.Input))
            {
                var value = Enumerable.Range(0, (input.Shape.Width + 63) / 64)
                    .Select(_ => (ulong)random.NextInt64() ^ (ulong)random.NextInt64() << 1)
                    .ToArray();
                if (input.Shape.Width % 64 != 0)
                    value[^1] &= (1UL << input.Shape.Width % 64) - 1;
                reference.Write(design.Top.SlotOf(input), value);
                engine.Write(design.Top.SlotOf(input), value);
            }
            foreach (var (slot, signal, path) in slots)
            {
                var expected = Limbs(reference, slot, signal);
                var found = Limbs(engine, slot, signal);
                Assert.True(expected.AsSpan().SequenceEqual(found),
                    $"{path} in cycle {cycle}: {Hex(expected)} expected, {Hex(found)} found");
                if (!expected.AsSpan().SequenceEqual(first[slot]))
                    moved.Add(slot);
            }
            reference.Step();
            engine.Step();
        }
        Assert.True(
            design.Top.Signals.Any(s => s.IsOutput && moved.Contains(design.Top.SlotOf(s))),
            "no output ever changed, so nothing was compared");
    }

    private static IEnumerable<(int Slot, Signal Signal, string Path)> Slots(ModuleDef module, int slot, string path)
    {
        foreach (var signal in module.Signals.Where(s => s.Kind != SignalKind.Local))
            yield return (slot + module.SlotOf(signal), signal, $"{path}.{signal.Name}");
        foreach (var instance in module.Instances)
        {
            for (var i = 0; i < instance.Count; i++)
            {
                foreach (var inner in Slots(instance.Module, slot + module.SlotOf(instance, i), $"{path}.{instance.ElementName(i)}"))
                    yield return inner;
            }
        }
    }

    private static ulong[] Limbs(Engine engine, int slot, Signal signal)
    {
        var limbs = new ulong[(signal.Shape.Width + 63) / 64];
        engine.Read(slot, limbs);
        return limbs;
    }

    private static string Hex(ulong[] limbs) => string.Concat(limbs.Reverse().Select(l => l.ToString("x16")));
}

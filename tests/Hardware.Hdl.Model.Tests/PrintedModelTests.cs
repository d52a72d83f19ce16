using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class PrintedModelTests
{
    [Fact]
    public void The_printed_text_does_what_the_machine_code_does()
    {
        for (var seed = 0; seed < 12; seed++)
            AssertEqual(RandomDesigns.Create(seed, new RandomDesignOptions { Levels = 1 }), ModelOptions.Default, $"seed {seed}");
        AssertEqual(PeArray.Create(9), ModelOptions.Default, "array");
        AssertEqual(PeArray.Create(9), new ModelOptions { MaskStoreThreshold = 0 }, "array that stores under masks");
        AssertEqual(Reduction.Create(BinaryOp.Less, 64, new Shape(16, true), masked: true),
            new ModelOptions { LanesWhereCheaper = false }, "reduction");
        AssertEqual(RandomDesigns.Create(32, new RandomDesignOptions { Levels = 1, MaxWidth = 40, Division = false, Side = 5 }),
            new ModelOptions { LaneThreshold = 2, VectorBits = 128 }, "lanes");
    }

    private static void AssertEqual(Design design, ModelOptions options, string name)
    {
        using var machine = new CompiledEngine(design, 1, options);
        using var text = new CompiledEngine(design, 1, options);
        var printed = new PrintedModel(text);
        var random = new Random(1);
        machine.PrintStep();
        for (var cycle = 0; cycle < 20; cycle++)
        {
            foreach (var input in design.Top.Signals.Where(s => s.Kind == SignalKind.Input))
            {
                var value = RandomDesigns.Bits(random, input.Shape.Width);
                var limbs = new ulong[value.LimbCount];
                value.CopyTo(limbs);
                machine.Write(design.Top.SlotOf(input), limbs);
                text.Write(design.Top.SlotOf(input), limbs);
            }
            machine.Step();
            printed.Step();
            Assert.True(machine.Checkpoint().AsSpan(8).SequenceEqual(text.Checkpoint().AsSpan(8)),
                $"{name}, cycle {cycle}:\n{printed.Text}");
        }
    }
}

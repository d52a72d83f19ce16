using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>A row holds what reading its signals one by one gives, whatever happened before.</summary>
public class SignalRowTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void Random_designs_read_the_same_in_a_row_and_one_by_one(int levels, bool compiles)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var design = RandomDesigns.Create(seed, new RandomDesignOptions { Levels = levels });
            using var engine = new CompiledEngine(design, options: new ModelOptions { CompileReads = compiles });
            var slots = Enumerable.Range(0, design.Top.SlotCount).Where(slot => engine.Lowered.SlotNodes[slot] >= 0).ToArray();
            var row = engine.Row(slots);
            Assert.Equal(compiles, row is CompiledRow);
            var random = new Random(seed);
            for (var cycle = 0; cycle < 30; cycle++)
            {
                AssertSame(engine, row, slots, $"design {seed}, cycle {cycle}");
                foreach (var port in design.Top.Ports.Where(port => port.Kind == SignalKind.Input && random.Next(2) == 0))
                {
                    var value = RandomDesigns.Bits(random, port.Shape.Width);
                    var limbs = new ulong[value.LimbCount];
                    value.CopyTo(limbs);
                    engine.Write(design.Top.SlotOf(port), limbs);
                }
                AssertSame(engine, row, slots, $"design {seed}, cycle {cycle}, inputs written");
                var before = engine.Checkpoint();
                engine.Step(1 + random.Next(2));
                AssertSame(engine, row, slots, $"design {seed}, cycle {cycle}, clock risen");
                if (random.Next(4) == 0)
                    engine.Restore(before);
            }
        }
    }

    [Fact]
    public void A_row_of_a_quiescent_design_stays()
    {
        using var engine = new CompiledEngine(Counter.Create());
        var (enable, count) = (engine.Design.Top.Ports.First(p => p.Kind == SignalKind.Input), engine.Design.Top.Ports.Last());
        var row = engine.Row([engine.Design.Top.SlotOf(count)]);
        engine.Write(engine.Design.Top.SlotOf(enable), 1);
        engine.Step(3);
        var counted = row.Read()[0];
        engine.Write(engine.Design.Top.SlotOf(enable), 0);
        engine.Step(1000);
        Assert.Equal(counted, row.Read()[0]);
        engine.Write(engine.Design.Top.SlotOf(enable), 1);
        engine.Step();
        Assert.NotEqual(counted, row.Read()[0]);
    }

    private static void AssertSame(CompiledEngine engine, SignalRow row, int[] slots, string when)
    {
        var values = row.Read().ToArray();
        for (var i = 0; i < slots.Length; i++)
        {
            var limbs = new ulong[row.StartOf(i + 1) - row.StartOf(i)];
            engine.Read(slots[i], limbs);
            Assert.True(limbs.AsSpan().SequenceEqual(values.AsSpan(row.StartOf(i), limbs.Length)), $"slot {slots[i]} of {when}");
        }
    }
}

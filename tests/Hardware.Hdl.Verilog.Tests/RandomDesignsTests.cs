using Hardware.TestKit;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>That the random designs are worth running: they settle, and they move.</summary>
public sealed class RandomDesignsTests
{
    [Fact]
    public void Random_designs_settle_and_most_of_their_signals_move()
    {
        var (moving, all) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var design = RandomDesigns.Create(seed);
            using var engine = new ReferenceInterpreter(design);
            var random = new Random(seed);
            var seen = new Dictionary<int, HashSet<System.Numerics.BigInteger>>();
            for (var cycle = 0; cycle < 20; cycle++)
            {
                foreach (var port in design.Top.Ports.Where(p => p.Kind == Ir.SignalKind.Input))
                {
                    var limbs = new ulong[(port.Shape.Width + 63) / 64];
                    RandomDesigns.Bits(random, port.Shape.Width).CopyTo(limbs);
                    engine.Write(design.Top.SlotOf(port), limbs);
                }
                foreach (var signal in design.Top.Signals.Where(s => s.Kind != Ir.SignalKind.Local))
                {
                    var slot = design.Top.SlotOf(signal);
                    seen.TryAdd(slot, []);
                    seen[slot].Add(engine.Value(slot));
                }
                engine.Step();
            }
            all += seen.Count;
            moving += seen.Values.Count(v => v.Count > 1);
        }
        Assert.True(moving > 0.6 * all, $"only {moving} of {all} signals take two values");
    }
}

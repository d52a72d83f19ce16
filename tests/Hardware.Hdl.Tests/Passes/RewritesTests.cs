using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.TestKit;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>The rewriting passes keep what every signal computes; legal designs have no findings.</summary>
public class RewritesTests
{
    [Fact]
    public void Random_legal_designs_have_no_findings()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var findings = Pipeline.Check(RandomDesigns.Create(seed, new RandomDesignOptions { TwoDomains = false }));
            Assert.True(findings.Count == 0, $"seed {seed}: {string.Join("\n", findings)}");
        }
    }

    [Fact]
    public void Rewritten_designs_compute_what_they_did()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var rewritten = RandomDesigns.Create(seed);
            foreach (var (_, run) in Pipeline.Rewrites)
                run(rewritten);
            AssertSame(seed, new ReferenceInterpreter(RandomDesigns.Create(seed), seed), new ReferenceInterpreter(rewritten, seed));
        }
    }

    private static void AssertSame(int seed, ReferenceInterpreter before, ReferenceInterpreter after)
    {
        var (top, random) = (before.Design.Top, new Random(seed));
        for (var cycle = 0; cycle < 20; cycle++)
        {
            foreach (var input in top.Signals.Where(s => s.Kind == SignalKind.Input))
            {
                var bits = RandomDesigns.Bits(random, input.Shape.Width);
                var limbs = new ulong[bits.LimbCount];
                bits.CopyTo(limbs);
                before.Write(top.SlotOf(input), limbs);
                after.Write(top.SlotOf(input), limbs);
            }
            foreach (var signal in top.Signals.Where(s => s.Kind != SignalKind.Local))
            {
                var (x, y) = (before.Value(top.SlotOf(signal)), after.Value(top.SlotOf(signal)));
                Assert.True(x == y, $"seed {seed}, cycle {cycle}: {signal.Name} was {x} and is {y}");
            }
            before.Step();
            after.Step();
        }
    }
}

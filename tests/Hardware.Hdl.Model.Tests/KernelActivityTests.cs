using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Kernels that rest: each example behaves as without, through stretches in which nothing it reads changes.</summary>
public class KernelActivityTests
{
    [Theory]
    [InlineData("pe-array", true)]
    [InlineData("idle", true)]
    [InlineData("idle-sparse", true)]
    [InlineData("fifo-mesh", false)]
    [InlineData("crossbar", false)]
    public void Kernels_rest_where_what_they_read_can_be_compared(string name, bool rests)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var engine = new CompiledEngine(design);
        Assert.Equal(rests, engine.PrintStep().Contains("awake", StringComparison.Ordinal));
        using var restless = new CompiledEngine(design, options: new ModelOptions { SkipRestingKernels = false });
        Assert.DoesNotContain("awake", restless.PrintStep(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pe-array")]
    [InlineData("idle")]
    [InlineData("idle-sparse")]
    [InlineData("vector-unit")]
    public void Kernels_wake_when_anything_they_read_is_changed(string name)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var expected = new CompiledEngine(design, 3, new ModelOptions { SkipRestingKernels = false, SkipQuiescent = false });
        using var resting = new CompiledEngine(design, 3, new ModelOptions { SkipQuiescent = false });
        var random = new Random(5);
        var slots = Compare.Slots(design.Top).Where(s => s.Signal is { Kind: SignalKind.Input or SignalKind.Register }).ToList();
        var state = slots.Where(s => s.Signal!.Kind == SignalKind.Register).ToList();
        for (var round = 0; round < 60; round++)
        {
            // An input or two, now and then a register from outside or the reset, then long enough to come to rest.
            for (var writes = random.Next(3); writes >= 0; writes--)
            {
                var top = design.Top.Ports.Where(p => p.Kind == SignalKind.Input).ToList();
                var (slot, signal) = random.Next(4) == 0 && state.Count > 0
                    ? state.Select(s => (s.Slot, s.Signal!)).ElementAt(random.Next(state.Count))
                    : top.Select(p => (design.Top.SlotOf(p), p)).ElementAt(random.Next(top.Count));
                var value = RandomDesigns.Bits(random, signal.Shape.Width);
                var limbs = new ulong[value.LimbCount];
                value.CopyTo(limbs);
                expected.Write(slot, limbs);
                resting.Write(slot, limbs);
            }
            var reset = random.Next(10) == 0;
            expected.SetReset(0, reset);
            resting.SetReset(0, reset);
            var cycles = random.Next(30);
            expected.Step(cycles);
            resting.Step(cycles);
            Assert.True(expected.Checkpoint().AsSpan(16).SequenceEqual(resting.Checkpoint().AsSpan(16)), $"round {round}");
        }
    }
}

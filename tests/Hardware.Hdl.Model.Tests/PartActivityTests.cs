using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Parts of the code that rest: designs behave as without, through stretches in which nothing that a part reads changes.</summary>
public class PartActivityTests
{
    [Theory]
    [InlineData("pe-array", false)]
    [InlineData("idle", false)]
    [InlineData("idle-sparse", true)]
    [InlineData("fifo-mesh", true)]
    [InlineData("crossbar", false)]
    [InlineData("rv32", false)]
    [InlineData("rv32-cluster", true)]
    public void Parts_may_rest_where_their_work_is_worth_the_question(string name, bool rests)
    {
        var design = DesignOf(name);
        var options = new ModelOptions { VectorBits = 512 };
        using var engine = new CompiledEngine(design, options: options);
        Assert.Equal(rests, engine.PrintStep().Contains("awake", StringComparison.Ordinal));
        using var restless = new CompiledEngine(design, options: Restless(options));
        Assert.DoesNotContain("awake", restless.PrintStep(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("idle-sparse", "Rounds", 2, 1)]
    [InlineData("fifo-mesh", "Count", 2, 1)]
    [InlineData("rv32-cluster", "Halted", 0, 60000)]
    public void A_part_at_rest_is_not_evaluated(string name, string register, ulong busyValue, long warmUp)
    {
        var design = DesignOf(name);
        var (slot, _, _, _) = Compare.Slots(design.Top).First(s => s.Signal?.Kind == SignalKind.Register
            && s.Path.EndsWith(register, StringComparison.Ordinal));
        foreach (var rests in new[] { false, true })
        {
            using var engine = new CompiledEngine(design, 1,
                new ModelOptions { SkipQuiescent = false, SkipRestingKernels = rests, SkipRestingScalars = rests, RestInterval = 8 });
            engine.SetReset(0, true);
            engine.Step();
            engine.SetReset(0, false);
            foreach (var ready in InputsOf(design).Where(s => s.Signal.Name.EndsWith("Ready", StringComparison.Ordinal)))
                engine.Write(ready.Slot, ulong.MaxValue);
            engine.Step(warmUp);
            var idle = engine.Checkpoint();
            engine.Write(slot, busyValue);
            var busy = engine.Checkpoint();
            engine.Restore(idle);
            engine.Step(40);
            // Behind the engine's back there is something to do: who looks, does it.
            Overwrite(engine, busy);
            engine.Step(3);
            Assert.Equal(rests, engine.Checkpoint().AsSpan(16).SequenceEqual(busy.AsSpan(16)));
            // Who is told, does it too.
            engine.Restore(busy);
            engine.Step(3);
            Assert.False(engine.Checkpoint().AsSpan(16).SequenceEqual(busy.AsSpan(16)));
        }
    }

    [Fact]
    public void Cores_that_have_stopped_are_left_out_while_others_run()
    {
        var design = DesignOf("rv32-cluster");
        var options = new ModelOptions { SkipQuiescent = false, RestInterval = 16 };
        using var expected = new CompiledEngine(design, 1, options with { SkipRestingScalars = false });
        using var resting = new CompiledEngine(design, 1, options);
        var registers = Compare.Slots(design.Top).Where(s => s.Signal?.Kind == SignalKind.Register);
        var halted = registers.Where(s => s.Path.EndsWith("Halted", StringComparison.Ordinal)).Select(s => s.Slot).ToList();
        Assert.Equal(4, halted.Count);
        foreach (var engine in new[] { expected, resting })
        {
            engine.SetReset(0, true);
            engine.Step();
            engine.SetReset(0, false);
        }
        var seen = new HashSet<ulong>();
        while (seen.Count <= halted.Count)
        {
            expected.Step(500);
            resting.Step(500);
            AssertEqual(expected, resting, $"cycle {expected.Cycle}");
            seen.Add(halted.Aggregate(0UL, (sum, slot) => sum + expected.Read(slot)));
        }
        // A program written into the memory of one of them, and a start, and it runs again.
        var (memory, start) = (MemoryOf(design), halted[0]);
        foreach (var engine in new[] { expected, resting })
        {
            engine.WriteMemory(memory, 0, [Rv32Programs.SortAndSum(2)[0]]);
            engine.Write(start, 0UL);
        }
        for (var cycle = 0; cycle < 200; cycle++)
        {
            expected.Step();
            resting.Step();
            AssertEqual(expected, resting, $"after the start, cycle {cycle}");
        }
    }

    [Theory]
    [InlineData("pe-array", 1)]
    [InlineData("pe-array", 3)]
    [InlineData("idle", 1)]
    [InlineData("idle-sparse", 5)]
    [InlineData("vector-unit", 1)]
    [InlineData("dot-array", 2)]
    [InlineData("fifo-mesh", 1)]
    [InlineData("fifo-mesh", 4)]
    [InlineData("crossbar", 1)]
    [InlineData("rv32-cluster", 1)]
    [InlineData("rv32-cluster", 3)]
    [InlineData("two-blocks", 1)]
    public void Parts_wake_when_anything_they_read_is_changed(string name, int interval)
    {
        var design = DesignOf(name);
        var budget = interval % 2 == 1 ? 8000 : 2000;
        var options = new ModelOptions { SkipQuiescent = false, RestThreshold = 0, RestInterval = interval, MethodBudget = budget };
        using var expected = new CompiledEngine(design, 3, Restless(options));
        using var resting = new CompiledEngine(design, 3, options);
        var random = new Random(5);
        var inputs = InputsOf(design);
        var outputs = design.Top.Ports.Where(p => p.IsOutput).Select(design.Top.SlotOf).ToList();
        var state = Compare.Slots(design.Top).Where(s => s.Signal?.Kind == SignalKind.Register).Select(s => (s.Slot, s.Signal!)).ToList();
        var (expectedRow, row) = (expected.Row(outputs), resting.Row(outputs));
        for (var round = 0; round < (inputs.Count is > 0 and < 6 ? 1000 : 60); round++)
        {
            // An input or two, now and then a register from outside or the reset, then long enough to come to rest.
            for (var writes = random.Next(3); writes >= 0; writes--)
            {
                var places = random.Next(4) == 0 || inputs.Count == 0 ? state : inputs;
                var (slot, signal) = places[random.Next(places.Count)];
                var width = signal.Shape.Width;
                var limbs = LimbsOf(random.Next(2) == 0 ? BitVector.Zero(width) : RandomDesigns.Bits(random, width));
                expected.Write(slot, limbs);
                resting.Write(slot, limbs);
            }
            var reset = random.Next(10) == 0;
            expected.SetReset(0, reset);
            resting.SetReset(0, reset);
            for (var cycles = random.Next(30); cycles > 0; cycles--)
            {
                expected.Step();
                resting.Step();
                AssertEqual(expected, resting, $"round {round}");
                // Code that computes outputs uses the same memory in front of arrays.
                if (round % 3 == 0)
                    Assert.Equal(expectedRow.Read().ToArray(), row.Read().ToArray());
            }
        }
    }

    [Fact]
    public void Random_designs_rest_and_wake_whatever_the_options_are()
    {
        for (var seed = 0; seed < 60 * (Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 20 : 1); seed++)
        {
            var (levels, width, side) = (1 + (seed % 2), seed % 4 == 0 ? 150 : 40, 3 + (seed % 4));
            var size = new RandomDesignOptions { Levels = levels, MaxWidth = width, Division = false, Side = side };
            var design = RandomDesigns.Create(seed, size);
            var options = RandomOptions.Create(seed) with { RestThreshold = 0, SkipQuiescent = false };
            options = seed % 3 == 0 ? options with { SkipRestingKernels = true } : options with { SkipRestingScalars = true };
            using var expected = new CompiledEngine(design, (ulong)seed, Restless(options));
            using var resting = new CompiledEngine(design, (ulong)seed, options);
            var random = new Random(seed);
            var inputs = InputsOf(design);
            for (var cycle = 0; cycle < 120; cycle++)
            {
                if (random.Next(6) == 0 && inputs.Count > 0)
                {
                    var (slot, signal) = inputs[random.Next(inputs.Count)];
                    var limbs = LimbsOf(RandomDesigns.Bits(random, signal.Shape.Width));
                    expected.Write(slot, limbs);
                    resting.Write(slot, limbs);
                }
                var domains = random.Next(20) == 0 ? 1u : uint.MaxValue;
                expected.Tick(domains, 1);
                resting.Tick(domains, 1);
                AssertEqual(expected, resting, $"seed {seed}, cycle {cycle}, {options}");
            }
        }
    }

    /// <summary>Compares all state; checks that fail in one cycle are noted in any order, and of too many only some.</summary>
    private static void AssertEqual(CompiledEngine expected, CompiledEngine actual, string when)
    {
        var (failures, actualFailures) = (expected.TakeFailures(), actual.TakeFailures());
        Assert.Equal(failures.Count, actualFailures.Count);
        if (failures.Count < StateLayout.FailureCapacity)
            Assert.Equal(failures, actualFailures);
        const int notes = 8 + StateLayout.FailuresOffset, others = notes + (16 * StateLayout.FailureCapacity);
        var (left, right) = (expected.Checkpoint(), actual.Checkpoint());
        Assert.True(left.AsSpan(0, notes).SequenceEqual(right.AsSpan(0, notes)), when);
        Assert.True(left.AsSpan(others).SequenceEqual(right.AsSpan(others)), when);
    }

    private static ModelOptions Restless(ModelOptions options) => options with { SkipRestingKernels = false, SkipRestingScalars = false };

    private static Design DesignOf(string name) => name == "two-blocks" ? TwoBlocks.Create()
        : Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());

    private static int MemoryOf(Design design) => Compare.Slots(design.Top).First(s => s.Memory is not null).Slot;

    private static List<(int Slot, Signal Signal)> InputsOf(Design design) =>
        [.. design.Top.Ports.Where(p => p.Kind == SignalKind.Input).Select(p => (design.Top.SlotOf(p), p))];

    private static ulong[] LimbsOf(BitVector value)
    {
        var limbs = new ulong[value.LimbCount];
        value.CopyTo(limbs);
        return limbs;
    }

    private static unsafe void Overwrite(CompiledEngine engine, byte[] checkpoint)
    {
        for (var i = 16; i < checkpoint.Length; i++)
            engine.State[i - 8] = checkpoint[i];
    }
}

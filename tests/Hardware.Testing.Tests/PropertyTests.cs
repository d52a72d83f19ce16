using FsCheck;
using FsCheck.Fluent;
using Hardware.Cosim;
using Hardware.Hdl.Values;
using Hardware.Waveforms;

namespace Hardware.Testing.Tests;

/// <summary>What a property leaves behind, what it forgives, and the engines it runs on.</summary>
public sealed class PropertyTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("hw-property-").FullName, "waves");

    private PropertyOptions Options => new() { FailureFolder = _folder };

    [Theory]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Native)]
    public void A_failure_leaves_waves_that_end_with_the_failing_cycle(EngineKind engine)
    {
        var failed = ShrinkingTests.Overflow(Options with { Engine = engine });
        Assert.Equal(Path.Combine(_folder, "OverflowingFifo-8-4-Fifo.vcd"), failed.Waves);
        Assert.Equal(["gtkw", "html", "json", "vcd"], Directory.GetFiles(_folder).Select(file => file.Split('.')[^1]).Order());
        Assert.Contains(failed.Waves!, failed.Message);

        var waves = WaveFile.Open(failed.Waves!);
        Assert.Empty(waves.Diagnostics);
        var count = waves.Find("OverflowingFifo.Count")!.Signal;
        Assert.Equal((50, "101"), (count.Changes(0, long.MaxValue).ToList()[^1].Time, count.ValueAt(waves.End).ToString()));
        Assert.InRange(waves.End, 50, 60);
        Assert.Contains("fifo.Count is 5, expected 4", File.ReadAllText(Path.ChangeExtension(failed.Waves!, ".html")));
        Assert.Contains("OverflowingFifo.Count", File.ReadAllText(Path.ChangeExtension(failed.Waves!, ".gtkw")));
    }

    [Fact]
    public void The_waves_of_a_failed_assertion_end_before_the_edge_that_it_fails_at()
    {
        var failed = Assert.Throws<PropertyFailedException>(() => HardwareProperty.Of(() => new Lamp(), Options).KeepsItsAssertions());
        var waves = WaveFile.Open(failed.Waves!);
        Assert.InRange(waves.End, 10, 20);
    }

    [Fact]
    public void A_property_that_holds_leaves_nothing()
    {
        HardwareProperty.Of(() => new EveryInput(), Options).KeepsItsAssertions();
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void A_sequence_ends_where_it_breaks_an_assumption_of_the_design() =>
        HardwareProperty.Of(() => new DownCounter(), Options).Matches(() => new Number(), (number, counter, expect) =>
        {
            // The model does not know what the counter does below 0, and is never asked.
            expect.Equal(counter.Count, number.Value);
            expect.That(number.Value >= 0 || counter.Count == 77);
            number.Value += (counter.Up ? 1 : 0) - (counter.Down ? 1 : 0);
        });

    [Fact]
    public void What_is_seen_in_the_cycle_that_breaks_an_assumption_counts_for_nothing() =>
        HardwareProperty.Of(() => new DownCounter(), Options).Holds(run =>
        {
            foreach (var _ in run.Cycles())
                Assert.False((bool)(run.Top.Down && !run.Top.Up && run.Top.Count == 0));
        });

    [Fact]
    public void An_assumption_of_the_test_cuts_the_sequence_too() =>
        HardwareProperty.Of(() => new OverflowingFifo(8, 4), Options).Matches(() => new Queue<ulong>(), (queue, fifo, expect) =>
        {
            expect.Assume(!(fifo.Push && queue.Count == 4));
            ShrinkingTests.Step(queue, fifo, expect);
        });

    [Fact]
    public void A_property_that_tests_nothing_is_an_error()
    {
        var told = Assert.Throws<PropertyException>(() => HardwareProperty.Of(() => new DownCounter(), Options)
            .Inputs(i => i.Always(p => p.Down, true).Always(p => p.Up, false)).KeepsItsAssertions());
        Assert.Equal("SIM5002", told.Code);
    }

    [Fact]
    public void After_a_reset_the_model_starts_anew() =>
        HardwareProperty.Of(() => new LimitedAdder(5000), Options)
            .Inputs(i => i.Resets(oneOf: 10))
            .Matches(() => new Number(), (sum, adder, expect) =>
            {
                expect.Equal(adder.Sum, sum.Value & 0xFFFF);
                if (adder.Enable)
                    sum.Value += (int)adder.Amount;
            });

    [Fact]
    public void Engines_that_agree_pass() =>
        HardwareProperty.Of(() => new EveryInput(), Options with { Runs = 20 })
            .Inputs(i => i.Resets(oneOf: 30))
            .AgreesOn(EngineKind.Native, EngineKind.Compiled);

    [Fact]
    public void Verilator_runs_properties_too()
    {
        ShrinkingTests.Overflow(Options with { Engine = EngineKind.Verilator });
        HardwareProperty.Of(() => new OverflowingFifo(8, 4), Options with { Runs = 10 })
            .AgreesOn(EngineKind.Compiled, EngineKind.Verilator);
    }

    [Fact]
    public void Engines_that_differ_are_shrunk_and_shown_side_by_side()
    {
        // No engine is wrong at hand, so two designs stand for two engines.
        var made = 0;
        var property = HardwareProperty.Of(() => new LimitedAdder(made++ % 2 == 0 ? 200 : 300), Options);
        var failed = Assert.Throws<PropertyFailedException>(() => property.AgreesOn(EngineKind.Compiled, EngineKind.Compiled));
        Assert.Contains("LimitedAdder.Sum is 16'h00c8 on compiled, 16'h00c9 on compiled_2", failed.Message);
        Assert.Equal(200u, failed.Stimulus[0, 1].Low);
        var waves = WaveFile.Open(failed.Waves!);
        Assert.NotNull(waves.Find("compiled.LimitedAdder.Sum"));
        Assert.NotNull(waves.Find("compiled_2.LimitedAdder.Sum"));
    }

    [Fact]
    public void Clocks_of_several_domains_are_told_to_the_model() =>
        HardwareProperty.Of(() => new TwoClocks(), Options).Matches(() => new ulong[2], (expected, design, expect) =>
        {
            expect.Equal(design.Fast, expected[0]);
            expect.Equal(design.Slow, expected[1]);
            if ((expect.Rising & 1) != 0)
                expected[0] = (ulong)design.A;
            if ((expect.Rising & 2) != 0)
                expected[1] = (ulong)design.B;
        });

    [Fact]
    public void Sequences_are_arbitraries_of_FsCheck_like_any_other()
    {
        using var sim = Sim.Of(new LimitedAdder(5000));
        var start = sim.Checkpoint();
        Prop.ForAll(Inputs.Of(new LimitedAdder(5000)).Sequences(30), stimulus =>
        {
            sim.Restore(start);
            foreach (var cycle in stimulus.Play(sim))
                Assert.Equal(cycle, (int)sim.Cycle);
        }).Check(Config.QuickThrowOnFailure);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private sealed class Number
    {
        public int Value { get; set; }
    }
}

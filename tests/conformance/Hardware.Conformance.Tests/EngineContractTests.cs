using Hardware.Cosim;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Conformance.Tests;

/// <summary>The contract of <see cref="Engine"/>, sentence by sentence, on every engine.</summary>
public class EngineContractTests
{
    private static Simulation Create(string engine, ulong seed = 0) => EngineUnderTest.Create(engine, () => new ContractModule(), seed);

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Time_zero_is_the_state_after_reset(string engine)
    {
        using var sim = Create(engine);
        Assert.Equal(0, sim.Cycle);
        Assert.Equal(3u, sim["Count"].Value);
        Assert.Equal(9u, sim["cells[0].Q"].Value);
        Assert.Equal(5u, sim["Side"].Value);
        Assert.True(sim["Wide"].Bits.IsZero);
        Assert.Equal([7, 8, 9, 0], Enumerable.Range(0, 4).Select(i => (int)sim["Words"][i].Low));
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Registers_without_reset_start_with_what_the_seed_says(string engine)
    {
        foreach (var seed in new ulong[] { 0, 1, 77 })
        {
            using var sim = Create(engine, seed);
            Assert.Equal(InitialValues.Of(seed, "ContractModule.Free", sim["Free"].Info.Shape), sim["Free"].Bits);
            Assert.Equal(InitialValues.Of(seed, "ContractModule.Signed", sim["Signed"].Info.Shape), sim["Signed"].Bits);
        }
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Reading_a_combinational_signal_after_writing_an_input_gives_the_settled_value(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 2;
        Assert.Equal(3u + 2 + 9, sim["Total"].Value);
        Assert.Equal(9u, sim["Word"].Value);
        sim["A"].Value = 1;
        Assert.Equal(8u, sim["Word"].Value);
        sim["A"].Value = 12;
        Assert.Equal(0u, sim["Word"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Values_are_raw_bits_of_signed_signals_too(string engine)
    {
        using var sim = Create(engine);
        sim["Number"].Value = 5;
        Assert.Equal(0x1FFBu, sim["Negative"].Value);
        sim["Number"].Value = 0x1000;
        Assert.Equal(0x1000u, sim["Negative"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void An_edge_takes_the_inputs_as_they_are(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 10;
        sim.Step();
        Assert.Equal(13u, sim["Count"].Value);
        Assert.Equal(10u, sim["cells[0].Q"].Value);
        Assert.Equal(9u, sim["cells[1].Q"].Value);
        sim.Step(2);
        Assert.Equal(33u, sim["Count"].Value);
        Assert.Equal(10u, sim["cells[2].Q"].Value);
        Assert.Equal(3, sim.Cycle);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Many_cycles_are_as_many_single_ones(string engine)
    {
        using var many = Create(engine, 3);
        using var single = Create(engine, 3);
        foreach (var sim in new[] { many, single })
        {
            sim["A"].Value = 111;
            sim["Number"].Value = 1234;
            sim["Big"].Bits = new BitVector(100, [0x0123456789ABCDEF, 0xFEDCBA987]);
        }
        many.Step(37);
        for (var i = 0; i < 37; i++)
            single.Step();
        Assert.Equal(State(single), State(many));
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Wide_values_keep_all_their_bits(string engine)
    {
        using var sim = Create(engine);
        var value = new BitVector(100, [0xFEDCBA9876543210, 0xABCDEF012]);
        sim["Big"].Bits = value;
        Assert.Equal(value, sim["Big"].Bits);
        sim.Step();
        Assert.Equal(value, sim["Wide"].Bits);
        Assert.Equal(0xABCDEF012FUL, sim["Upper"].Value);
        sim.Step();
        Assert.True(sim["Wide"].Bits.IsZero);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void A_deposit_into_a_register_of_any_instance_is_seen_at_once_and_by_the_next_edge(string engine)
    {
        using var sim = Create(engine);
        sim["Count"].Value = 100;
        sim["cells[2].Q"].Value = 1;
        sim["A"].Value = 20;
        Assert.Equal(121u, sim["Total"].Value);
        sim["cells[1].Q"].Value = 77;
        sim["Wide"].Bits = new BitVector(100, [0, 1UL << 35]);
        Assert.Equal(1UL << 39, sim["Upper"].Value);
        sim.Step();
        Assert.Equal(120u, sim["Count"].Value);
        Assert.Equal(77u, sim["cells[2].Q"].Value);
        Assert.Equal(1UL << 39, sim["Upper"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void A_deposit_into_a_memory_word_is_seen_by_its_readers(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 11;
        sim["Words"][11] = new BitVector(20, 0xABCDE);
        Assert.Equal(0xABCDEu, sim["Word"].Value);
        Assert.Equal(0xABCDEu, sim["Words"][11].Low);
        Assert.Equal(0u, sim["Words"][10].Low);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void A_write_past_the_end_of_a_memory_does_nothing(string engine)
    {
        using var sim = Create(engine);
        sim["Count"].Value = 200;
        sim["A"].Value = 150;
        sim.Step();
        Assert.Equal([7, 8, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 12).Select(i => (int)sim["Words"][i].Low));
        sim["Count"].Value = 4;
        sim.Step();
        Assert.Equal(150u, sim["Words"][4].Low);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void A_synchronous_reset_acts_at_the_edge_and_on_registers_with_a_reset_value_only(string engine)
    {
        using var sim = Create(engine);
        sim["Count"].Value = 50;
        sim["Free"].Value = 10;
        sim["A"].Value = 120;
        sim.Engine.SetReset(0, true);
        Assert.Equal(50u, sim["Count"].Value);
        sim.Step();
        Assert.Equal(3u, sim["Count"].Value);
        Assert.Equal(9u, sim["cells[0].Q"].Value);
        Assert.Equal(11u, sim["Free"].Value);
        Assert.Equal(0u, sim["Words"][3].Low);
        sim.Engine.SetReset(0, false);
        sim.Step();
        Assert.Equal(123u, sim["Count"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void An_asynchronous_reset_acts_at_once_and_again_at_every_edge(string engine)
    {
        using var sim = Create(engine);
        sim["Side"].Value = 14;
        sim.Engine.SetReset(1, true);
        Assert.Equal(5u, sim["Side"].Value);
        sim.Step(3);
        Assert.Equal(5u, sim["Side"].Value);
        sim.Engine.SetReset(1, false);
        Assert.Equal(5u, sim["Side"].Value);
        sim.Step();
        Assert.Equal(6u, sim["Side"].Value);
        sim.Engine.SetReset(1, true);
        Assert.Equal(5u, sim["Side"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Only_the_domains_named_tick(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 1;
        sim.Engine.Tick(0b10, 2);
        Assert.Equal(3u, sim["Count"].Value);
        Assert.Equal(7u, sim["Side"].Value);
        sim.Engine.Tick(0b01, 3);
        Assert.Equal(6u, sim["Count"].Value);
        Assert.Equal(7u, sim["Side"].Value);
        Assert.Equal(5, sim.Cycle);
    }

    [Theory, MemberData(nameof(EngineUnderTest.WithCheckpoints), MemberType = typeof(EngineUnderTest))]
    public void Restoring_a_checkpoint_brings_back_everything(string engine)
    {
        using var sim = Create(engine, 5);
        sim["A"].Value = 130;
        sim["Big"].Bits = new BitVector(100, [0x123, 0x456]);
        sim["Number"].Value = 99;
        sim.Step(9);
        sim.Engine.SetReset(1, true);
        var checkpoint = sim.Engine.Checkpoint();
        var then = State(sim);
        sim.Step(4);
        var later = State(sim);
        sim.Engine.SetReset(1, false);
        sim["A"].Value = 1;
        sim["Words"][2] = new BitVector(20, 1);
        sim.Step(20);
        for (var round = 0; round < 2; round++)
        {
            sim.Engine.Restore(checkpoint);
            Assert.Equal(9, sim.Cycle);
            Assert.Equal(then, State(sim));
            sim.Step(4);
            Assert.Equal(later, State(sim));
        }
    }

    [Theory, MemberData(nameof(EngineUnderTest.WithCheckpoints), MemberType = typeof(EngineUnderTest))]
    public void A_checkpoint_does_not_move_with_its_engine(string engine)
    {
        using var sim = Create(engine);
        var checkpoint = sim.Engine.Checkpoint();
        var copy = checkpoint.ToArray();
        sim["A"].Value = 3;
        sim.Step(3);
        Assert.Equal(copy, checkpoint);
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Two_simulations_do_not_touch_each_other(string engine)
    {
        using var one = Create(engine);
        using var two = Create(engine);
        one["A"].Value = 5;
        one.Step(3);
        two["A"].Value = 7;
        two.Step();
        Assert.Equal(18u, one["Count"].Value);
        Assert.Equal(10u, two["Count"].Value);
    }

    [Theory, MemberData(nameof(EngineUnderTest.WithChecks), MemberType = typeof(EngineUnderTest))]
    public void Failed_assertions_are_reported_once_with_their_place_and_cycle(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 250;
        Assert.Empty(sim.Engine.TakeFailures());
        sim.Engine.Step(2);
        sim["A"].Value = 255;
        sim.Engine.Step();
        sim["A"].Value = 0;
        sim.Engine.Step(5);
        Assert.Equal(
            ["0 ContractModule: A is 250", "1 ContractModule: A is 250", "2 ContractModule.cells[0]: the cell is given 255",
                "3 ContractModule.cells[1]: the cell is given 255", "4 ContractModule.cells[2]: the cell is given 255"],
            sim.Engine.TakeFailures().Select(f => $"{f.Cycle} {f.Point.Path}: {f.Point.Check.Message}"));
        Assert.Empty(sim.Engine.TakeFailures());
    }

    [Theory, MemberData(nameof(EngineUnderTest.WithChecks), MemberType = typeof(EngineUnderTest))]
    public void Checks_of_a_process_in_reset_are_not_evaluated(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 255;
        sim.Engine.SetReset(0, true);
        sim.Step(3);
        Assert.Empty(sim.Engine.TakeFailures());
    }

    [Theory, MemberData(nameof(EngineUnderTest.All), MemberType = typeof(EngineUnderTest))]
    public void Played_inputs_give_the_outputs_before_each_edge(string engine)
    {
        using var sim = Create(engine);
        var inputs = sim.Engine.Row([.. new[] { "A", "Big", "Number" }.Select(name => sim[name].Info.Slot)]);
        var outputs = sim.Engine.Row([sim["Total"].Info.Slot, sim["Negative"].Info.Slot]);
        var stimulus = Enumerable.Range(0, 40).SelectMany(cycle => new ulong[] { (ulong)cycle, 1, 0, 5 }).ToArray();
        var response = new ulong[40 * outputs.Length];
        sim.Engine.Play(inputs, stimulus, outputs, response);
        using var stepped = Create(engine);
        for (var cycle = 0; cycle < 40; cycle++)
        {
            stepped["A"].Value = (ulong)cycle;
            (stepped["Big"].Value, stepped["Number"].Value) = (1, 5);
            Assert.Equal((stepped["Total"].Value, stepped["Negative"].Value), (response[2 * cycle], response[(2 * cycle) + 1]));
            stepped.Step();
        }
        Assert.Equal(State(stepped), State(sim));
        Assert.Equal(40, sim.Cycle);
        Assert.Equal("SIM3014", Assert.Throws<HdlException>(() => sim.Engine.Play(inputs, stimulus, outputs, response[1..])).Code);
    }

    [Theory, MemberData(nameof(EngineUnderTest.WithChecks), MemberType = typeof(EngineUnderTest))]
    public void Cover_points_count_how_often_they_hold(string engine)
    {
        using var sim = Create(engine);
        sim["A"].Value = 1;
        sim.Step(3);
        sim["A"].Value = 200;
        sim.Step(4);
        var points = sim.Engine.CheckPoints;
        Assert.Equal(3, sim.Engine.CoverCount(points.ToList().FindIndex(p => p.Check.Message == "A is 1")));
        Assert.Equal(4, sim.Engine.CoverCount(points.ToList().FindIndex(p => p.Check.Message == "a word is written")));
        Assert.Equal(6, points.Count);
    }

    private static List<string> State(Simulation sim) => [.. sim.Map.All
        .Where(info => info.Signal?.Kind != Hdl.Ir.SignalKind.Local && sim.Engine.IsObservable(info.Slot))
        .Select(info => info.Memory is null ? $"{info.Path}={sim[info.Path].Bits}"
            : $"{info.Path}={string.Join(' ', Enumerable.Range(0, info.Memory.Depth).Select(i => sim[info.Path][i]))}")];
}

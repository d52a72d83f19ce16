using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

public class EngineContractTests
{
    private const int Enable = 0;
    private const int Count = 1;

    [Fact]
    public void A_counter_counts_while_enabled()
    {
        using var engine = new CompiledEngine(Counter.Create());
        engine.Write(Enable, 1);
        engine.Step(300);
        Assert.Equal(300UL % 256, engine.Read(Count));
        engine.Write(Enable, 0);
        engine.Step(5);
        Assert.Equal(300UL % 256, engine.Read(Count));
        Assert.Equal(305, engine.Cycle);
    }

    [Fact]
    public void Registers_start_with_their_reset_value_and_return_to_it()
    {
        using var engine = new CompiledEngine(Counter.Create(new BitVector(8, 7)));
        Assert.Equal(7UL, engine.Read(Count));
        engine.Write(Enable, 1);
        engine.Step(3);
        Assert.Equal(10UL, engine.Read(Count));
        engine.SetReset(0, true);
        Assert.Equal(10UL, engine.Read(Count));
        engine.Step();
        Assert.Equal(7UL, engine.Read(Count));
    }

    [Fact]
    public void A_register_takes_a_deposit()
    {
        using var engine = new CompiledEngine(Counter.Create());
        engine.Write(Enable, 1);
        engine.Write(Count, 200);
        engine.Step();
        Assert.Equal(201UL, engine.Read(Count));
    }

    [Fact]
    public void A_checkpoint_brings_back_state_inputs_and_cycle()
    {
        using var engine = new CompiledEngine(Counter.Create());
        engine.Write(Enable, 1);
        engine.Step(10);
        var checkpoint = engine.Checkpoint();
        engine.Write(Enable, 0);
        engine.Step(7);
        engine.Restore(checkpoint);
        Assert.Equal(10, engine.Cycle);
        engine.Step(5);
        Assert.Equal(15UL, engine.Read(Count));
        Assert.Equal("SIM3004", Assert.Throws<HdlException>(() => engine.Restore(new byte[3])).Code);
    }

    [Fact]
    public void Registers_without_a_reset_value_start_with_what_their_path_and_the_seed_give()
    {
        var free = new ModuleDef("Free", "Free");
        var register = free.Add(new Signal("R", new Shape(100), SignalKind.Register));
        using var first = new CompiledEngine(new Design(free), 5);
        using var second = new CompiledEngine(new Design(free), 5);
        using var other = new CompiledEngine(new Design(free), 6);
        Assert.Equal(first.Read(0), second.Read(0));
        Assert.NotEqual(first.Read(0), other.Read(0));
        Assert.Equal(InitialValues.Of(5, "Free.R", register.Shape).Low, first.Read(0));
    }

    [Fact]
    public void A_failed_assertion_is_told_once_with_its_cycle()
    {
        var design = Counter.Create();
        var (count, domain) = (design.Top.Signals[Count], design.Top.Domains[0]);
        var check = new Check(
            CheckKind.Assert, new Binary(BinaryOp.NotEqual, new SignalRef(count), new Const(new BitVector(8, 3))), "Count is never three");
        var cover = new Check(CheckKind.Cover, new Unary(UnaryOp.ReduceOr, new SignalRef(count)), "Count moves");
        design.Top.Add(new Process("Watch", ProcessKind.Clocked, new Block([check, cover]), domain));
        using var engine = new CompiledEngine(design);
        engine.Write(Enable, 1);
        engine.Step(10);
        var failure = Assert.Single(engine.TakeFailures());
        Assert.Equal((3L, "Counter", check), (failure.Cycle, failure.Point.Path, failure.Point.Check));
        Assert.Empty(engine.TakeFailures());
        Assert.Equal(9, engine.CoverCount(1));
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing()
    {
        using var engine = new CompiledEngine(Counter.Create());
        engine.Step(10);
        Assert.Equal(0, SteadyState.AllocatedBytes(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                engine.Write(Enable, 1);
                engine.Step();
                engine.Read(Count);
            }
        }));
    }

    [Fact]
    public void A_quiescent_design_skips_its_clock_edges_until_somebody_writes()
    {
        using var engine = new CompiledEngine(Counter.Create());
        engine.Write(Enable, 1);
        engine.Step(2);
        engine.Write(Enable, 0);
        engine.Step(1L << 50); // would take days
        Assert.Equal(2UL, engine.Read(Count));
        engine.Write(Enable, 1);
        engine.Step(3);
        Assert.Equal(5UL, engine.Read(Count));
        Assert.Equal((1L << 50) + 5, engine.Cycle);
    }

    [Fact]
    public void A_driven_wire_cannot_be_written()
    {
        var design = Counter.Create();
        var wire = design.Top.Add(new Signal("Odd", Shape.Bit, SignalKind.Wire));
        design.Top.Add(new Process("Odd", ProcessKind.Continuous,
            new Block([new Assign(wire, new Slice(new SignalRef(design.Top.Signals[Count]), 0, 0))])));
        using var engine = new CompiledEngine(design);
        var error = Assert.Throws<HdlException>(() => engine.Write(design.Top.SlotOf(wire), 1));
        Assert.Equal("SIM3002: 'Odd' is driven by the design: write an input or a register", error.Message);
    }
}

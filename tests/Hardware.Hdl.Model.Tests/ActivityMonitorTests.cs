using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>A design that rests: how soon that is noticed, and what it costs then.</summary>
public class ActivityMonitorTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(200)]
    public void A_timer_runs_and_rests_as_without_looking(int limit)
    {
        var design = Timer(limit);
        var (start, count) = Slots(design);
        using var expected = new CompiledEngine(design, options: new ModelOptions { SkipQuiescent = false });
        using var predicted = new CompiledEngine(design);
        using var looked = new CompiledEngine(design, options: new ModelOptions { PredictRest = false });
        CompiledEngine[] engines = [expected, predicted, looked];
        var (random, rested) = (new Random(limit), 0);
        for (var cycle = 0; cycle < 4000; cycle++)
        {
            var restart = random.Next(3 * limit) == 0 ? 1UL : 0;
            foreach (var engine in engines)
            {
                if (engine.Read(start) != restart)
                    engine.Write(start, restart);
                engine.Step();
            }
            Assert.All(engines, engine => Assert.Equal(expected.Read(count), engine.Read(count)));
            rested += predicted.Activity.IsQuiescent && looked.Activity.IsQuiescent ? 1 : 0;
        }
        Assert.InRange(rested, 1000, 4000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_look_comes_as_late_as_the_last_rest(bool predicts)
    {
        var design = Timer(40);
        var (start, _) = Slots(design);
        using var engine = new CompiledEngine(design, options: new ModelOptions { PredictRest = predicts });
        var shortest = engine.Activity.Wait;
        engine.Write(start, 1);
        engine.Step();
        engine.Write(start, 0);
        while (!engine.Activity.IsQuiescent)
            engine.Step();
        Assert.InRange(engine.Cycle, 40, 80);
        if (predicts)
            Assert.InRange(engine.Activity.Wait, 20, 64);
        else
            Assert.Equal(shortest, engine.Activity.Wait);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_a_design_at_rest_are_repeated_all_together(bool runs)
    {
        const int Rows = 1000;
        var design = Timer(3);
        var (start, count) = Slots(design);
        using var engine = new CompiledEngine(design, options: new ModelOptions { RepeatRuns = runs });
        var response = new ulong[Rows];
        engine.Play(engine.Row([start]), new ulong[Rows], engine.Row([count]), response);
        Assert.Equal(Enumerable.Range(0, Rows).Select(cycle => (ulong)Math.Min(cycle, 3)), response);
        if (runs)
            Assert.Equal(1, engine.Activity.Repeats);
        else
            Assert.InRange(engine.Activity.Repeats, Rows / 2, Rows);
    }

    private static (int Start, int Count) Slots(Design design) => (design.Top.SlotOf(design.Top.Ports.First()),
        design.Top.SlotOf(design.Top.Ports.Last()));

    /// <summary>Counts up to a limit, where it stays until it is started again.</summary>
    private static Design Timer(int limit)
    {
        var top = new ModuleDef("Timer", "Timer");
        var domain = top.Domain();
        var start = top.Add(new Signal("Start", Shape.Bit, SignalKind.Input));
        var count = top.Add(new Signal("Count", new Shape(8), SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(8),
        });
        var running = new Binary(BinaryOp.Less, new SignalRef(count), Number(limit));
        top.Add(new Process("Step", ProcessKind.Clocked, new Block(
        [
            new If(new SignalRef(start), new Block([new Assign(count, Number(0))]),
                new Block([new If(running, new Block([new Assign(count, new Binary(BinaryOp.Add, new SignalRef(count), Number(1)))]))])),
        ]), domain));
        return new Design(top);

        static Const Number(int value) => new(new BitVector(8, (ulong)value));
    }
}

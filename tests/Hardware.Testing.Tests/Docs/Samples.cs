using FsCheck;
using FsCheck.Fluent;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Testing.Tests.Docs;

/// <summary>The samples of docs/testing.md and of README.md, as they stand there.</summary>
public class Samples
{
    [Fact]
    public void The_queue_is_a_queue() =>
        HardwareProperty.Of(() => new Fifo(8, 4)).Matches(() => new Queue<ulong>(), (queue, fifo, expect) =>
        {
            expect.Equal(fifo.Count, queue.Count);
            if (queue.Count > 0)
                expect.Equal(fifo.Front, queue.Peek());
            var (push, pop) = (fifo.Push && queue.Count < 4, fifo.Pop && queue.Count > 0);
            if (pop)
                queue.Dequeue();
            if (push)
                queue.Enqueue((ulong)fifo.Data);
        });

    [Fact]
    public void Limits() =>
        HardwareProperty.Of(() => new VectorUnit(4))
            .Inputs(i => i
                .With(unit => unit.Op, Gen.Elements(VectorOp.Load, VectorOp.Add))
                .Resets(oneOf: 50))
            .KeepsItsAssertions();

    [Fact]
    public void Properties_of_FsCheck_itself()
    {
        using var sim = Sim.Of(new Fifo(8, 4));
        var start = sim.Checkpoint();
        Prop.ForAll(Inputs.Of(new Fifo(8, 4)).Sequences(30), stimulus =>
        {
            sim.Restore(start);
            foreach (var cycle in stimulus.Play(sim))
                Assert.False((bool)(sim.Top.Empty && sim.Top.Full));
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Other_properties()
    {
        HardwareProperty.Of(() => new Fifo(8, 4)).Holds(run =>
        {
            var most = 0UL;
            foreach (var cycle in run.Cycles())
                most = Math.Max(most, (ulong)run.Top.Count);
            Assert.InRange(most, 0u, 4u);
        });
        HardwareProperty.Of(() => new Fifo(8, 4)).KeepsItsAssertions();
        HardwareProperty.Of(() => new Fifo(8, 4), new PropertyOptions { Runs = 20 }).AgreesOn(EngineKind.Native, EngineKind.Compiled);
    }
}

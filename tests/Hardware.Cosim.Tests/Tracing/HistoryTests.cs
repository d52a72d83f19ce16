using Hardware.Cosim.Tests.Verilator;
using Hardware.Cosim.Tracing;
using Hardware.Cosim.Verilator;
using Hardware.Waveforms;

namespace Hardware.Cosim.Tests.Tracing;

public sealed class HistoryTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly SignalMap _map = new(HandWritten.Create().Design);

    public void Dispose() => _scratch.Dispose();

    private static VerilatorEngine Model() => new(HandWritten.Create(), VerilatorOptions.Speed, seed: 3);

    private void Drive(Hdl.Simulation.Engine engine, int cycles)
    {
        var random = new Random(5);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            if (random.Next(40) == 0)
                engine.SetReset(random.Next(2), random.Next(2) == 0);
            engine.Write(_map.Find("A").Slot, (ulong)random.Next(256));
            engine.Write(_map.Find("Big").Slot, [(ulong)random.NextInt64(), (ulong)random.Next(16)]);
            if (random.Next(50) == 0)
                engine.WriteMemory(_map.Find("Words").Slot, random.Next(16), [(ulong)random.Next(256)]);
            engine.Tick((uint)random.Next(1, 4), random.Next(1, 4));
        }
    }

    [Fact]
    public void The_last_cycles_seen_again_are_those_a_trace_would_have_recorded()
    {
        using (var traced = new TracedEngine(Model(), _scratch["all.vcd"]))
            Drive(traced, 300);
        using var history = new History(Model(), every: 64, keep: 3);
        Drive(history, 300);
        var before = history.Checkpoint();
        var first = history.WriteWaves(_scratch["last.vcd"], 100);

        Assert.Equal(history.Cycle - 100, first);
        Assert.Equal(before, history.Checkpoint());
        var all = WaveFile.Open(_scratch["all.vcd"]);
        var last = WaveFile.Open(_scratch["last.vcd"]);
        Assert.Equal(all.End, last.End);
        Assert.Equal(all.Hierarchy.Variables.Count, last.Hierarchy.Variables.Count);
        foreach (var variable in last.Hierarchy.Variables)
            for (var cycle = first; cycle <= history.Cycle; cycle++)
            {
                var time = cycle * 10 + 1;
                Assert.Equal(all.Signal(variable.Path).ValueAt(time).ToString(), last.Signal(variable.Path).ValueAt(time).ToString());
            }
    }

    [Fact]
    public void Only_so_many_checkpoints_are_kept()
    {
        using var history = new History(Model(), every: 10, keep: 3);
        history.Step(5);
        Assert.Equal(0, history.FirstCycle);
        history.Step(100);
        Assert.Equal(80, history.FirstCycle);
        Assert.Equal(80, history.WriteWaves(_scratch["a.vcd"], 1000));
    }
}

using Hardware.Examples;
using Hardware.Hdl.Model;
using Hardware.Waveforms;

namespace Hardware.Cosim.Tests;

public sealed class SimulationTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Simulation _sim = new(new CompiledEngine(Hdl.Elaborator.Elaborate(new TrafficLight(6, 2))));

    public void Dispose()
    {
        _sim.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Signals_have_names_values_and_enum_members()
    {
        Assert.Equal("MainGreen", _sim["State"].ToString());
        _sim["CarWaits"].Value = 1;
        Assert.True(_sim.RunUntil(() => _sim["TrafficLight.State"].ToString() == "SideGreen") > 0);
        Assert.Equal("TrafficLight.cs", Path.GetFileName(_sim["State"].Info.Source.File));
    }

    [Fact]
    public void What_does_not_happen_in_time_is_named() =>
        Assert.Equal(
            "SIM4002: '() => _sim[\"SideMayGo\"].Value == 1' did not hold within 50 cycles (now cycle 50): "
            + "raise the limit, or look at why with KeepHistory and WriteWaves.",
            Assert.Throws<SimulationException>(() => _sim.RunUntil(() => _sim["SideMayGo"].Value == 1, 50)).Message);

    [Fact]
    public void A_wrong_name_is_answered_with_the_right_ones()
    {
        Assert.Equal("SIM3001: there is no signal 'state' in TrafficLight: did you mean TrafficLight.State.",
            Assert.Throws<SimulationException>(() => _sim["state"]).Message);
        Assert.StartsWith("SIM3001: there is no signal 'nothing' in TrafficLight: TrafficLight has CarWaits, State",
            Assert.Throws<SimulationException>(() => _sim["nothing"]).Message);
        Assert.Equal("SIM3013: 2 does not fit TrafficLight.CarWaits, which has 1 bits: give a smaller value.",
            Assert.Throws<SimulationException>(() => _sim["CarWaits"].Value = 2).Message);
    }

    [Theory]
    [InlineData(EngineKind.Native)]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Verilator)]
    public void A_handle_reads_and_writes_without_allocating(EngineKind engine)
    {
        using var sim = Sim.Of(new Counter(8), engine);
        var count = sim["Count"];
        var sum = 0UL;
        Assert.Equal(0, SteadyState.AllocatedBytes(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                sim.Top.Enable = i % 2 == 1;
                sum += (ulong)sim.Top.Count + count.Value;
            }
        }));
        Assert.Equal(0UL, sum);
    }

    [Fact]
    public void Cycles_that_were_not_recorded_can_be_seen_when_history_is_kept()
    {
        var history = _sim.KeepHistory(every: 16);
        _sim["CarWaits"].Value = 1;
        _sim.Step(100);
        history.WriteWaves(_scratch["last.vcd"], 30);
        var wave = WaveFile.Open(_scratch["last.vcd"]);
        Assert.Equal(700, wave.Start);
        Assert.Equal(1000, wave.End);
        var state = wave.Find("TrafficLight.State")!;
        Assert.Equal(_sim["State"].ToString(), state.Enum!.NameOf(state.Signal.ValueAt(1000)));
    }
}

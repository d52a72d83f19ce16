using Hardware.Cosim.Verilator;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim.Tests.Verilator;

public sealed class VerilatorEngineTests : IDisposable
{
    private readonly VerilatorEngine _engine = new(HandWritten.Create(), VerilatorOptions.Speed, seed: 7);
    private readonly SignalMap _map;

    public VerilatorEngineTests() => _map = new SignalMap(_engine.Design);

    public void Dispose() => _engine.Dispose();

    private ulong this[string path] => _engine.Read(_map.Find(path).Slot);

    private void Set(string path, ulong value) => _engine.Write(_map.Find(path).Slot, value);

    [Fact]
    public void Time_zero_is_the_state_after_reset()
    {
        Assert.Equal(3u, this["Count"]);
        Assert.Equal(9u, this["cells[1].Held"]);
        Assert.Equal(5u, this["Side"]);
        Assert.Equal(InitialValues.Of(7, "Top.Free", _map.Find("Free").Shape).Low, this["Free"]);
        var word = new ulong[1];
        _engine.ReadMemory(_map.Find("Words").Slot, 2, word);
        Assert.Equal(0x42u, word[0]);
    }

    [Fact]
    public void A_wire_follows_an_input_without_a_clock_edge()
    {
        Set("A", 10);
        Assert.Equal(13u, this["Sum"]);
        Set("A", 2);
        Assert.Equal(5u, this["Sum"]);
        Assert.Equal(9u ^ 0x42, this["Last"]);
    }

    [Fact]
    public void Inputs_and_clock_may_change_together()
    {
        Set("A", 10);
        _engine.Step();
        Assert.Equal(13u, this["Count"]);
        Assert.Equal(23u, this["Sum"]);
        _engine.Step(3);
        Assert.Equal(43u, this["Count"]);
        Assert.Equal(4, _engine.Cycle);
    }

    [Fact]
    public void A_deposit_into_a_register_is_seen_by_the_wires_it_feeds()
    {
        Set("Count", 100);
        Assert.Equal(100u, this["Sum"]);
        Set("cells[1].Held", 0xF0);
        Assert.Equal(0xF0u, this["Last"]);
        Set("cells[0].Held", 0x0F);
        _engine.Step();
        Assert.Equal(0x0Fu, this["cells[1].Held"]);
    }

    [Fact]
    public void A_deposit_into_a_memory_is_seen_by_its_readers()
    {
        _engine.WriteMemory(_map.Find("Words").Slot, 4, [0x55]);
        Set("A", 4);
        Assert.Equal(9u ^ 0x55, this["Last"]);
    }

    [Fact]
    public void A_synchronous_reset_waits_for_the_edge_and_an_asynchronous_one_does_not()
    {
        Set("Count", 100);
        Set("Side", 1);
        _engine.SetReset(0, true);
        _engine.SetReset(1, true);
        Assert.Equal(100u, this["Count"]);
        Assert.Equal(5u, this["Side"]);
        _engine.Step();
        Assert.Equal(3u, this["Count"]);
        Assert.Equal(5u, this["Side"]);
    }

    [Fact]
    public void Domains_tick_apart()
    {
        var side = this["Side"];
        _engine.Tick(0b01, 4);
        Assert.Equal(side, this["Side"]);
        _engine.Tick(0b10, 4);
        Assert.Equal(side + 4, this["Side"]);
        Assert.Equal(8, _engine.Cycle);
    }

    [Fact]
    public void Restoring_a_checkpoint_repeats_the_run()
    {
        Set("A", 3);
        _engine.Write(_map.Find("Big").Slot, [0x123456789, 0xF]);
        _engine.Step(5);
        _engine.SetReset(1, true);
        Set("Side", 2);
        var checkpoint = _engine.Checkpoint();
        var atCheckpoint = Everything();
        _engine.Step(7);
        var later = Everything();
        _engine.SetReset(1, false);
        Set("A", 99);
        _engine.Step(3);

        _engine.Restore(checkpoint);
        Assert.Equal(5, _engine.Cycle);
        Assert.Equal(atCheckpoint, Everything());
        _engine.Step(7);
        Assert.Equal(later, Everything());

        using var other = new VerilatorEngine(HandWritten.Create(), VerilatorOptions.Speed, seed: 1);
        other.Restore(checkpoint);
        other.Step(7);
        Assert.Equal(this["Count"], other.Read(_map.Find("Count").Slot));
    }

    [Fact]
    public void Two_models_of_one_design_do_not_touch_each_other()
    {
        using var other = new VerilatorEngine(HandWritten.Create(), VerilatorOptions.Speed, seed: 7);
        Set("A", 1);
        _engine.Step(10);
        Assert.Equal(3u, other.Read(_map.Find("Count").Slot));
        Assert.Equal(13u, this["Count"]);
        Assert.Equal(_engine.LibraryPath, other.LibraryPath);
    }

    [Fact]
    public void What_the_build_does_not_keep_is_said_so()
    {
        Assert.False(_engine.IsObservable(_map.Find("cells[0].D").Slot));
        var exception = Assert.Throws<SimulationException>(() => this["cells[0].D"]);
        Assert.Equal("SIM2007: Top.cells[0].D is not kept by this verilated model: build it with VerilatorOptions.Lockstep.",
            exception.Message);
        Assert.Equal("SIM3002: Top.Sum cannot be written: only inputs of the top and registers can.",
            Assert.Throws<SimulationException>(() => Set("Sum", 1)).Message);
        Assert.Equal("SIM3003: word 16 of Top.Words does not exist: it has 16 words.",
            Assert.Throws<SimulationException>(() => _engine.ReadMemory(_map.Find("Words").Slot, 16, new ulong[1])).Message);
    }

    private List<string> Everything() =>
        [.. _map.All.Where(info => _engine.IsObservable(info.Slot)).Select(info => $"{info.Path}={string.Join(' ', Contents(info))}")];

    private IEnumerable<ulong> Contents(SignalInfo info)
    {
        var limbs = new ulong[info.Limbs];
        if (info.Memory is null)
        {
            _engine.Read(info.Slot, limbs);
            return limbs;
        }
        return Enumerable.Range(0, info.Memory.Depth).Select(address =>
        {
            _engine.ReadMemory(info.Slot, address, limbs);
            return limbs[0];
        });
    }
}

using Hardware.Cosim.Tests.Verilator;
using Hardware.Cosim.Tracing;
using Hardware.Cosim.Verilator;

namespace Hardware.Cosim.Tests.Tracing;

public sealed class TracedEngineTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Trace(params string[] globs)
    {
        var design = HandWritten.Create();
        var map = new SignalMap(design.Design);
        var verilated = new VerilatorEngine(design, VerilatorOptions.Speed, 0);
        using (var engine = new TracedEngine(verilated, _scratch["a.vcd"], new TraceOptions { Signals = globs }))
        {
            engine.Write(map.Find("A").Slot, 2);
            engine.Tick(1, 2);
            engine.SetReset(0, true);
            engine.Tick(2, 1);
        }
        return File.ReadAllText(_scratch["a.vcd"]);
    }

    [Fact]
    public void A_cycle_starts_with_its_edge_and_shows_inputs_as_they_were_during_it() => Assert.Equal("""
        $version Hardware verilator $end
        $timescale 1ns $end
        $scope module Top $end
        $var wire 1 ! clock $end
        $var wire 1 " reset $end
        $var wire 1 # side_clock $end
        $var wire 1 $ side_reset $end
        $var wire 8 % A [7:0] $end
        $attrbegin misc 03 Top.cs 1 $end
        $attrbegin misc 04 1 12 $end
        $var reg 4 & Side [3:0] $end
        $scope module cells[1] $end
        $var reg 8 ' Held [7:0] $end
        $upscope $end
        $upscope $end
        $enddefinitions $end
        #0
        0!
        0#
        0"
        0$
        b10 %
        b101 &
        b1001 '
        #10
        1!
        #15
        0!
        #20
        1!
        1"
        b10 '
        #25
        0!
        #30
        1#
        b110 &

        """, Trace("Top.A", "Top.Side", "Top.cells[1].**"));

    [Fact]
    public void A_glob_that_matches_nothing_is_said_so() =>
        Assert.StartsWith("SIM3005: no signal of Top matches Top.nothing",
            Assert.Throws<SimulationException>(() => Trace("Top.nothing")).Message);
}

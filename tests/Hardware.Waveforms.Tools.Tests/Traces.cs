using System.Text;

namespace Hardware.Waveforms.Tools.Tests;

/// <summary>The traces that the tests look at, as VCD text.</summary>
internal static class Traces
{
    /// <summary>A queue: clock with a period of 10 ns, push, a count, a state with names, and a word that is x, then z.</summary>
    public const string Fifo = """
        $timescale 1 ns $end
        $scope module top $end
        $var wire 1 c clock $end
        $var wire 1 p push $end
        $scope module fifo $end
        $attrbegin misc 07 State 3 Idle Fill Full 00 01 10 1 $end
        $attrbegin misc 07 "" 1 $end
        $var reg 2 s state [1:0] $end
        $var reg 4 n count [3:0] $end
        $var wire 8 d data [7:0] $end
        $upscope $end
        $upscope $end
        $enddefinitions $end
        #0
        0c
        0p
        b0 s
        b0 n
        bx d
        #5
        1c
        1p
        #10
        0c
        b1 n
        b1 s
        b01000001 d
        #15
        1c
        #20
        0c
        0p
        b10 n
        #25
        1c
        #30
        0c
        bz d
        b10 s
        #35
        1c
        #40
        0c
        """;

    public static WaveFile Open(string vcd, WaveOptions? options = null) =>
        WaveFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(vcd)), options);

    public static WaveFile OpenFifo() => Open(Fifo);
}

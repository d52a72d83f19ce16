using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class ShowTests
{
    [Fact]
    public void Waves_are_drawn_to_scale_with_even_clocks_and_labels() => Drawn(Traces.Fifo, null, new ShowOptions { Width = 62 }, """
        top

                        0 ns      10 ns     20 ns     30 ns     40 ns
        clock           ▁▁▁▁▁╱▔▔▔▔╲▁▁▁▁╱▔▔▔▔╲▁▁▁▁╱▔▔▔▔╲▁▁▁▁╱▔▔▔▔╲▁▁▁▁
        push            ▁▁▁▁▁╱▔▔▔▔▔▔▔▔▔▔▔▔▔▔╲▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        fifo.state[1:0] Idle══════╳Fill═══════════════╳Full══════════
        fifo.count[3:0] 0═════════╳1════════╳2═══════════════════════
        fifo.data[7:0]  xx════════╳41═════════════════╳──────────────

        """);

    [Fact]
    public void Waves_can_be_drawn_with_ascii_characters() =>
        Drawn(Traces.Fifo, ["push", "count"], new ShowOptions { Width = 50, Ascii = true, Radix = WaveRadix.Bin }, """
        top

                        0 ns        20 ns       40 ns
        push            ___/~~~~~~~~\______________
        fifo.count[3:0] 0000==X0001=X0010==========

        """);

    [Fact]
    public void A_column_in_which_a_signal_changes_more_than_once_is_marked_as_busy()
    {
        string clock = "$timescale 1 ns $end $scope module t $end $var wire 1 c c $end $upscope $end $enddefinitions $end\n#0 0c\n"
            + string.Concat(Enumerable.Range(1, 99).Select(i => $"#{i} {i % 2}c\n")) + "#900 1c\n#1000 0c\n";
        Drawn(clock, null, new ShowOptions { Width = 22 }, """
            t

              0 ns      600 ns
            c ▒▒▔▔▔▔▔▔▔▔▔▔▔▔▔▔╲

            """);
    }

    [Fact]
    public void A_number_that_does_not_fit_keeps_its_low_digits_and_a_name_its_beginning() => Drawn("""
        $timescale 1 ns $end $scope module t $end
        $var wire 32 a a $end
        $var wire 32 b b $end
        $var string 1 s s $end
        $upscope $end $enddefinitions $end
        #0 b1010 a
        b10010001101000101011001111000 b
        sbeginning s
        #1 b1011 a
        b10010001101000101011001111001 b
        send s
        #2
        """, null, new ShowOptions { Width = 20 }, """
        t

          0 ns        2 ns
        a a═════╳0000000b═══
        b …45678╳12345679═══
        s begin…╳end════════

        """);

    [Fact]
    public void Events_reals_and_texts_have_their_own_look() => Drawn("""
        $timescale 1 us $end
        $scope module m $end
        $var event 1 e done $end
        $var real 64 r level $end
        $var string 1 s phase $end
        $upscope $end $enddefinitions $end
        #0 r1.5 r
        sfill s
        #2 1e
        #4 r-0.25 r
        sdrain s
        #6 1e
        #8
        """, null, new ShowOptions { Width = 40 }, """
        m

              0 us        4 us        8 us
        done        ↑           ↑
        level 1.5═════════╳-0.25════════════
        phase fill════════╳drain════════════

        """);

    [Fact]
    public void The_table_has_a_row_for_each_time_and_writes_enums_as_names() =>
        Tabled(["top.*", "state", "count"], new ShowOptions { From = 5, To = 20 }, """
        top

         time  clock  push  fifo.state[1:0]  fifo.count[3:0]
         5 ns      1     1  Idle                           0
        10 ns      0     1  Fill                           1
        15 ns      1     1  Fill                           1
        20 ns      0     0  Fill                           2

        """);

    [Fact]
    public void A_change_to_the_value_that_was_there_is_none()
    {
        const string repeated = "$timescale 1 ns $end $scope module t $end $var wire 4 c c $end $upscope $end $enddefinitions $end\n"
            + "#0 b1 c\n#5 b1 c\n#10 b10 c\n#15 b10 c\n#20";
        Drawn(repeated, null, new ShowOptions { Width = 40 }, """
            t

              0 ns          10 ns         20 ns
            c 1=============X2===================

            """.Replace('=', '═').Replace('X', '╳'));
        var output = new StringWriter();
        WaveFile file = Traces.Open(repeated);
        WaveTable.Write(file, SignalSelection.Of(file, null), output);
        Assert.Equal("t\n\n time  c\n 0 ns  1\n10 ns  2\n", output.ToString());
    }

    [Fact]
    public void A_long_table_says_what_it_left_out() => Tabled(["count"], new ShowOptions { MaxRows = 2 }, """
        top.fifo

         time  count[3:0]
         0 ns           0
        10 ns           1
        ... and 1 more rows: narrow the time with --from and --to, or ask for more with --rows

        """);

    [Theory]
    [InlineData("01000001", WaveRadix.Auto, "41")]
    [InlineData("01000001", WaveRadix.Bin, "01000001")]
    [InlineData("01000001", WaveRadix.Oct, "101")]
    [InlineData("11111111", WaveRadix.Dec, "255")]
    [InlineData("11111111", WaveRadix.Signed, "-1")]
    [InlineData("01000001", WaveRadix.Ascii, "A")]
    [InlineData("0000x001", WaveRadix.Hex, "0X")]
    [InlineData("xxxxxxxx", WaveRadix.Dec, "x")]
    [InlineData("zzzzzzzz", WaveRadix.Ascii, "z")]
    [InlineData("1x000001", WaveRadix.Signed, "X1")]
    public void Values_are_written_in_every_radix(string bits, WaveRadix radix, string expected)
    {
        WaveFile file = Traces.OpenFifo();
        Assert.Equal(expected, ValueText.Of(file.Find("top.fifo.data")!, WaveValue.Parse(bits), radix));
    }

    [Fact]
    public void A_glob_that_matches_nothing_is_told() =>
        Assert.Equal("WAV0506: 'nothing*' matches no signal: * stands for a run of characters without a dot, ** for any",
            Assert.Throws<WaveException>(() => SignalSelection.Of(Traces.OpenFifo(), ["nothing*"])).Message);

    [Fact]
    public void A_window_outside_the_trace_is_told()
    {
        WaveFile file = Traces.OpenFifo();
        Assert.Equal("WAV0505: there is nothing between 100 and 200: the trace goes from 0 to 40 in steps of 1 ns",
            Assert.Throws<WaveException>(() =>
                WaveTable.Write(file, SignalSelection.Of(file, null), TextWriter.Null, new ShowOptions { From = 100, To = 200 })).Message);
    }

    private static void Drawn(string vcd, string[]? globs, ShowOptions options, string expected)
    {
        WaveFile file = Traces.Open(vcd);
        var output = new StringWriter();
        WaveDrawing.Write(file, SignalSelection.Of(file, globs), output, options);
        Assert.Equal(expected, output.ToString(), ignoreLineEndingDifferences: true);
    }

    private static void Tabled(string[] globs, ShowOptions options, string expected)
    {
        WaveFile file = Traces.OpenFifo();
        var output = new StringWriter();
        WaveTable.Write(file, SignalSelection.Of(file, globs), output, options);
        Assert.Equal(expected, output.ToString(), ignoreLineEndingDifferences: true);
    }
}

using System.Text;

namespace Hardware.Waveforms.Tests.Vcd;

/// <summary>Value changes: IEEE 1364-2005 18.2.1, 18.4, and what tools add.</summary>
public class VcdBodyTests
{
    [Theory]
    [InlineData("1!", "1")]
    [InlineData("x!", "x")]
    [InlineData("Z!", "z")]
    [InlineData("u!", "u")]
    [InlineData("W!", "w")]
    [InlineData("l!", "l")]
    [InlineData("H!", "h")]
    [InlineData("-!", "-")]
    [InlineData("b1 !", "1")]
    [InlineData("bX !", "x")]
    public void A_scalar_has_one_of_nine_states(string change, string value)
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end", $"#3\n{change}\n");
        Assert.Equal($"3:{value}", wave.Changes("top.a"));
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("1", "00000001")]
    [InlineData("0", "00000000")]
    [InlineData("x", "xxxxxxxx")]
    [InlineData("z1", "zzzzzzz1")]
    [InlineData("X01", "xxxxxx01")]
    [InlineData("1z", "0000001z")]
    [InlineData("u1", "uuuuuuu1")]
    [InlineData("-", "--------")]
    [InlineData("lhw01xz-", "lhw01xz-")]
    [InlineData("000000001", "00000001")]
    public void A_short_vector_is_extended_to_the_left(string digits, string value)
    {
        WaveFile wave = Trace.Read("$var wire 8 ! a $end", $"#0\nb{digits} !\n");
        Assert.Equal($"0:{value}", wave.Changes("top.a"));
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Vectors_of_any_width_are_read(int width)
    {
        var random = new Random(width);
        string two = string.Concat(Enumerable.Range(0, width).Select(_ => "01"[random.Next(2)]));
        string four = string.Concat(Enumerable.Range(0, width).Select(_ => "01xz"[random.Next(4)]));
        string nine = string.Concat(Enumerable.Range(0, width).Select(_ => "01xzhulw-"[random.Next(9)]));
        WaveFile wave = Trace.Read($"$var wire {width} ! a $end", $"#0\nb{two} !\n#1\nb{four} !\n#2\nb{nine} !\n#3\nB{two} !\n");
        Assert.Equal($"0:{two} 1:{four} 2:{nine} 3:{two}", wave.Changes("top.a"));
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("r1.5", 1.5)]
    [InlineData("R-2e-3", -0.002)]
    [InlineData("rnan", double.NaN)]
    [InlineData("rinf", double.PositiveInfinity)]
    [InlineData("r-inf", double.NegativeInfinity)]
    [InlineData("r-nan", double.NaN)]
    [InlineData("r0.1000000000000000055511151231257827", 0.1)]
    public void A_real_is_a_number_or_none(string change, double value)
    {
        WaveFile wave = Trace.Read("$var real 64 ! a $end", $"#0\n{change} !\n");
        Assert.Equal(value, wave.Signal("top.a").ValueAt(0).ToDouble());
        Assert.Equal(ValueKind.Real, wave.Signal("top.a").Kind);
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("sHELLO !", "HELLO")]
    [InlineData(@"sa\040b\n !", "a b\n")]
    [InlineData("s !", "")]
    [InlineData("swith real spaces !", "with real spaces")]
    public void A_text_may_be_escaped_empty_or_have_spaces(string change, string value)
    {
        WaveFile wave = Trace.Read("$var string 1 ! a $end", $"#0\n{change}\n#1\n");
        Assert.Equal(value, wave.Signal("top.a").ValueAt(0).ToString());
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void An_event_is_a_change_each_time()
    {
        WaveFile wave = Trace.Read("$var event 1 ! e $end", "#1\n1!\n#2\n1!\n#7\n1!\n");
        Assert.Equal([1L, 2, 7], wave.Signal("top.e").Changes().ToList().Select(change => change.Time));
    }

    [Fact]
    public void Dump_sections_are_changes_and_switches()
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end $var wire 4 \" b $end",
            "#0\n$dumpvars\n0!\nb1 \"\n$end\n#5\n$dumpoff\nx!\nbx \"\n$end\n"
            + "#9\n$dumpon\n1!\nb10 \"\n$end\n#10\n$dumpall\n1!\nb10 \"\n$end\n");
        Assert.Equal("0:0 5:x 9:1 10:1", wave.Changes("top.a"));
        Assert.Equal([new DumpSwitch(5, false), new DumpSwitch(9, true)], wave.DumpSwitches);
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void Extended_VCD_ports_have_states_and_strengths()
    {
        WaveFile wave = Trace.Read("$var port 1 <0 a $end $var port [3:0] <1 b $end",
            "#0\n$dumpports\npN 6 6 <0\npDUXZ 6666 6666 <1\n$end\n#5\npU 0 6 <0\npLHTf 6600 0066 <1\n");
        Assert.Equal("0:x 5:1", wave.Changes("top.a"));
        Assert.Equal("0:01xz 5:01zz", wave.Changes("top.b"));
        Assert.Equal(4, wave.Find("top.b")!.Width);
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    [InlineData("\t\n ")]
    [InlineData(" ")]
    public void Any_white_space_separates(string separator)
    {
        string body = string.Join(separator, "#0", "0!", "b10\t\"", "#1", "1!", "b1 \"", "#2", "r1 #");
        WaveFile wave = Trace.Read("$var wire 1 ! a $end $var wire 2 \" b $end $var real 64 # c $end", body);
        Assert.Equal("0:0 1:1", wave.Changes("top.a"));
        Assert.Equal("0:10 1:01", wave.Changes("top.b"));
        Assert.Equal("2:1", wave.Changes("top.c"));
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void Comments_in_the_body_are_skipped_whatever_they_hold()
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end", "#0\n0!\n$comment 1! #7 b1 ! $dumpoff $end\n#1\n1!\n");
        Assert.Equal("0:0 1:1", wave.Changes("top.a"));
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void Vcdclose_gives_the_last_time()
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end", "#0\n0!\n$vcdclose #99 $end\n");
        Assert.Equal(99, wave.End);
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("#0\n1!\n#9\n0!\n#5\n1!\n", WaveCodes.TimeBackwards, "0:1 9:0 9:1")]
    [InlineData("#0\n1!\n$end\n", WaveCodes.StrayEnd, "0:1")]
    [InlineData("#0\n1?\n0!\n", WaveCodes.UnknownId, "0:0")]
    [InlineData("#0\n1 !\n", WaveCodes.SplitChange, "0:1")]
    [InlineData("#0\nb102 !\n0!\n", WaveCodes.BadValue, "0:0")]
    [InlineData("#0\nb !\n0!\n", WaveCodes.BadValue, "0:0")]
    [InlineData("#0\nb11 !\n", WaveCodes.ValueTooLong, "0:1")]
    [InlineData("#zero\n#0\n1!\n", WaveCodes.BadTimeStamp, "0:1")]
    [InlineData("#99999999999999999999\n#0\n1!\n", WaveCodes.BadTimeStamp, "0:1")]
    [InlineData("#0\ngarbage\n1!\n", WaveCodes.BadText, "0:1")]
    [InlineData("#0\n$frobnicate\n1!\n", WaveCodes.UnknownCommand, "0:1")]
    [InlineData("#0\n$var wire 1 % b $end\n1!\n", WaveCodes.LateDeclaration, "0:1")]
    [InlineData("#0\n1!\nb1", WaveCodes.Truncated, "0:1")]
    [InlineData("#0\n1!\n$comment 0!", WaveCodes.Truncated, "0:1")]
    [InlineData("1!\n#1\n0!\n", WaveCodes.NoTime, "0:1 1:0")]
    [InlineData("#0\nr1.5 !\n", WaveCodes.WrongKind, "0:1.5")]
    [InlineData("#0\nrx !\n1!\n", WaveCodes.BadValue, "0:1")]
    [InlineData("#0\npX ! !\n1!\n", WaveCodes.BadValue, "0:1")]
    public void What_is_wrong_with_a_change_is_said_and_the_rest_read(string body, string code, string changes)
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end", body);
        Assert.Contains(wave.Diagnostics, diagnostic => diagnostic.Code == code);
        Assert.Equal(changes, wave.Changes("top.a"));
    }

    [Fact]
    public void Diagnostics_have_line_and_offset()
    {
        const string Text = "$var wire 1 ! a $end\n$enddefinitions $end\n#0\n1!\n  oops\n0!\n";
        WaveDiagnostic diagnostic = Assert.Single(Trace.Read(Text).Diagnostics);
        Assert.Equal((5L, (long)Text.IndexOf("oops", StringComparison.Ordinal)), (diagnostic.Line, diagnostic.Offset));
        Assert.Contains("'oops'", diagnostic.Message);
    }

    [Fact]
    public void Line_numbers_hold_far_into_a_large_file()
    {
        var text = new StringBuilder("$var wire 1 ! a $end\n$enddefinitions $end\n");
        for (int i = 0; i < 300_000; i++)
            text.Append('#').Append(i).Append("\n1!\n");
        text.Append("oops\n");
        Assert.Equal(600_003, Assert.Single(Trace.Read(text.ToString()).Diagnostics).Line);
    }

    [Fact]
    public void A_flood_of_one_problem_is_cut_short()
    {
        WaveFile wave = Trace.Read("$var wire 1 ! a $end", "#0\n" + string.Concat(Enumerable.Repeat("1?\n", 100_000)));
        Assert.InRange(wave.Diagnostics.Count, 1, 1000);
        Assert.Contains("not listed", wave.Diagnostics[^1].Message);
    }

    [Fact]
    public void Only_the_signals_asked_for_are_stored()
    {
        const string Text = "$scope module top $end $var wire 1 ! a $end $var wire 8 % b $end $upscope $end $enddefinitions $end\n"
            + "#0\n1!\nb1 %\n#1\n0!\nb10 %\n";
        WaveFile wave = Trace.Read(Text, new WaveOptions { Signals = ["top.b"] });
        Assert.False(wave.Signal("top.a").IsLoaded);
        Assert.Equal("0:00000001 1:00000010", wave.Changes("top.b"));
        Assert.Equal(4, wave.ChangeCount);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => wave.Signal("top.a").ValueAt(0));
        Assert.Contains("WaveOptions.Signals", exception.Message);
    }

    [Fact]
    public void Bytes_that_are_no_trace_are_refused_in_one_sentence()
    {
        WaveException exception = Assert.Throws<WaveException>(() => Trace.Read("This is a letter, not a trace."));
        Assert.Equal(WaveCodes.NotATrace, exception.Code);
        Assert.Throws<WaveException>(() => Trace.Read(""));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_in_one_sentence()
    {
        WaveException exception = Assert.Throws<WaveException>(() => WaveFile.Open("/nowhere/at/all.vcd"));
        Assert.Equal(WaveCodes.CannotOpen, exception.Code);
    }

    [Fact]
    public void A_gzip_is_read_and_a_damaged_one_up_to_the_damage()
    {
        var text = new StringBuilder("$var wire 32 ! a $end\n$enddefinitions $end\n");
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
            text.Append('#').Append(i).Append("\nb").Append(Convert.ToString(random.Next(), 2)).Append(" !\n");
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.ASCII.GetBytes(text.ToString()));
        WaveFile whole = WaveFile.Open(new MemoryStream(packed.ToArray()));
        Assert.Equal(20_000, whole.ChangeCount);
        Assert.Empty(whole.Diagnostics);
        WaveFile cut = WaveFile.Open(new MemoryStream(packed.ToArray()[..(int)(packed.Length / 2)]));
        Assert.InRange(cut.ChangeCount, 8_000, 12_000);
        Assert.NotEmpty(cut.Diagnostics);
    }
}

using Hardware.Waveforms.Query;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class QueryTests
{
    [Theory]
    [InlineData("count == 2", "20-40")]
    [InlineData("top.fifo.count[3:0] == 2", "20-40")]
    [InlineData("count != 2", "0-19")]
    [InlineData("count >= 1 && push", "10-19")]
    [InlineData("push || count == 2", "5-40")]
    [InlineData("!push", "0-4 20-40")]
    [InlineData("rose(push)", "5")]
    [InlineData("fell(push)", "20")]
    [InlineData("rose(clock) && push", "5 15")]
    [InlineData("changed(count)", "10 20")]
    [InlineData("stable(count) && changed(clock)", "5 15 25 30 35 40")]
    [InlineData("changed(count + 1)", "10 20")]
    [InlineData("count == past(count) + 1", "10 20")]
    [InlineData("past(count, 10ns) == 1", "20-29")]
    [InlineData("past(count, 10) < count", "10-29")]
    [InlineData("rose(past(push, 3))", "8")]
    [InlineData("state == Fill", "10-29")]
    [InlineData("state == State.Full", "30-40")]
    [InlineData("Idle != state && push", "10-19")]
    [InlineData("past(state) == Idle && state == Fill", "10")]
    [InlineData("data == 8'h41", "10-29")]
    [InlineData("data[6] && data[0]", "10-29")]
    [InlineData("data[7:4] == 4", "10-29")]
    [InlineData("(data & 0x0f) == 1", "10-29")]
    [InlineData("data === 'x", "0-9")]
    [InlineData("data === 'z", "30-40")]
    [InlineData("data !== 'x && unknown(data)", "30-40")]
    [InlineData("data == 8'bx", "")]
    [InlineData("data + 1 === 'x", "0-9 30-40")]
    [InlineData("unknown(data == 0x41)", "0-9 30-40")]
    [InlineData("ones(data) == 2", "10-29")]
    [InlineData("onehot(count)", "10-40")]
    [InlineData("|count", "10-40")]
    [InlineData("^count", "10-40")]
    [InlineData("&count[0:0]", "10-19")]
    [InlineData("~count == 13", "20-40")]
    [InlineData("-count == -2", "20-40")]
    [InlineData("count << 2 == 8", "20-40")]
    [InlineData("count * 3 % 4 == 2", "20-40")]
    [InlineData("count / 0 == 1", "")]
    [InlineData("1 + 2 * 3 == 7 && count == 1", "10-19")]
    [InlineData("1 | 2 ^ 2 & 3", "0-40")]
    [InlineData("`top.fifo.count` == 1", "10-19")]
    [InlineData("1", "0-40")]
    [InlineData("0", "")]
    public void An_expression_holds_at_these_times(string expression, string times) =>
        Assert.Equal(times, Found(Traces.OpenFifo(), expression));

    [Theory]
    [InlineData("push", "15")]
    [InlineData("past(push)", "25")]
    [InlineData("past(push, 2)", "35")]
    [InlineData("rose(push)", "15")]
    [InlineData("fell(push)", "25")]
    [InlineData("changed(count)", "15 25")]
    [InlineData("count == 2", "25 35")]
    public void With_a_clock_an_expression_is_sampled_just_before_each_rising_edge(string expression, string times) =>
        Assert.Equal(times, string.Join(' ', WaveQuery.Parse(expression).FindClocked(Traces.OpenFifo(), "clock")));

    [Fact]
    public void A_window_cuts_what_is_found_and_what_is_sampled()
    {
        WaveFile file = Traces.OpenFifo();
        Assert.Equal([new QueryMatch(12, 18)], WaveQuery.Parse("push").Find(file, 12, 18));
        Assert.Empty(WaveQuery.Parse("rose(push)").Find(file, 6, 40));
        Assert.Equal([25], WaveQuery.Parse("past(push)").FindClocked(file, "clock", 20, 30));
    }

    [Fact]
    public void Wide_signed_and_nine_state_values_are_numbers_of_any_size()
    {
        WaveFile file = Traces.Open("""
            $timescale 1 ns $end
            $scope module t $end
            $var wire 100 w wide [99:0] $end
            $var integer 32 i index $end
            $var wire 2 h weak [0:1] $end
            $upscope $end $enddefinitions $end
            #0 b1 w
            b11111111111111111111111111111101 i
            bhl h
            #10 b1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 w
            b101 i
            bu1 h
            #20
            """);
        Assert.Equal("10-20", Found(file, "wide >> 90 == 512"));
        Assert.Equal("10-20", Found(file, "wide - 1 > 0xffffffffffffffff"));
        Assert.Equal("10-20", Found(file, "wide[99] && !wide[0]"));
        Assert.Equal("0-9", Found(file, "weak == 2"));
        Assert.Equal("0-9", Found(file, "weak[0] == 1 && weak[1] == 0"));
        Assert.Equal("10-20", Found(file, "unknown(weak) && weak[1]"));
        Assert.Equal("0-9", Found(file, "index[1:0] == 1 && index != 5"));
    }

    [Fact]
    public void Reals_and_texts_can_be_compared()
    {
        WaveFile file = Traces.Open("""
            $timescale 1 ns $end
            $scope module t $end
            $var real 64 r level $end
            $var string 1 s phase $end
            $var event 1 e done $end
            $upscope $end $enddefinitions $end
            #0 r1.5 r
            sfill s
            #10 r2.5 r
            sdrain s
            1e
            #20
            """);
        Assert.Equal("10-20", Found(file, "level > 1.5"));
        Assert.Equal("0-9", Found(file, "level * 2 == 3"));
        Assert.Equal("10-20", Found(file, "phase == \"drain\""));
        Assert.Equal("10", Found(file, "changed(phase)"));
        Assert.Equal("10", Found(file, "done"));
        Assert.Equal("12", Found(file, "past(done, 2)"));
    }

    [Fact]
    public void An_element_of_an_array_is_found_by_its_brackets()
    {
        WaveFile file = Traces.Open("""
            $timescale 1 ns $end
            $scope module t $end
            $var reg 8 a mem[0] [7:0] $end
            $var reg 8 b mem[1] [7:0] $end
            $upscope $end $enddefinitions $end
            #0 b1 a
            b10 b
            #10 b11 b
            #20
            """);
        Assert.Equal("10-20", Found(file, "mem[1] == 3"));
        Assert.Equal("10-20", Found(file, "mem[1][0] && mem[0][7:0] == 1"));
    }

    [Fact]
    public void The_end_of_a_path_is_enough_when_only_one_signal_fits()
    {
        WaveFile file = Traces.Open("""
            $scope module t $end
            $scope module a $end $var wire 1 x v $end $upscope $end
            $scope module b $end $var wire 1 y v $end $var wire 1 x same $end $upscope $end
            $upscope $end $enddefinitions $end
            #0 1x 0y
            #10
            """);
        Assert.Equal("0-10", Found(file, "a.v && !b.v && same"));
        Fails(file, "v", """
            WAV0503: 'v' could be t.a.v or t.b.v: write more of the path
              v
              ^
            """);
    }

    [Theory]
    [InlineData("count == ", """
        WAV0501: the expression ends here, but there should be a signal, a number or '('
          count == 
                   ^
        """)]
    [InlineData("count == 9 9", """
        WAV0501: '9' stands here, but there should be an operator or the end
          count == 9 9
                     ^
        """)]
    [InlineData("(1", """
        WAV0501: the expression ends here, but there should be ')'
          (1
            ^
        """)]
    [InlineData("count @ 3", """
        WAV0501: '@' means nothing in an expression: quote an odd signal name as `name`
          count @ 3
                ^
        """)]
    [InlineData("data == 0x4g", """
        WAV0501: '0x4g' is no number: write it as 12, 0x1f, 0b101, 1.5, 8'hff or 4'b1x0z
          data == 0x4g
                  ^^^^
        """)]
    [InlineData("cuont == 2", """
        WAV0502: 'cuont' is no signal of the trace: perhaps top.fifo.count is meant
          cuont == 2
          ^^^^^
        """)]
    [InlineData("push && state == Fool", """
        WAV0502: 'Fool' is neither a signal nor a value of State: its values are Idle, Fill, Full
          push && state == Fool
                           ^^^^
        """)]
    [InlineData("rise(push)", """
        WAV0502: 'rise' is no function: there are rose, fell, changed, stable, past, unknown, ones and onehot
          rise(push)
          ^^^^
        """)]
    [InlineData("count[7]", """
        WAV0504: [7] is outside [3:0]: only those bits are there
          count[7]
          ^^^^^^^^
        """)]
    [InlineData("count[0:3] == 1", """
        WAV0504: [0:3] runs against the declared order [3:0]: write [3:0]
          count[0:3] == 1
          ^^^^^^^^^^
        """)]
    [InlineData("push == \"on\"", """
        WAV0504: 1 bit cannot be compared with a text
          push == "on"
               ^^
        """)]
    [InlineData("~(count + 1)", """
        WAV0504: '~' needs bits, but this is a number: write a signal, or a number with a width such as 8'h0f
          ~(count + 1)
          ^^^^^^^^^^^
        """)]
    [InlineData("past(count, 3ps) == 1", """
        WAV0505: '3ps' falls between two time steps of 1 ns: write a multiple of 1 ns
          past(count, 3ps) == 1
                      ^^^
        """)]
    [InlineData("past(count, push)", """
        WAV0505: this is a number of time steps, at least 1, or a time such as 10ns
          past(count, push)
                      ^^^^
        """)]
    public void A_faulty_expression_is_told_with_a_caret_under_the_fault(string expression, string message) =>
        Fails(Traces.OpenFifo(), expression, message);

    [Fact]
    public void Deep_nesting_ends_in_a_sentence_and_not_in_a_crash()
    {
        foreach (string deep in new[] { new string('(', 100_000), new string('!', 100_000) + "push",
            string.Concat(Enumerable.Repeat("past(", 50)) + "push" + new string(')', 50) })
            Assert.StartsWith("WAV0501", Assert.Throws<WaveException>(() => WaveQuery.Parse(deep).Find(Traces.OpenFifo()).Count()).Message);
    }

    [Fact]
    public void Only_the_signals_of_the_expression_need_to_be_loaded()
    {
        var query = WaveQuery.Parse("count[0] && rose(top.push)");
        WaveFile file = Traces.Open(Traces.Fifo, new WaveOptions { Select = query.Mentions });
        Assert.Equal(["top.push", "top.fifo.count"],
            file.Hierarchy.Variables.Where(variable => variable.Signal.IsLoaded).Select(variable => variable.Path));
    }

    private static string Found(WaveFile file, string expression) =>
        string.Join(' ', WaveQuery.Parse(expression).Find(file)
            .Select(match => match.From == match.To ? $"{match.From}" : $"{match.From}-{match.To}"));

    private static void Fails(WaveFile file, string expression, string message) =>
        Assert.Equal(message, Assert.Throws<WaveException>(() => WaveQuery.Parse(expression).Find(file).Count()).Message,
            ignoreLineEndingDifferences: true);
}

using FsCheck;
using FsCheck.Fluent;
using Hardware.Waveforms.Diff;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class DiffTests
{
    [Fact]
    public void A_trace_does_not_differ_from_itself() =>
        Reported(Traces.Fifo, Traces.Fifo, null, "no difference in 5 signals from 0 ns to 40 ns\n");

    [Fact]
    public void The_first_difference_is_told_with_both_values_and_then_every_signal_that_differs() =>
        Reported(Traces.Fifo, Traces.Fifo.Replace("b10 n", "b11 n").Replace("b1 s", "b10 s").Replace("#35\n1c", "#35"), null, """
            first difference at 10 ns: top.fifo.state[1:0] is Fill in the first trace and Full in the second
            3 of 5 signals differ

            top.fifo.state[1:0]: 1 difference, 20 ns in all
              10 ns to 29 ns: Fill | Full
            top.fifo.count[3:0]: 1 difference, 21 ns in all
              20 ns to 40 ns: 2 | 3
            top.clock: 1 difference, 5 ns in all
              35 ns to 39 ns: 1 | 0

            """);

    [Fact]
    public void Signals_that_only_one_trace_has_or_that_have_another_width_are_listed() =>
        Reported(Traces.Fifo, Traces.Fifo.Replace("reg 4 n count [3:0]", "reg 5 n count [4:0]").Replace(" p push ", " p pull "), null, """
            no difference in 3 signals from 0 ns to 40 ns
            not compared: top.fifo.count[3:0] has 4 bits, top.fifo.count[4:0] has 5 bits
            only in the first trace: top.push
            only in the second trace: top.pull

            """);

    [Fact]
    public void Another_top_scope_another_case_and_another_timescale_make_no_difference()
    {
        string other = Traces.Fifo.Replace("1 ns $end", "100 ps $end").Replace("module top", "module TOP $end\n$scope module Dut")
            .Replace("$enddefinitions", "$upscope $end\n$enddefinitions").Replace("count [", "Count [");
        other = System.Text.RegularExpressions.Regex.Replace(other, "#(\\d+)", match => $"#{int.Parse(match.Groups[1].Value) * 10}");
        Reported(Traces.Fifo, other, null, "no difference in 5 signals from 0 ns to 40 ns\n");
    }

    [Fact]
    public void Ports_that_verilator_repeats_at_the_top_do_not_hide_what_is_inside()
    {
        const string bench = """
            $timescale 1 ns $end
            $scope module tb $end $scope module dut $end $var wire 1 c clk $end
            $scope module u $end $var wire 1 c clk $end $var wire 4 n count $end $upscope $end
            $upscope $end $upscope $end $enddefinitions $end
            #0 0c
            b1 n
            #10 1c
            """;
        const string verilated = """
            $timescale 1 ns $end
            $scope module TOP $end $var wire 1 c clk $end $scope module dut $end $var wire 1 c clk $end
            $scope module u $end $var wire 1 c clk $end $var wire 4 n count $end $upscope $end
            $upscope $end $upscope $end $enddefinitions $end
            #0 0c
            b10 n
            #10 1c
            """;
        DiffReport report = Compare(bench, verilated, null);
        Assert.Equal(("tb.dut.u.count", "TOP.dut.u.count"), (report.First!.Value.Pair.A.Path, report.First.Value.Pair.B.Path));
        Assert.Empty(report.OnlyInA);
        Assert.Equal(["TOP.clk"], report.OnlyInB.Select(variable => variable.Path));
    }

    [Fact]
    public void With_exact_names_only_equal_paths_are_compared() =>
        Assert.Equal(4, Compare(Traces.Fifo, Traces.Fifo.Replace("count [", "Count ["), new DiffOptions { ExactNames = true }).Compared);

    [Fact]
    public void A_mapping_brings_names_together()
    {
        string other = Traces.Fifo.Replace("module fifo", "module queue").Replace(" p push ", " p write ")
            .Replace("module top", "module tb");
        NameMapping mapping = new NameMapping().Add("top.push", "tb.write").Add("top.fifo.*", "tb.queue.*");
        DiffReport report = Compare(Traces.Fifo, other, new DiffOptions { Mapping = mapping });
        Assert.True(report.Same);
        Assert.Equal(5, report.Compared);
        Assert.Empty(report.OnlyInB);
    }

    [Theory]
    [InlineData("a.b", "a.b", "a.b", "a.b")]
    [InlineData("a.*", "x.*.y", "a.c", "x.c.y")]
    [InlineData("a.*", "x.*", "a.c.d", null)]
    [InlineData("a.**", "x.**", "a.c.d", "x.c.d")]
    [InlineData("*.mid.**", "x.*.y.**", "a.mid.b.c", "x.a.y.b.c")]
    [InlineData("a*c*", "*-*", "abcd", "b-d")]
    public void Stars_of_a_mapping_carry_over(string left, string right, string path, string? expected) =>
        Assert.Equal(expected, new NameMapping().Add(left, right).Map(path));

    [Fact]
    public void A_faulty_mapping_file_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("names.map", "# comment\ntop.a = tb.b   # ok\n\ntop.c tb.c\n");
        Assert.Equal($"WAV0507: {path}:4: 'top.c tb.c' is no mapping: write 'path = path'",
            Assert.Throws<WaveException>(() => NameMapping.Read(path)).Message);
        Assert.Equal("WAV0507: 'a.* = b.**' is no mapping: write a path on both sides, with the same stars in the same order",
            Assert.Throws<WaveException>(() => new NameMapping().Add("a.*", "b.**")).Message);
    }

    [Fact]
    public void An_unknown_value_differs_unless_it_is_to_be_ignored()
    {
        string known = Traces.Fifo.Replace("bx d", "b0 d");
        DiffReport strict = Compare(Traces.Fifo, known, null);
        Assert.Equal(("top.fifo.data", 0L, 9L),
            (strict.First!.Value.Pair.A.Path, strict.First.Value.Difference.From, strict.First.Value.Difference.To));
        Assert.True(Compare(Traces.Fifo, known, new DiffOptions { IgnoreUnknown = true }).Same);
        // What is known must still be the same: only bits that are x match everything.
        Assert.False(Compare(Traces.Fifo, Traces.Fifo.Replace("b01000001 d", "b0x000011 d"),
            new DiffOptions { IgnoreUnknown = true }).Same);
    }

    [Fact]
    public void Before_its_first_change_a_signal_is_as_good_as_x()
    {
        Assert.True(Compare(Traces.Fifo, Traces.Fifo.Replace("bx d\n", ""), null).Same);
        Assert.False(Compare(Traces.Fifo, Traces.Fifo.Replace("b0 n\n", ""), null).Same);
    }

    [Fact]
    public void Short_differences_can_be_passed_over()
    {
        string glitch = Traces.Fifo.Replace("#20\n", "#20\n1p\n#22\n");
        Assert.Equal((20, 21),
            Compare(Traces.Fifo, glitch, null).Signals.Where(signal => signal.Pair.A.Name == "push")
                .Select(signal => (signal.Differences[0].From, signal.Differences[0].To)).Single());
        Assert.True(Compare(Traces.Fifo, glitch, new DiffOptions { Shortest = 3 }).Same);
    }

    [Fact]
    public void Traces_without_a_common_signal_are_told() =>
        Assert.Equal("WAV0506: no signal of the one trace has a counterpart in the other: name the pairs in a mapping file",
            Assert.Throws<WaveException>(() =>
                Compare(Traces.Fifo, "$scope module q $end $var wire 1 c other $end $upscope $end $enddefinitions $end\n#0 0c", null))
                    .Message);

    [Fact]
    public void Differences_are_exactly_the_time_steps_at_which_values_are_not_equal() =>
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            DiffReport report = WaveDiff.Compare(Traces.Open(Vcd(pair.A)), Traces.Open(Vcd(pair.B)));
            var differs = new bool[pair.A.Length];
            foreach (Difference difference in report.Signals.SelectMany(signal => signal.Differences))
                for (long time = difference.From; time <= difference.To; time++)
                    differs[time] = true;
            return differs.SequenceEqual(pair.A.Zip(pair.B, (a, b) => a != b))
                && report.Signals.Sum(signal => signal.Ticks) == differs.Count(differ => differ);
        }).QuickCheckThrowOnFailure();

    private static Gen<(string[] A, string[] B)> Pairs() =>
        from a in Gen.Elements("0", "1", "x", "z", "10").ArrayOf(30)
        from b in Gen.Elements("0", "1", "x", "z", "10").ArrayOf(30)
        from same in Gen.Choose(0, 3).ArrayOf(30)
        select (a, b.Select((value, i) => same[i] > 0 ? a[i] : value).ToArray());

    private static string Vcd(string[] values) =>
        "$timescale 1 ns $end $scope module t $end $var wire 2 v v $end $upscope $end $enddefinitions $end\n"
        + string.Concat(values.Select((value, time) => $"#{time}\n{(time > 0 && values[time - 1] == value ? "" : $"b{value} v\n")}"));

    private static DiffReport Compare(string a, string b, DiffOptions? options) =>
        WaveDiff.Compare(Traces.Open(a), Traces.Open(b), options);

    private static void Reported(string a, string b, DiffOptions? options, string expected)
    {
        var output = new StringWriter();
        WaveFile file = Traces.Open(a);
        DiffText.Write(WaveDiff.Compare(file, Traces.Open(b), options), file.Timescale, output);
        Assert.Equal(expected, output.ToString(), ignoreLineEndingDifferences: true);
    }
}

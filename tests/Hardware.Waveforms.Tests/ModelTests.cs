namespace Hardware.Waveforms.Tests;

/// <summary>Values, changes, edges and paths as a program sees them.</summary>
public class ModelTests
{
    private static WaveFile Sample => Trace.Read(
        "$var wire 8 ! count [7:0] $end $var wire 1 % clk $end "
        + "$scope module sub $end $var wire 8 ! count [7:0] $end $var reg 4 & nib $end $upscope $end",
        "#0\nb1 !\n0%\nbx &\n#10\n1%\nb10 !\n#20\n0%\nb11 !\nb1z01 &\n#30\n1%\nb11111111 !\n");

    [Theory]
    [InlineData(-1, "xxxxxxxx")]
    [InlineData(0, "00000001")]
    [InlineData(9, "00000001")]
    [InlineData(10, "00000010")]
    [InlineData(29, "00000011")]
    [InlineData(1000, "11111111")]
    public void The_value_at_a_time_is_that_of_the_last_change(long time, string value)
    {
        WaveValue found = Sample.Signal("top.count").ValueAt(time);
        Assert.Equal(value, found.ToString());
        Assert.Equal(time < 0 ? ValueKind.None : ValueKind.Bits, found.Kind);
    }

    [Fact]
    public void A_range_of_changes_includes_both_ends()
    {
        ChangeRange range = Sample.Signal("top.count").Changes(10, 20);
        Assert.Equal([10L, 20], range.ToList().Select(change => change.Time));
        Assert.Equal(2, range.Count);
        Assert.Equal(0, Sample.Signal("top.count").Changes(11, 19).Count);
        Assert.Equal(4, Sample.Signal("top.count").Changes().Count);
    }

    [Fact]
    public void Ranges_hold_over_many_blocks()
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < 50_000; i++)
            text.Append($"#{i * 3}\nb{Convert.ToString(i & 0xFFFF, 2)} !\n");
        Signal signal = Trace.Read("$var wire 16 ! a [15:0] $end", text.ToString()).Signal("top.a");
        for (int from = 0; from < 150_000; from += 7919)
        {
            Assert.Equal((ulong)(from / 3 & 0xFFFF), signal.ValueAt(from).ToUInt64());
            Assert.Equal((150_000 - from) / 3, signal.Changes(from).Count);
        }
    }

    [Fact]
    public void Edges_are_changes_between_known_values()
    {
        Signal clk = Trace.Read("$var wire 1 ! clk $end", "#0\nx!\n#1\n1!\n#2\n0!\n#3\n1!\n#4\n1!\n#5\nz!\n#6\n0!\n#7\n1!\n")
            .Signal("top.clk");
        Assert.Equal([3L, 7], clk.Edges(EdgeKind.Rising).ToList());
        Assert.Equal([2L], clk.Edges(EdgeKind.Falling).ToList());
        Assert.Equal([3L, 7], clk.Edges(EdgeKind.Any, 3).ToList());
    }

    [Theory]
    [InlineData("top.count", "top.count")]
    [InlineData("top.*", "top.count top.clk")]
    [InlineData("top.**", "top.count top.clk top.sub.count top.sub.nib")]
    [InlineData("**.nib", "top.sub.nib")]
    [InlineData("count", "top.count top.sub.count")]
    [InlineData("c*", "top.count top.clk top.sub.count")]
    [InlineData("top.?lk", "top.clk")]
    [InlineData("top.count[7:0]", "top.count")]
    [InlineData("*.sub.n*b", "top.sub.nib")]
    [InlineData("top", "")]
    public void A_glob_selects_by_path_or_name(string glob, string paths) =>
        Assert.Equal(paths, string.Join(' ', Sample.Match(glob).Select(variable => variable.Path)));

    [Fact]
    public void A_path_that_names_nothing_is_refused_in_one_sentence()
    {
        WaveException exception = Assert.Throws<WaveException>(() => Sample.Signal("top.nothing"));
        Assert.StartsWith("WAV0002: 'top.nothing' is no variable", exception.Message);
    }

    [Theory]
    [InlineData("0000", "b", "0000")]
    [InlineData("10100101", "h", "a5")]
    [InlineData("1xxxx", "h", "1x")]
    [InlineData("1x01", "h", "X")]
    [InlineData("zzzzzzzz", "h", "zz")]
    [InlineData("101110", "o", "56")]
    [InlineData("11111111", "d", "255")]
    [InlineData("11111111", "s", "-1")]
    [InlineData("01111111", "s", "127")]
    [InlineData("1x", "d", "1x")]
    public void A_value_is_shown_in_a_radix(string bits, string format, string text) =>
        Assert.Equal(text, WaveValue.Parse(bits).ToString(format));

    [Fact]
    public void A_value_converts_to_numbers()
    {
        Assert.Equal(ulong.MaxValue, WaveValue.FromUInt64(ulong.MaxValue, 64).ToUInt64());
        Assert.True(WaveValue.Parse("1111").TryGetInt64(out long minusOne));
        Assert.Equal(-1, minusOne);
        Assert.False(WaveValue.Parse("1x").TryGetUInt64(out _));
        var wide = WaveValue.FromWords([1, 1], 65);
        Assert.Equal((System.Numerics.BigInteger.One << 64) + 1, wide.ToBigInteger());
        Assert.False(wide.TryGetUInt64(out _));
        Assert.Throws<InvalidOperationException>(() => WaveValue.Parse("z").ToUInt64());
        Assert.True(WaveValue.FromWords([ulong.MaxValue, ulong.MaxValue], 100).TryGetInt64(out long all));
        Assert.Equal(-1, all);
    }

    [Fact]
    public void Walking_changes_and_edges_allocates_nothing()
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < 20_000; i++)
            text.Append($"#{i}\nb{Convert.ToString(i & 255, 2)} !\n{i & 1}%\n");
        WaveFile wave = Trace.Read("$var wire 8 ! a [7:0] $end $var wire 1 % clk $end", text.ToString());
        Signal a = wave.Signal("top.a"), clk = wave.Signal("top.clk");
        ulong sum = 0;
        Assert.Equal(0, SteadyState.AllocatedBytes(() => sum = Walk(a, clk)));
        Assert.True(sum > 0);

        static ulong Walk(Signal a, Signal clk)
        {
            ulong sum = 0;
            foreach (WaveChange change in a.Changes())
                sum += change.Value.Word(0);
            foreach (long time in clk.Edges(EdgeKind.Rising, 10))
                sum += (ulong)time + clk.ValueAt(time).Word(0);
            return sum;
        }
    }

    [Fact]
    public async Task Opening_reports_progress_and_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("big.vcd");
        using (IWaveWriter writer = WaveFile.Create(path))
        {
            SignalHandle a = writer.Declare("a", 64);
            for (int i = 0; i < 100_000; i++)
            {
                writer.Time(i);
                writer.Change(a, (ulong)i);
            }
        }
        var progress = new Reports();
        WaveFile wave = await WaveFile.OpenAsync(path, progress: progress);
        Assert.Equal(100_000, wave.ChangeCount);
        Assert.Equal(progress.Parts.Order(), progress.Parts);
        Assert.True(progress.Parts.Count > 5);
        Assert.Equal(1, progress.Parts[^1]);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaveFile.OpenAsync(path, cancellationToken: cancelled.Token));
        var stopping = new CancellationTokenSource();
        var progressing = new Reports(stopping.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => WaveFile.OpenAsync(path, progress: progressing, cancellationToken: stopping.Token));
    }

    private sealed class Reports(Action? then = null) : IProgress<double>
    {
        public List<double> Parts { get; } = [];

        public void Report(double value)
        {
            Parts.Add(value);
            then?.Invoke();
        }
    }
}

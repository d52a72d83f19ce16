using System.Text;

namespace Hardware.Waveforms.Tests.Vcd;

/// <summary>A body read by two threads says what one thread reads.</summary>
public class VcdHalvesTests
{
    private const string Header = """
        $timescale 1ns $end
        $var wire 8 ! a [7:0] $end
        $var wire 1 " b $end
        $var real 64 # r $end
        $var string 1 $ s $end
        $var wire 100 % w [99:0] $end
        $enddefinitions $end

        """;

    private static string Body(int changes, Func<int, string>? also = null)
    {
        var random = new Random(5);
        var text = new StringBuilder();
        for (int i = 0; i < changes; i++)
        {
            if (i % 3 == 0)
                text.Append('#').Append(i).Append('\n');
            text.Append((i % 5) switch
            {
                0 => $"b{Convert.ToString(random.Next(256), 2)} !\n",
                1 => $"{"01xz"[random.Next(4)]}\"\n",
                2 => $"r{random.NextDouble().ToString(System.Globalization.CultureInfo.InvariantCulture)} #\n",
                3 => $"stext{random.Next(50)} $\n",
                _ => $"b{Convert.ToString(random.Next(), 2)} %\n",
            });
            text.Append(also?.Invoke(i));
        }
        return text.ToString();
    }

    private static void BothSayTheSame(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("t.vcd", text);
        WaveFile one = WaveFile.Open(path, new WaveOptions { Threads = 1 });
        WaveFile two = WaveFile.Open(path, new WaveOptions { Threads = 2 });
        Assert.Equal(Trace.Describe(one), Trace.Describe(two));
        Assert.Equal(one.Times.ToArray(), two.Times.ToArray());
        Assert.Equal(one.ChangeCount, two.ChangeCount);
        Assert.Equal(one.Diagnostics, two.Diagnostics);
        foreach (Signal signal in one.Hierarchy.Signals)
            for (long time = 0; time < one.End; time += 997)
                Assert.Equal(signal.ValueAt(time), two.Hierarchy.Signals[signal.Index].ValueAt(time));
    }

    [Fact]
    public void Values_times_and_counts_are_the_same() => BothSayTheSame(Header + Body(40_000));

    [Fact]
    public void Diagnostics_keep_their_lines_and_offsets() => BothSayTheSame(Header + Body(40_000, i => i % 1000 == 0 ? "oops\n" : ""));

    [Fact]
    public void A_comment_across_the_middle_with_what_looks_like_a_time_is_no_time()
    {
        string comment = "$comment\n" + string.Concat(Enumerable.Repeat("#5\nno time\n", 30_000)) + "$end\n";
        BothSayTheSame(Header + Body(10_000) + comment + "#20000\n1\"\n");
    }

    [Fact]
    public void Time_that_goes_back_at_the_middle_is_noticed() => BothSayTheSame(Header + Body(20_000) + Body(20_000));

    [Fact]
    public void A_dump_section_across_the_middle_stays_one_section() =>
        BothSayTheSame(Header + Body(2_000) + "#3000\n$dumpall\n" + Body(30_000).Replace("#", "#9") + "$end\n");
}

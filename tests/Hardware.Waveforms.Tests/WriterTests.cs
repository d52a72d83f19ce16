using System.Text;
using Hardware.Waveforms.SideCar;
using Hardware.Waveforms.Vcd;

namespace Hardware.Waveforms.Tests;

/// <summary>The writer as engines use it: its text, its speed rules and the files beside the trace.</summary>
public class WriterTests
{
    [Fact]
    public void A_VCD_reads_as_if_written_by_hand()
    {
        var stream = new MemoryStream();
        using (var writer = new VcdWriter(stream, new WaveWriterOptions { Timescale = new Timescale(1, -12), Writer = "us" }))
        {
            var state = new EnumTable("State", 2, [("IDLE", 0), ("RUN", 1)]);
            writer.BeginScope("top");
            SignalHandle clk = writer.Declare("clk", 1);
            SignalHandle count = writer.Declare("count", 8, new VariableInfo { Kind = VarKind.Reg });
            SignalHandle now = writer.Declare("state", 2, new VariableInfo { Kind = VarKind.Logic, Enum = state });
            writer.BeginScope("sub", ScopeKind.Begin);
            writer.Alias("count_in", count);
            SignalHandle level = writer.Declare("level", 64, new VariableInfo { Kind = VarKind.Real });
            SignalHandle text = writer.Declare("text", 0, new VariableInfo { Kind = VarKind.String });
            writer.EndScope();
            writer.EndScope();
            writer.Time(0);
            writer.Change(clk, 0);
            writer.Change(count, 5);
            writer.Change(now, "x1".AsSpan());
            writer.Change(level, 0.25);
            writer.Change(text, "two words".AsSpan());
            writer.Time(10);
            writer.Change(clk, 1);
            writer.Change(count, [6], [0x80]);
        }
        Assert.Equal("""
            $version us $end
            $timescale 1ps $end
            $scope module top $end
            $var wire 1 ! clk $end
            $var reg 8 " count [7:0] $end
            $attrbegin misc 07 State 2 IDLE RUN 00 01 1 $end
            $attrbegin misc 07 "" 1 $end
            $var logic 2 # state [1:0] $end
            $scope begin sub $end
            $var wire 8 " count_in [7:0] $end
            $var real 64 $ level $end
            $var string 1 % text $end
            $upscope $end
            $upscope $end
            $enddefinitions $end
            #0
            0!
            b101 "
            bx1 #
            r0.25 $
            stwo\040words %
            #10
            1!
            bz0000110 "

            """, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(63)]
    [InlineData(64)]
    public void A_number_is_written_in_the_width_of_its_signal(int width)
    {
        var random = new Random(width);
        ulong[] numbers = [0, 1, ulong.MaxValue, 0xAAAAAAAAAAAAAAAA, .. Enumerable.Range(0, 100).Select(_ => (ulong)random.NextInt64())];
        WaveFile wave = RoundTripTests.Write(WaveFormat.Vcd, writer =>
        {
            SignalHandle a = writer.Declare("a", width);
            for (int i = 0; i < numbers.Length; i++)
            {
                writer.Time(i);
                writer.Change(a, numbers[i]);
            }
        });
        ulong mask = ulong.MaxValue >> (64 - width);
        IEnumerable<ulong> read = wave.Signal("a").Changes().ToList().Select(change => change.Value.ToUInt64());
        Assert.Equal(numbers.Select(number => number & mask), read);
    }

    [Theory]
    [InlineData("vcd")]
    [InlineData("fst")]
    public void The_hot_path_allocates_nothing(string extension)
    {
        using var folder = new TemporaryFolder();
        using IWaveWriter writer = WaveFile.Create(folder.File("t." + extension));
        SignalHandle[] signals = [.. new[] { 1, 8, 33, 64 }.Select(width => writer.Declare("s" + width, width))];
        long time = 0;
        Run(1000);
        // FST stores what it will pack: after the first section it uses that memory again.
        if (extension == "fst")
            Run(3_000_000);
        long allocated = SteadyState.AllocatedBytes(() => Run(1000));
        Assert.True(allocated == 0, $"1000 times with 4 changes allocated {allocated} bytes");

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                writer.Time(time++);
                foreach (SignalHandle signal in signals)
                    writer.Change(signal, (ulong)time * 0x9E3779B97F4A7C15);
            }
        }
    }

    [Fact]
    public void Misuse_is_said_in_one_sentence()
    {
        using var writer = new VcdWriter(new MemoryStream());
        SignalHandle a = writer.Declare("a", 4);
        Assert.Contains("no scope open", Assert.Throws<InvalidOperationException>(writer.EndScope).Message);
        writer.Time(5);
        Assert.Contains("before the first Time", Assert.Throws<InvalidOperationException>(() => writer.Declare("late", 1)).Message);
        Assert.Contains("must not go back", Assert.Throws<ArgumentOutOfRangeException>(() => writer.Time(4)).Message);
        Assert.Contains("not a real", Assert.Throws<ArgumentException>(() => writer.Change(a, 0.5)).Message);
        Assert.Contains("no state of a bit", Assert.Throws<FormatException>(() => writer.Change(a, "01q".AsSpan())).Message);
        WaveException exception = Assert.Throws<WaveException>(() => WaveFile.Create("/nowhere/at/all.vcd"));
        Assert.Equal(WaveCodes.CannotWrite, exception.Code);
    }

    [Fact]
    public void What_VCD_cannot_say_goes_into_the_side_car_and_comes_back()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.vcd");
        var info = new VariableInfo
        {
            Kind = VarKind.Logic,
            IsSigned = true,
            Source = new SourceLocation("Fifo.cs", 23),
            Fields = [new BundleField("valid", 0, 1), new BundleField("data", 1, 8, IsSigned: true, EnumName: "E")],
            Enum = new EnumTable("E", 2, [("A", 0), ("B", 1)]),
        };
        using (IWaveWriter writer = WaveFile.Create(path, new WaveWriterOptions { SideCar = true, GtkWave = true }))
        {
            writer.BeginScope("top", source: new SourceLocation("Fifo.cs", 3));
            writer.Declare("x", 9, info);
            writer.EndScope();
            writer.Time(0);
        }
        // The VCD alone holds enum and source too; without its attributes only the side-car can.
        File.WriteAllText(path, string.Join('\n', File.ReadLines(path).Where(line => !line.StartsWith("$attr"))));
        WaveFile wave = WaveFile.Open(path);
        Variable x = wave.Find("top.x")!;
        Assert.True(x.IsSigned);
        Assert.Equal(info.Fields, x.Fields);
        Assert.Equal(info.Source, x.Source);
        Assert.Equal("B", x.Enum!.NameOf(WaveValue.Parse("000000001")));
        Assert.Equal(new SourceLocation("Fifo.cs", 3), wave.Hierarchy.Scopes[0].Source);
        Assert.Empty(wave.Diagnostics);
        Assert.Null(WaveFile.Open(path, new WaveOptions { SideCar = false }).Find("top.x")!.Enum);
        File.WriteAllText(path + ".json", "{ broken");
        Assert.Equal([WaveCodes.BadSideCar], WaveFile.Open(path).Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void A_GTKWave_save_file_has_a_group_for_each_scope()
    {
        WaveFile wave = Trace.Read("$var wire 1 ! clk $end $var integer 32 # n $end $scope module sub $end "
            + "$var wire 8 % data [7:0] $end $var parameter 32 & P $end $upscope $end", "");
        Assert.Equal("""
            [*] Written by Hardware.Waveforms
            [dumpfile] "run.vcd"
            [timestart] 0
            @800200
            -top
            @28
            top.clk
            @424
            top.n
            @800200
            -sub
            @22
            top.sub.data[7:0]
            @1000200
            -sub
            @1000200
            -top

            """, GtkWaveSave.Text(wave.Hierarchy, "run.vcd"));
    }

    [Fact]
    public void A_part_of_a_trace_begins_with_the_values_at_its_beginning()
    {
        WaveFile whole = Trace.Read("$var wire 1 ! a $end $var wire 4 % b $end", "#0\n1!\nb101 %\n#10\n0!\n#20\n1!\n#30\n0!\n");
        WaveFile part = RoundTripTests.Write(WaveFormat.Vcd, writer => whole.CopyTo(writer, 15, 25));
        Assert.Equal("15:0 20:1", part.Changes("top.a"));
        Assert.Equal("15:0101", part.Changes("top.b"));
        Assert.Equal((15, 20), (part.Start, part.End));
    }
}

using FsCheck;
using FsCheck.Fluent;
using Hardware.Waveforms.Fst;
using Hardware.Waveforms.Vcd;

namespace Hardware.Waveforms.Tests;

/// <summary>What is written is read, and reading, writing and reading again changes nothing.</summary>
public class RoundTripTests
{
    private static Arbitrary<int[]> Programs => Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary();

    private static int Tests => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 20_000 : 400;

    private static Config Config => Config.QuickThrowOnFailure.WithMaxTest(Tests).WithEndSize(300);

    [Theory]
    [InlineData(WaveFormat.Vcd)]
    [InlineData(WaveFormat.Fst)]
    public void What_is_written_is_read(WaveFormat format) => Prop.ForAll(Programs, numbers =>
    {
        var program = new TraceProgram(numbers);
        WaveFile wave = Write(format, program.Write);
        Assert.Empty(wave.Diagnostics);
        Assert.Equal(program.Written.Count, wave.Hierarchy.Signals.Count);
        // The order of signals in a file may differ from the order of declaration only where scopes were opened again: match by content.
        Assert.Equal(
            program.Written.Select(changes => string.Join(' ', changes)).Order(),
            wave.Hierarchy.Signals.Select(Trace.Changes).Order());
    }).Check(Config);

    [Theory]
    [InlineData(WaveFormat.Vcd)]
    [InlineData(WaveFormat.Fst)]
    public void Reading_writing_and_reading_again_is_the_identity(WaveFormat format) => Prop.ForAll(Programs, numbers =>
    {
        WaveFile first = Write(format, new TraceProgram(numbers).Write);
        WaveFile second = Write(format, writer => first.CopyTo(writer), first.WriterOptions());
        Assert.Equal(Trace.Describe(first), Trace.Describe(second));
    }).Check(Config);

    [Fact]
    public void A_trace_says_the_same_in_either_format() => Prop.ForAll(Programs, numbers =>
        Assert.Equal(
            Trace.Describe(Write(WaveFormat.Vcd, new TraceProgram(numbers).Write)),
            Trace.Describe(Write(WaveFormat.Fst, new TraceProgram(numbers).Write)))).Check(Config);

    [Fact]
    public void A_visitor_sees_what_is_stored() => Prop.ForAll(Programs, numbers =>
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "t.vcd", "t.fst" })
        {
            using (IWaveWriter writer = WaveFile.Create(folder.File(name)))
                new TraceProgram(numbers).Write(writer);
            WaveFile wave = WaveFile.Open(folder.File(name));
            var recorder = new Recorder();
            WaveFile scanned = WaveFile.Scan(folder.File(name), ref recorder);
            Assert.Equal(wave.Hierarchy.Signals.Select(Trace.Changes), recorder.Seen!.Select(changes => string.Join(' ', changes)));
            Assert.Equal((wave.Start, wave.End, wave.ChangeCount), (scanned.Start, scanned.End, scanned.ChangeCount));
        }
    }).Check(Config.WithMaxTest(100));

    [Fact]
    public void Dumpoff_and_dumpon_survive_the_round_trip()
    {
        foreach (WaveFormat format in Enum.GetValues<WaveFormat>())
        {
            WaveFile first = Write(format, writer =>
            {
                SignalHandle a = writer.Declare("a", 1), b = writer.Declare("b", 70);
                SignalHandle c = writer.Declare("c", 64, new VariableInfo { Kind = VarKind.Real });
                writer.Time(0);
                writer.Change(a, 1);
                writer.Change(b, [5, 1]);
                writer.Change(c, 2.5);
                writer.Time(10);
                writer.DumpOff();
                writer.Time(12);
                writer.Change(a, 0);
                writer.Change(c, 3.5);
                writer.Time(20);
                writer.DumpOn();
                writer.Time(30);
                writer.Change(b, 3);
            });
            string b5 = "000001" + new string('0', 61) + "101", x = new('x', 70);
            Assert.Equal("0:1 10:x 20:0", first.Changes("a"));
            Assert.Equal($"0:{b5} 10:{x} 20:{b5} 30:{new string('0', 68)}11", first.Changes("b"));
            Assert.Equal("0:2.5 20:3.5", first.Changes("c"));
            Assert.Equal([new DumpSwitch(10, false), new DumpSwitch(20, true)], first.DumpSwitches);
            WaveFile second = Write(format, writer => first.CopyTo(writer), first.WriterOptions());
            Assert.Equal(Trace.Describe(first), Trace.Describe(second));
        }
    }

    [Fact]
    public void Dumpall_writes_every_present_value()
    {
        WaveFile wave = Write(WaveFormat.Vcd, writer =>
        {
            SignalHandle a = writer.Declare("a", 1), b = writer.Declare("b", 9);
            writer.Time(0);
            writer.Change(a, 1);
            writer.Change(b, "1x".AsSpan());
            writer.Time(5);
            writer.DumpAll();
        });
        Assert.Equal("0:1 5:1", wave.Changes("a"));
        Assert.Equal("0:00000001x 5:00000001x", wave.Changes("b"));
    }

    [Fact]
    public void Header_facts_survive_the_round_trip()
    {
        var options = new WaveWriterOptions
        {
            Timescale = new Timescale(100, -12),
            Writer = "some writer 1.0",
            Date = "a date",
            Comments = ["one", "two words"],
            TimeZero = -7,
        };
        foreach (WaveFormat format in Enum.GetValues<WaveFormat>())
        {
            WaveFile wave = Write(format, writer => writer.Declare("a", 1), options);
            Assert.Equal(options.Timescale, wave.Timescale);
            Assert.Equal("some writer 1.0", wave.Writer);
            Assert.Equal("a date", wave.Hierarchy.Date);
            Assert.Equal(options.Comments, wave.Hierarchy.Comments);
            Assert.Equal(-7, wave.Hierarchy.TimeZero);
        }
    }

    [Theory]
    [InlineData(5, -9, "1 ns", "0:0 15:1")]
    [InlineData(50, -12, "10 ps", "0:0 15:1")]
    [InlineData(250, -15, "10 fs", "0:0 75:1")]
    [InlineData(1000, -12, "1 ns", "0:0 3:1")]
    public void FST_has_units_that_are_powers_of_ten_and_times_that_mean_the_same(int magnitude, int exponent, string unit, string changes)
    {
        var options = new WaveWriterOptions { Timescale = new Timescale(magnitude, exponent), TimeZero = 2 };
        WaveFile wave = Write(WaveFormat.Fst, writer =>
        {
            SignalHandle a = writer.Declare("a", 1);
            writer.Time(0);
            writer.Change(a, 0);
            writer.Time(3);
            writer.Change(a, 1);
        }, options);
        Assert.Equal(unit, wave.Timescale.ToString());
        Assert.Equal(changes, wave.Changes("a"));
        Assert.Equal(2 * options.Timescale.Seconds, wave.Hierarchy.TimeZero * wave.Timescale.Seconds, 1e-20);
    }

    [Fact]
    public void A_time_that_no_FST_can_hold_is_refused()
    {
        using var writer = new FstWriter(new MemoryStream(), new WaveWriterOptions { Timescale = new Timescale(5, -9) });
        writer.Declare("a", 1);
        Assert.Contains("take a larger timescale", Assert.Throws<ArgumentOutOfRangeException>(() => writer.Time(long.MaxValue)).Message);
    }

    [Fact]
    public void Many_changes_at_once_are_the_same_as_one_by_one()
    {
        foreach (WaveFormat format in Enum.GetValues<WaveFormat>())
            foreach (bool isOff in new[] { false, true })
                Assert.Equal(Bytes(format, isOff, atOnce: false), Bytes(format, isOff, atOnce: true));

        static byte[] Bytes(WaveFormat format, bool isOff, bool atOnce)
        {
            var stream = new MemoryStream();
            using (IWaveWriter writer = Open(format, stream, null))
            {
                var random = new Random(3);
                int[] widths = [1, 2, 8, 31, 32, 33, 63, 64, 65, 200];
                SignalHandle[] signals = [.. widths.Select(width => writer.Declare($"w{width}", width))];
                // Long enough for the buffer to be emptied in between.
                for (int time = 0; time < 2000; time++)
                {
                    writer.Time(time);
                    if (isOff && time == 1000)
                        writer.DumpOff();
                    ulong[] values = [.. signals.Select(_ => (ulong)random.NextInt64() >> random.Next(64))];
                    if (atOnce)
                        writer.Change(signals, values);
                    else
                        foreach ((int index, SignalHandle signal) in signals.Index())
                            writer.Change(signal, values[index]);
                }
                writer.DumpOn();
            }
            return stream.ToArray();
        }
    }

    [Fact]
    public void Equal_runs_give_equal_files()
    {
        static byte[] Bytes(WaveFormat format)
        {
            var stream = new MemoryStream();
            using (IWaveWriter writer = Open(format, stream, null))
                new TraceProgram([.. Enumerable.Range(0, 500).Select(i => i * 7919)]).Write(writer);
            return stream.ToArray();
        }
        foreach (WaveFormat format in Enum.GetValues<WaveFormat>())
            Assert.Equal(Bytes(format), Bytes(format));
    }

    internal static WaveFile Write(WaveFormat format, Action<IWaveWriter> write, WaveWriterOptions? options = null)
    {
        var stream = new MemoryStream();
        using (IWaveWriter writer = Open(format, stream, options))
            write(writer);
        stream.Position = 0;
        return WaveFile.Open(stream, new WaveOptions { MergeSplitVectors = false });
    }

    private static IWaveWriter Open(WaveFormat format, Stream stream, WaveWriterOptions? options) => format == WaveFormat.Vcd
        ? new VcdWriter(stream, options, leaveOpen: true)
        : new FstWriter(stream, options, leaveOpen: true);

    private struct Recorder : IWaveVisitor
    {
        private long _time;

        public List<string>[]? Seen;

        public void Begin(WaveHierarchy hierarchy) => Seen = [.. hierarchy.Signals.Select(_ => new List<string>())];

        public void Time(long time) => _time = time;

        public readonly void Change(int signal, in WaveValue value) => Seen![signal].Add($"{_time}:{value}");
    }
}

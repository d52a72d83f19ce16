namespace Hardware.Waveforms.Tests;

/// <summary>The examples of docs/waveforms.md, as they stand there; <see cref="DocumentationTests"/> compares.</summary>
public class Examples
{
    [Theory]
    [InlineData("run.vcd")]
    [InlineData("run.vcd.gz")]
    [InlineData("run.fst")]
    public void What_is_written_can_be_read(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(name);
        Write(path);
        Read(path);
        Assert.True(File.Exists(path + ".json"));
        Assert.NotEmpty(Directory.GetFiles(folder.Path, "*.gtkw"));
    }

    private static void Write(string path)
    {
        using (IWaveWriter writer = WaveFile.Create(path, new WaveWriterOptions { Timescale = Timescale.Picosecond, SideCar = true, GtkWave = true }))
        {
            var state = new EnumTable("State", width: 2, [("Idle", 0), ("Run", 1)]);
            writer.BeginScope("top");
            SignalHandle clk = writer.Declare("clk", 1);
            writer.BeginScope("fifo");
            SignalHandle count = writer.Declare("count", 8, new VariableInfo { Kind = VarKind.Reg, Source = new SourceLocation("Fifo.cs", 23) });
            SignalHandle now = writer.Declare("state", 2, new VariableInfo { Kind = VarKind.Logic, Enum = state });
            writer.Alias("clk", clk);
            writer.EndScope();
            writer.EndScope();
            for (long cycle = 0; cycle < 20; cycle++)
            {
                writer.Time(cycle * 10);
                writer.Change(clk, (ulong)cycle & 1);
                writer.Change(count, (ulong)cycle);
                writer.Change(now, cycle < 3 ? "xx" : "01");
            }
        }
    }

    private static void Read(string path)
    {
        WaveFile wave = WaveFile.Open(path);
        Console.WriteLine($"{wave.Hierarchy.Signals.Count} signals, {wave.Start} to {wave.End} x {wave.Timescale}, written by {wave.Writer}");
        foreach (WaveDiagnostic diagnostic in wave.Diagnostics)
            Console.WriteLine(diagnostic);

        Variable count = wave.Find("top.fifo.count")!;
        Console.WriteLine($"{count.Kind} {count} of {count.Width} bits");
        ulong full = count.Signal.ValueAt(100).ToUInt64();
        foreach (WaveChange change in count.Signal.Changes(from: 0, to: 100))
            Console.WriteLine($"{change.Time} {change.Value:d}");
        foreach (long time in wave.Signal("top.clk").Edges(EdgeKind.Rising))
            Console.WriteLine(time);

        WaveFile some = WaveFile.Open(path, new WaveOptions { Signals = ["top.fifo.*", "**.valid"] });
        var counter = new CountChanges();
        WaveFile.Scan(path, ref counter);

        Assert.Equal(10UL, full);
        Assert.Equal(60, counter.Changes);
        Assert.True(some.Signal("top.fifo.count").IsLoaded);
        Assert.Equal("Run", wave.Find("top.fifo.state")!.Enum!.NameOf(wave.Signal("top.fifo.state").ValueAt(190)));
        Assert.Empty(wave.Diagnostics);
    }

    struct CountChanges : IWaveVisitor
    {
        public long Changes;
        public void Change(int signal, in WaveValue value) => Changes++;
    }
}

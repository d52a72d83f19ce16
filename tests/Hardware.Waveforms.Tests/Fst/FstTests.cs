namespace Hardware.Waveforms.Tests.Fst;

/// <summary>What only FST has.</summary>
public class FstTests
{
    [Fact]
    public void Directions_components_and_types_are_kept()
    {
        WaveFile wave = RoundTripTests.Write(WaveFormat.Fst, writer =>
        {
            writer.BeginScope("top", ScopeKind.Interface, "my_interface");
            writer.Declare("a", 3, new VariableInfo { Direction = VarDirection.Output, TypeName = "lane_t" });
        });
        Assert.Equal("my_interface", wave.Hierarchy.Scopes[0].Component);
        Assert.Equal(VarDirection.Output, wave.Find("top.a")!.Direction);
        Assert.Equal("lane_t", wave.Find("top.a")!.TypeName);
    }

    [Fact]
    public void Many_sections_read_as_one_trace()
    {
        WaveFile wave = RoundTripTests.Write(WaveFormat.Fst, writer =>
        {
            SignalHandle a = writer.Declare("a", 8), b = writer.Declare("b", 8), c = writer.Declare("c", 1);
            for (int i = 0; i < 100; i++)
            {
                writer.Time(i * 10);
                writer.Change(a, (ulong)i);
                writer.Change(b, (ulong)i);
                if (i == 50)
                    writer.Change(c, 1);
                if (i % 7 == 0)
                    writer.Flush();
            }
        });
        Assert.Empty(wave.Diagnostics);
        Assert.Equal(100, wave.Times.Length);
        Assert.Equal("500:1", wave.Changes("c"));
        IEnumerable<ulong> read = wave.Signal("b").Changes().ToList().Select(change => change.Value.ToUInt64());
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (ulong)i), read);
    }

    [Fact]
    public void A_file_whose_writer_was_not_closed_says_so()
    {
        var stream = new MemoryStream();
        var writer = new Hardware.Waveforms.Fst.FstWriter(stream);
        SignalHandle a = writer.Declare("a", 8);
        writer.Time(0);
        writer.Change(a, 1);
        writer.Flush();
        WaveFile wave = WaveFile.Open(new MemoryStream(stream.ToArray()));
        Assert.Contains(wave.Diagnostics,
            diagnostic => diagnostic.Code == WaveCodes.BadHierarchy && diagnostic.Message.Contains("was not closed"));
    }

    [Fact]
    public void Only_the_signals_asked_for_are_stored()
    {
        using var folder = new TemporaryFolder();
        using (IWaveWriter writer = WaveFile.Create(folder.File("t.fst")))
        {
            SignalHandle a = writer.Declare("a", 8), b = writer.Declare("b", 8);
            writer.Time(0);
            writer.Change(a, 1);
            writer.Change(b, 2);
        }
        WaveFile wave = WaveFile.Open(folder.File("t.fst"), new WaveOptions { Signals = ["b"] });
        Assert.False(wave.Signal("a").IsLoaded);
        Assert.Equal("0:00000010", wave.Changes("b"));
    }
}

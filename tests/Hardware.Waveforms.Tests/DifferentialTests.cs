namespace Hardware.Waveforms.Tests;

/// <summary>Traces of real simulators, read by us and by GTKWave's converters: both must see the same values.</summary>
public class DifferentialTests(RealTraces traces) : IClassFixture<RealTraces>
{
    [Theory]
    [MemberData(nameof(RealTraces.Vcd), MemberType = typeof(RealTraces))]
    public void A_real_VCD_reads_as_GTKWave_reads_it(string tool)
    {
        string path = traces.Of(tool);
        WaveFile ours = WaveFile.Open(path);
        Assert.Empty(ours.Diagnostics);
        Assert.True(ours.ChangeCount > 100, $"{tool} dumped only {ours.ChangeCount} changes");
        using var folder = new TemporaryFolder();
        Tool.Run(folder.Path, "vcd2fst", traces.ForGtkWave(tool), "their.fst");
        File.WriteAllBytes(folder.File("their.vcd"), Tool.Run(folder.Path, "fst2vcd", "their.fst"));
        WaveFile theirs = WaveFile.Open(folder.File("their.vcd"));
        Assert.Equal(Trace.Normalize(ours), Trace.Normalize(theirs));
        Assert.Equal((ours.Timescale, ours.End), (theirs.Timescale, theirs.End));
    }

    [Theory]
    [InlineData("verilator", "-4")]
    [InlineData("icarus", "-4")]
    [InlineData("icarus", "-F")]
    [InlineData("icarus", "-Z")]
    [InlineData("icarus", "-c")]
    [InlineData("icarus", "-p")]
    [InlineData("ghdl", "-4")]
    [InlineData("cxxrtl", "-Z")]
    public void An_FST_by_vcd2fst_says_what_its_VCD_says(string tool, string packing)
    {
        string path = traces.Of(tool);
        using var folder = new TemporaryFolder();
        Tool.Run(folder.Path, "vcd2fst", packing, traces.ForGtkWave(tool), "their.fst");
        WaveFile fst = WaveFile.Open(folder.File("their.fst"));
        Assert.Empty(fst.Diagnostics);
        Assert.Equal(WaveFormat.Fst, fst.Format);
        Assert.Equal(Trace.Normalize(WaveFile.Open(path)), Trace.Normalize(fst));
    }

    [Theory]
    [MemberData(nameof(RealTraces.Vcd), MemberType = typeof(RealTraces))]
    public void An_FST_of_ours_is_read_by_fst2vcd(string tool)
    {
        WaveFile ours = WaveFile.Open(traces.Of(tool));
        using var folder = new TemporaryFolder();
        using (IWaveWriter writer = WaveFile.Create(folder.File("our.fst"), ours.WriterOptions()))
            ours.CopyTo(writer);
        File.WriteAllBytes(folder.File("back.vcd"), Tool.Run(folder.Path, "fst2vcd", "our.fst"));
        WaveFile back = WaveFile.Open(folder.File("back.vcd"));
        Assert.Empty(back.Diagnostics);
        Assert.Equal(Trace.Normalize(ours), Trace.Normalize(back));
    }

    [Theory]
    [MemberData(nameof(RealTraces.Vcd), MemberType = typeof(RealTraces))]
    public void A_VCD_of_ours_is_read_by_vcd2fst(string tool)
    {
        WaveFile ours = WaveFile.Open(traces.Of(tool));
        using var folder = new TemporaryFolder();
        using (IWaveWriter writer = WaveFile.Create(folder.File("our.vcd"), ours.WriterOptions()))
            ours.CopyTo(writer);
        Assert.Equal(Trace.Describe(ours), Trace.Describe(WaveFile.Open(folder.File("our.vcd"))));
        Tool.Run(folder.Path, "vcd2fst", "our.vcd", "their.fst");
        Assert.Equal(Trace.Normalize(ours), Trace.Normalize(WaveFile.Open(folder.File("their.fst"))));
    }

    [Theory]
    [InlineData("verilator")]
    [InlineData("icarus")]
    public void An_FST_by_a_simulator_says_what_its_VCD_says(string tool)
    {
        WaveFile fst = WaveFile.Open(traces.Of(tool + "-fst"));
        Assert.Empty(fst.Diagnostics);
        Assert.Equal(WaveFormat.Fst, fst.Format);
        Assert.Equal(Trace.Normalize(WaveFile.Open(traces.Of(tool))), Trace.Normalize(fst));
    }

    [Fact]
    public void A_random_FST_of_ours_is_read_by_fst2vcd()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            int[] numbers = [.. Enumerable.Range(0, 3000).Select(_ => random.Next())];
            using var folder = new TemporaryFolder();
            using (IWaveWriter writer = WaveFile.Create(folder.File("our.fst")))
                new TraceProgram(numbers).Write(writer);
            File.WriteAllBytes(folder.File("back.vcd"), Tool.Run(folder.Path, "fst2vcd", "our.fst"));
            Assert.Equal(
                Trace.Normalize(WaveFile.Open(folder.File("our.fst"), new WaveOptions { MergeSplitVectors = false })),
                Trace.Normalize(WaveFile.Open(folder.File("back.vcd"), new WaveOptions { MergeSplitVectors = false })));
        }
    }
}

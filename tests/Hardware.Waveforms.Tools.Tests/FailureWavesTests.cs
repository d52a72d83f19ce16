using Hardware.Waveforms.View;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class FailureWavesTests
{
    [Fact]
    public void A_failure_leaves_trace_save_file_and_page_with_the_failing_signal_on_top()
    {
        using var folder = new TemporaryFolder();
        FailureFiles files = FailureWaves.Write(folder.At("run/lockstep"), Traces.OpenFifo(), 20, ["top.fifo.count", "top.gone"],
            "count is 2 in Compiled and 3 in Verilated");
        Assert.Equal(["failure.gtkw", "failure.html", "failure.vcd", "failure.vcd.json"],
            Directory.GetFiles(folder.At("run/lockstep")).Select(Path.GetFileName).Order());

        WaveFile trace = WaveFile.Open(files.Trace);
        Assert.Empty(trace.Diagnostics);
        Assert.Equal(5, trace.Hierarchy.Signals.Count(signal => signal.ChangeCount > 0));
        string[] save = File.ReadAllLines(files.SaveFile);
        Assert.Contains("[dumpfile] \"failure.vcd\"", save);
        Assert.Contains(save, line => line.StartsWith("*0.000000 20 ", StringComparison.Ordinal));
        Assert.Equal("top.fifo.count[3:0]", save.First(line => line.StartsWith("top.", StringComparison.Ordinal)));
        string page = File.ReadAllText(files.Page);
        Assert.Contains("\"message\":\"count is 2 in Compiled and 3 in Verilated\"", page);
    }

    [Fact]
    public void The_page_opens_around_the_failing_time_with_neighbours_open_and_the_rest_folded()
    {
        string clock = string.Concat(Enumerable.Range(0, 2000).Select(i => $"#{i * 5}\n{i & 1}c\n"));
        WaveFile waves = Traces.Open(Traces.Fifo[..Traces.Fifo.IndexOf("#0", StringComparison.Ordinal)] + clock);
        ViewState state = FailureWaves.StateOf(waves, 5000, ["top.fifo.count"]);
        Assert.Equal((5000L, 4805L, 5048L), (state.Time!.Value, state.From!.Value, state.To!.Value));
        Assert.Equal(new ViewSignal("top.fifo.count", Tint: "red"), state.Rows[0]);
        Assert.Equal([("top.fifo", true), ("top", false)], state.Rows.OfType<ViewGroup>().Select(group => (group.Name, group.Open)));
    }

    [Fact]
    public void A_trace_that_is_there_already_gets_its_save_file_and_page_beside_it()
    {
        using var folder = new TemporaryFolder();
        FailureFiles files = FailureWaves.Write(folder.Write("assert.vcd", Traces.Fifo), 30, ["top.fifo.data"]);
        Assert.Equal((folder.At("assert.vcd"), folder.At("assert.gtkw"), folder.At("assert.html")),
            (files.Trace, files.SaveFile, files.Page));
        Assert.True(File.Exists(files.SaveFile) && File.Exists(files.Page));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", "");
        WaveException failure = Assert.Throws<WaveException>(() => FailureWaves.Write(Path.Combine(file, "sub"), Traces.OpenFifo(), 0, []));
        Assert.Equal(WaveCodes.CannotWrite, failure.Code);
    }
}

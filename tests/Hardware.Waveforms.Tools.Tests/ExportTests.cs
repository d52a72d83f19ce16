using System.Text.Json;
using Hardware.Waveforms.Diff;
using Hardware.Waveforms.Export;
using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class ExportTests
{
    [Fact]
    public void Csv_has_a_column_for_each_signal() =>
        Exported(Traces.Fifo, ExportFormat.Csv, ["push", "state", "data"], new ShowOptions { To = 30 }, """
        time (1ns),top.push,top.fifo.state[1:0],top.fifo.data[7:0]
        0,0,Idle,xx
        5,1,Idle,xx
        10,1,Fill,41
        20,0,Fill,41
        30,0,Full,zz

        """);

    [Fact]
    public void Csv_quotes_what_holds_a_comma_or_a_quote() => Exported("""
        $scope module t $end $var string 1 s phase $end $upscope $end $enddefinitions $end
        #0 sa,"b" s
        """, ExportFormat.Csv, null, new ShowOptions(), "time (1ns),t.phase\n0,\"a,\"\"b\"\"\"\n");

    [Fact]
    public void Json_holds_signals_with_their_changes() =>
        Exported(Traces.Fifo, ExportFormat.Json, ["count", "state"], new ShowOptions { From = 5, To = 25, Radix = WaveRadix.Bin },
        """
        {"timescale":"1 ns","start":5,"end":25,"signals":[{"path":"top.fifo.count","range":"[3:0]","width":4,"kind":"reg","changes":[[5,"0000"],[10,"0001"],[20,"0010"]]},{"path":"top.fifo.state","range":"[1:0]","width":2,"kind":"reg","enum":"State","changes":[[5,"00"],[10,"01"]]}]}

        """);

    [Fact]
    public void A_large_json_export_is_one_valid_document()
    {
        string vcd = "$scope module t $end $var wire 32 c c [31:0] $end $upscope $end $enddefinitions $end\n"
            + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"#{i}\nb{Convert.ToString(i, 2)} c\n"));
        WaveFile file = Traces.Open(vcd);
        var output = new StringWriter();
        WaveExport.Write(file, SignalSelection.Of(file, null), ExportFormat.Json, output, new ShowOptions { Radix = WaveRadix.Dec });
        using JsonDocument document = JsonDocument.Parse(output.ToString());
        JsonElement changes = document.RootElement.GetProperty("signals")[0].GetProperty("changes");
        Assert.Equal(20_000, changes.GetArrayLength());
        Assert.Equal("[19999,\"19999\"]", changes[19_999].GetRawText());
    }

    [Fact]
    public void WaveDrom_gets_one_character_for_each_common_step() =>
        Exported(Traces.Fifo, ExportFormat.WaveDrom, ["clock", "push", "state", "data"], new ShowOptions(), """
        { "signal": [
            { "name": "clock", "wave": "010101010" },
            { "name": "push", "wave": "01..0...." },
            { "name": "fifo.state[1:0]", "wave": "=.=...=..", "data": ["Idle", "Fill", "Full"] },
            { "name": "fifo.data[7:0]", "wave": "x.=...z..", "data": ["41"] }
          ],
          "head": { "text": "top 0 ns to 40 ns" },
          "foot": { "text": "5 ns a step" } }

        """);

    [Fact]
    public void A_diagram_that_nobody_could_read_is_refused()
    {
        WaveFile file = Traces.Open(
            "$scope module t $end $var wire 1 c c $end $upscope $end $enddefinitions $end\n#0 0c\n#1 1c\n#100000 0c\n");
        Assert.Equal("WAV0508: the diagram would have 100001 steps of 1 ns, and 2000 are the most that can be read: "
            + "narrow it with --from, --to and --signals",
            Assert.Throws<WaveException>(() =>
                WaveExport.Write(file, SignalSelection.Of(file, null), ExportFormat.WaveDrom, TextWriter.Null)).Message);
    }

    [Theory]
    [InlineData(ExportFormat.Vcd, "out.vcd", WaveFormat.Vcd)]
    [InlineData(ExportFormat.Fst, "out.fst", WaveFormat.Fst)]
    public void A_trace_that_is_exported_does_not_differ_from_where_it_came_from(ExportFormat format, string name, WaveFormat written)
    {
        using var folder = new TemporaryFolder();
        WaveFile file = Traces.OpenFifo();
        WaveExport.Write(file, SignalSelection.Of(file, null), format, folder.At(name));
        WaveFile copy = WaveFile.Open(folder.At(name));
        DiffReport report = WaveDiff.Compare(file, copy, new DiffOptions { ExactNames = true });
        Assert.Equal(written, copy.Format);
        Assert.True(report.Same);
        Assert.Equal((5, 0L, 40L), (report.Compared, copy.Start, copy.End));
        Assert.Equal("Fill", ValueText.Of(copy.Find("top.fifo.state")!, copy.Signal("top.fifo.state").ValueAt(15)));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.partial*"));
    }

    [Fact]
    public void A_part_of_a_trace_begins_with_the_values_that_held()
    {
        using var folder = new TemporaryFolder();
        WaveFile file = Traces.OpenFifo();
        WaveExport.Write(file, SignalSelection.Of(file, ["count", "push"]), ExportFormat.Vcd, folder.At("part.vcd"),
            new ShowOptions { From = 12, To = 22 });
        WaveFile part = WaveFile.Open(folder.At("part.vcd"));
        Assert.Equal(["top.push", "top.fifo.count"], part.Hierarchy.Variables.Select(variable => variable.Path));
        Assert.Equal((12, 22), (part.Start, part.End));
        Assert.Equal([(12L, 1UL), (20L, 2UL)],
            part.Signal("top.fifo.count").Changes().ToList().Select(change => (change.Time, change.Value.ToUInt64())));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        WaveFile file = Traces.OpenFifo();
        foreach (ExportFormat format in Enum.GetValues<ExportFormat>())
        {
            WaveException failure = Assert.Throws<WaveException>(() =>
                WaveExport.Write(file, SignalSelection.Of(file, null), format, folder.At("missing/out.x")));
            Assert.Equal(WaveCodes.CannotWrite, failure.Code);
        }
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static void Exported(string vcd, ExportFormat format, string[]? globs, ShowOptions options, string expected)
    {
        WaveFile file = Traces.Open(vcd);
        var output = new StringWriter();
        WaveExport.Write(file, SignalSelection.Of(file, globs), format, output, options);
        Assert.Equal(expected, output.ToString(), ignoreLineEndingDifferences: true);
    }
}

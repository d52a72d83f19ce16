using Hardware.Waveforms.SideCar;
using Hardware.Waveforms.Storage;
using Microsoft.Win32.SafeHandles;

namespace Hardware.Waveforms.Vcd;

/// <summary>Reads a VCD stream: header, then body into a recorder or past a visitor.</summary>
internal sealed class VcdReader(ByteWindow window, string path, WaveOptions options)
{
    private readonly DiagnosticList _diagnostics = new(options);

    /// <summary>A body that is longer is read by two threads, when nothing else is asked for.</summary>
    private const long LongBody = 32 << 20;

    /// <summary>Reads and stores.</summary>
    /// <param name="file">The file, when it is one that can be read at two places.</param>
    public WaveFile Load(SafeFileHandle? file)
    {
        VcdHeaderReader header = ReadHeader();
        WaveHierarchy hierarchy = header.Hierarchy;
        var wave = new WaveFile(hierarchy) { Format = WaveFormat.Vcd };
        if (!options.HeaderOnly)
        {
            var slots = new VcdSlots(hierarchy, header.Ids);
            if (!TryLoadHalves(file, wave, slots))
                LoadWhole(wave, slots);
            if (options.MergeSplitVectors)
                SplitVectors.Merge(hierarchy, wave.Table);
        }
        wave.Diagnostics = _diagnostics.Items;
        return wave;
    }

    private unsafe bool TryLoadHalves(SafeFileHandle? file, WaveFile wave, VcdSlots slots)
    {
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        if (file is null || options.Strict || threads < 2)
            return false;
        long bodyStart = window.OffsetOf(window.Start);
        if (RandomAccess.GetLength(file) - bodyStart < (options.Threads > 1 ? 1 << 16 : LongBody))
            return false;
        var halves = new VcdHalves(file, bodyStart, window.LineOf(window.Start), wave.Hierarchy, slots, options);
        return halves.TryLoad(wave, _diagnostics, window.Progress, window.CancellationToken);
    }

    private void LoadWhole(WaveFile wave, VcdSlots slots)
    {
        WaveHierarchy hierarchy = wave.Hierarchy;
        using HotSignalTable table = slots.CreateTable(options.Selected(hierarchy));
        using var recorder = new ChangeRecorder(hierarchy.SignalList, table);
        using var body = new VcdBodyReader<RecorderSink>(window, slots, table, _diagnostics, new RecorderSink(recorder));
        body.Read();
        recorder.Finish((signal, blocks) => signal.Stored = new SignalChanges(blocks, recorder.Times, recorder.Texts));
        wave.Table = recorder.Times;
        Conclude(wave, body);
    }

    /// <summary>Reads and shows to a visitor.</summary>
    public WaveFile Scan<TVisitor>(ref TVisitor visitor)
        where TVisitor : IWaveVisitor
    {
        VcdHeaderReader header = ReadHeader();
        WaveHierarchy hierarchy = header.Hierarchy;
        var wave = new WaveFile(hierarchy) { Format = WaveFormat.Vcd };
        visitor.Begin(hierarchy);
        if (!options.HeaderOnly)
        {
            var slots = new VcdSlots(hierarchy, header.Ids);
            using HotSignalTable table = slots.CreateTable(options.Selected(hierarchy));
            var sink = new VisitorSink<TVisitor>(visitor);
            using var body = new VcdBodyReader<VisitorSink<TVisitor>>(window, slots, table, _diagnostics, sink);
            body.Read();
            visitor = body.Sink.Visitor;
            Conclude(wave, body);
        }
        visitor.End();
        wave.Diagnostics = _diagnostics.Items;
        return wave;
    }

    private VcdHeaderReader ReadHeader()
    {
        var header = new VcdHeaderReader(window, _diagnostics);
        header.Read();
        if (!header.IsVcd)
            throw new WaveException(WaveCodes.NotATrace, "this is neither VCD nor FST: not one declaration was found");
        if (options.SideCar && path.Length > 0)
            SideCarFile.Apply(header.Hierarchy, path, _diagnostics);
        return header;
    }

    private void Conclude<TSink>(WaveFile wave, VcdBodyReader<TSink> body)
        where TSink : struct, IChangeSink
    {
        wave.Start = body.FirstTime ?? 0;
        wave.End = body.CurrentTime;
        wave.ChangeCount = body.ChangeCount;
        wave.DumpSwitches = body.DumpSwitches;
        if (window.Failure is { } failure)
            _diagnostics.Add(WaveCodes.BadCompression, WaveSeverity.Error, 0, wave.Bytes, $"reading stopped early: {failure.Message}");
    }
}

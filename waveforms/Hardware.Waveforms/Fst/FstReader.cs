using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Hardware.Waveforms.SideCar;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Fst;

/// <summary>Reads an FST file: header, hierarchy, and its sections of changes into a recorder or past a visitor.</summary>
internal sealed class FstReader(
    FstInput input, string path, WaveOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private readonly DiagnosticList _diagnostics = new(options);
    private readonly List<(FstBlockType Type, long Offset, long Length)> _sections = [];
    private FstHierarchyReader _hierarchy = null!;
    private bool _swapReals;
    private WaveFile _wave = null!;
    private long _blockOffset;

    /// <summary>Reads and stores.</summary>
    public unsafe WaveFile Load()
    {
        ReadHeader();
        if (!options.HeaderOnly)
        {
            WaveHierarchy hierarchy = _hierarchy.Hierarchy;
            using HotSignalTable table = CreateTable();
            using var recorder = new ChangeRecorder(hierarchy.SignalList, table);
            var sink = new RecorderSink(recorder);
            ReadSections(table, recorder.Times, (FstSection section, int[] timeIndex) =>
            {
                recorder.LimitBlocks();
                for (int i = 0; i < Math.Min(section.SignalCount, hierarchy.SignalList.Count); i++)
                {
                    if (table.Slots[i].Signal < 0)
                        continue;
                    ReadOnlySpan<byte> bytes = section.Chain(i);
                    fixed (byte* first = bytes)
                    {
                        FstChain chain = Chain(i, first, bytes.Length);
                        while (chain.TryNext())
                        {
                            if (chain.TimeIndex >= timeIndex.Length)
                                throw new FstException($"a change of '{hierarchy.SignalList[i]}' is later than the last time");
                            recorder.TimeIndex = timeIndex[chain.TimeIndex];
                            chain.Emit(ref sink, &table.Slots[i]);
                            _wave.ChangeCount++;
                        }
                    }
                }
            }, (frame, offset, i, time) =>
            {
                recorder.TimeIndex = time;
                EmitFrame(ref sink, &table.Slots[i], i, frame + offset);
            });
            recorder.Finish((signal, blocks) => signal.Stored = new SignalChanges(blocks, recorder.Times, recorder.Texts));
            _wave.Table = recorder.Times;
            if (options.MergeSplitVectors)
                SplitVectors.Merge(hierarchy, recorder.Times);
        }
        _wave.Diagnostics = _diagnostics.Items;
        return _wave;
    }

    /// <summary>Reads and shows to a visitor, section by section.</summary>
    public unsafe WaveFile Scan<TVisitor>(ref TVisitor visitor)
        where TVisitor : IWaveVisitor
    {
        ReadHeader();
        WaveHierarchy hierarchy = _hierarchy.Hierarchy;
        visitor.Begin(hierarchy);
        if (!options.HeaderOnly)
        {
            using HotSignalTable table = CreateTable();
            var sink = new VisitorSink<TVisitor>(visitor);
            var times = new TimeTable();
            int shown = 0;
            ReadSections(table, times, (FstSection section, int[] timeIndex) =>
            {
                // All chains are unpacked; a list for each time holds the signals that change then, in ascending order of signal.
                int signals = Math.Min(section.SignalCount, hierarchy.SignalList.Count);
                var chains = new List<(int Signal, FstChain Chain)>();
                var memory = new List<byte[]>();
                for (int i = 0; i < signals; i++)
                {
                    if (table.Slots[i].Signal < 0)
                        continue;
                    ReadOnlySpan<byte> bytes = section.Chain(i);
                    if (bytes.IsEmpty)
                        continue;
                    byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length + 2 * FstSection.Pad, pinned: true);
                    bytes.CopyTo(copy.AsSpan(FstSection.Pad));
                    memory.Add(copy);
                    chains.Add((i, Chain(i, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(copy, FstSection.Pad), bytes.Length)));
                }
                Span<(int Signal, FstChain Chain)> walk = CollectionsMarshal.AsSpan(chains);
                var head = new int[section.Times.Length];
                var next = new int[walk.Length];
                for (int i = walk.Length - 1; i >= 0; i--)
                    if (walk[i].Chain.TryNext())
                        Enqueue(head, next, i, walk[i].Chain.TimeIndex);
                for (int time = 0; time < head.Length; time++)
                {
                    if (timeIndex[time] >= shown)
                    {
                        shown = timeIndex[time] + 1;
                        sink.Time(times[timeIndex[time]]);
                    }
                    while (head[time] != 0)
                    {
                        int i = head[time] - 1;
                        head[time] = next[i];
                        walk[i].Chain.Emit(ref sink, &table.Slots[walk[i].Signal]);
                        _wave.ChangeCount++;
                        if (walk[i].Chain.TryNext())
                            Enqueue(head, next, i, walk[i].Chain.TimeIndex);
                    }
                }
                GC.KeepAlive(memory);
            }, (frame, offset, i, time) =>
            {
                if (time >= shown)
                {
                    shown = time + 1;
                    sink.Time(times[time]);
                }
                EmitFrame(ref sink, &table.Slots[i], i, frame + offset);
            });
            visitor = sink.Visitor;
        }
        visitor.End();
        _wave.Diagnostics = _diagnostics.Items;
        return _wave;
    }

    private static void Enqueue(int[] head, int[] next, int chain, long time)
    {
        if (time >= head.Length)
            throw new FstException("a change is later than the last time");
        next[chain] = head[time];
        head[time] = chain + 1;
    }

    private unsafe delegate void OnFrame(byte* frame, int offset, int signal, int timeIndex);

    private unsafe void ReadSections(HotSignalTable table, TimeTable times, Action<FstSection, int[]> onSection, OnFrame onFrame)
    {
        bool first = true;
        foreach ((FstBlockType type, long offset, long length) in _sections)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _blockOffset = offset - 9;
            try
            {
                var section = new FstSection(input.Read(offset, length), type);
                if (first && (section.Times.Length == 0 || section.BeginTime != section.Times[0]))
                    ReadFrame(section, table, times, onFrame);
                int[] timeIndex = AddTimes(section.Times, times);
                first = false;
                onSection(section, timeIndex);
            }
            catch (FstException fault)
            {
                _diagnostics.Add(WaveCodes.BadSection, WaveSeverity.Error, 0, _blockOffset,
                    $"a section of changes cannot be read in full: {fault.Message}");
            }
            progress?.Report(Math.Min(1, (double)(offset + length) / Math.Max(1, input.Length)));
        }
        if (times.Count > 0)
        {
            _wave.Start = times[0];
            _wave.End = times[times.Count - 1];
        }
    }

    private int[] AddTimes(ulong[] sectionTimes, TimeTable times)
    {
        var index = new int[sectionTimes.Length];
        for (int i = 0; i < index.Length; i++)
        {
            long time = (long)Math.Min(sectionTimes[i], long.MaxValue);
            if (times.Count == 0 || time > times[times.Count - 1])
                times.Add(time);
            else if (time < times[times.Count - 1])
                _diagnostics.Add(WaveCodes.TimeBackwards, WaveSeverity.Warning, 0, _blockOffset,
                    $"time goes back from {times[times.Count - 1]} to {time}");
            index[i] = times.Count - 1;
        }
        return index;
    }

    private unsafe void ReadFrame(FstSection section, HotSignalTable table, TimeTable times, OnFrame onFrame)
    {
        int index = AddTimes([section.BeginTime], times)[0];
        byte[] frame = section.Frame();
        var padded = new byte[frame.Length + 2 * FstSection.Pad];
        frame.CopyTo(padded, FstSection.Pad);
        IReadOnlyList<Signal> signals = _hierarchy.Hierarchy.SignalList;
        fixed (byte* bytes = padded)
        {
            int offset = 0;
            for (int i = 0; i < Math.Min(section.FrameSignals, signals.Count); i++)
            {
                int length = signals[i].Kind switch
                {
                    ValueKind.Text => 0,
                    ValueKind.Real => 8,
                    _ => _hierarchy.IsPort[i] ? 3 * signals[i].Width + 2 : signals[i].Width,
                };
                if (offset + length > frame.Length)
                    throw new FstException("the values at the beginning end too early");
                if (length > 0 && table.Slots[i].Signal >= 0)
                {
                    onFrame(bytes, FstSection.Pad + offset, i, index);
                    _wave.ChangeCount++;
                }
                offset += length;
            }
        }
    }

    private unsafe void EmitFrame<TSink>(ref TSink sink, HotSignal* hot, int signal, byte* letters)
        where TSink : struct, IChangeSink
    {
        if (_hierarchy.Hierarchy.SignalList[signal].Kind == ValueKind.Real)
        {
            long bits = *(long*)letters;
            sink.AppendReal(hot, BitConverter.Int64BitsToDouble(_swapReals ? BinaryPrimitives.ReverseEndianness(bits) : bits));
            return;
        }
        Chain(signal, letters, 0).AppendLetters(ref sink, hot, letters);
    }

    private unsafe FstChain Chain(int signal, byte* bytes, int length) =>
        new(_hierarchy.Hierarchy.SignalList[signal], _hierarchy.IsPort[signal], _swapReals, bytes, length);

    private HotSignalTable CreateTable()
    {
        IReadOnlyList<Signal> signals = _hierarchy.Hierarchy.SignalList;
        return new HotSignalTable(signals, [.. Enumerable.Range(0, signals.Count)], signals.Count, options.Selected(_hierarchy.Hierarchy));
    }

    private void ReadHeader()
    {
        byte[]? header = null;
        byte[]? tree = null;
        var switches = new List<DumpSwitch>();
        _hierarchy = new FstHierarchyReader(
            message => _diagnostics.Add(WaveCodes.BadHierarchy, WaveSeverity.Error, 0, _blockOffset, message));
        foreach ((FstBlockType type, long offset, long length) in input.Blocks())
        {
            _blockOffset = offset - 9;
            try
            {
                switch (type)
                {
                    case FstBlockType.Header when header is null:
                        header = new byte[FstHeader.Length];
                        input.Read(offset, Math.Min(length, FstHeader.Length - 9)).CopyTo(header, 9);
                        break;
                    case FstBlockType.Changes or FstBlockType.ChangesDynamicAlias or FstBlockType.ChangesDynamicAlias2:
                        _sections.Add((type, offset, length));
                        break;
                    case FstBlockType.HierarchyGzip or FstBlockType.HierarchyLz4 or FstBlockType.HierarchyLz4Twice:
                        tree = ReadTree(type, input.Read(offset, length));
                        break;
                    case FstBlockType.Blackout:
                        ReadBlackouts(input.Read(offset, length), switches);
                        break;
                }
            }
            catch (FstException fault)
            {
                _diagnostics.Add(WaveCodes.BadSection, WaveSeverity.Error, 0, _blockOffset,
                    $"the {type} block cannot be read: {fault.Message}");
            }
            if (header is null)
                break;
        }
        if (header is null)
            throw new WaveException(WaveCodes.NotATrace, "this is neither VCD nor FST: it does not begin with a header block");
        if (input.Incomplete)
            _diagnostics.Add(WaveCodes.CutOff, WaveSeverity.Error, 0, input.Length,
                "the file ends within a block: its writer was not closed");
        if (tree is null && path.Length > 0 && File.Exists(path + ".hier"))
            tree = File.ReadAllBytes(path + ".hier");
        if (tree is null)
            _diagnostics.Add(WaveCodes.BadHierarchy, WaveSeverity.Error, 0, input.Length,
                "there is no hierarchy: the file's writer was not closed");
        else
            _hierarchy.Read(tree);
        ReadFacts(header);
        _wave = new WaveFile(_hierarchy.Hierarchy) { Format = WaveFormat.Fst, DumpSwitches = switches };
        if (options.SideCar && path.Length > 0)
            SideCarFile.Apply(_hierarchy.Hierarchy, path, _diagnostics);
    }

    private void ReadFacts(byte[] header)
    {
        WaveHierarchy hierarchy = _hierarchy.Hierarchy;
        _swapReals = BinaryPrimitives.ReadDoubleLittleEndian(header.AsSpan(FstHeader.EndianTest)) != FstHeader.EndianTestValue;
        if (_swapReals && BinaryPrimitives.ReadDoubleBigEndian(header.AsSpan(FstHeader.EndianTest)) != FstHeader.EndianTestValue)
        {
            _diagnostics.Add(WaveCodes.BadSection, WaveSeverity.Error, 0, 0, "the header's test of the byte order holds in neither order");
            _swapReals = false;
        }
        hierarchy.Timescale = Timescale.FromExponent((sbyte)header[FstHeader.Timescale]);
        hierarchy.Writer = Text(header.AsSpan(FstHeader.Writer, FstHeader.WriterLength));
        hierarchy.Date = Text(header.AsSpan(FstHeader.Date, FstHeader.DateLength));
        hierarchy.TimeZero = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(FstHeader.TimeZero));
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static byte[] ReadTree(FstBlockType type, byte[] block)
    {
        var bytes = new FstBytes(block);
        ulong length = bytes.UInt64();
        if (type == FstBlockType.HierarchyGzip)
            return FstInput.Gunzip(block[8..], length);
        ReadOnlySpan<byte> packed = block.AsSpan(8);
        if (type == FstBlockType.HierarchyLz4Twice)
        {
            ulong once = bytes.Varint();
            packed = Unpack(bytes.Take(bytes.Remaining), once);
        }
        return Unpack(packed, length);
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, ulong length)
    {
        FstInput.CheckRatio(packed.Length, length);
        var bytes = new byte[length];
        return Lz4.Decompress(packed, bytes) ? bytes : throw new FstException("the hierarchy cannot be unpacked");
    }

    private static void ReadBlackouts(byte[] block, List<DumpSwitch> switches)
    {
        var bytes = new FstBytes(block);
        ulong count = bytes.Varint();
        ulong time = 0;
        for (ulong i = 0; i < count; i++)
        {
            bool on = bytes.Byte() != 0;
            time += bytes.Varint();
            switches.Add(new DumpSwitch((long)Math.Min(time, long.MaxValue), on));
        }
    }
}

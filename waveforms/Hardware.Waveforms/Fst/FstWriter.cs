using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Hardware.Waveforms.Storage;
using Hardware.Waveforms.Vcd;

namespace Hardware.Waveforms.Fst;

/// <summary>Writes an FST file: changes are stored as the reader stores them, and packed section by section.</summary>
public sealed unsafe partial class FstWriter : IWaveWriter
{
    // A section is packed when this much is stored: enough for the packing, little enough for memory.
    private const long SectionBytes = 48 << 20;
    private const int SectionTimes = 1 << 22;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly WaveWriterOptions _options;
    // The file's unit of time is a power of ten of seconds; its times are so many times those given.
    private readonly int _timeFactor;
    private readonly int _timeExponent;
    private readonly WriterDeclarations _declarations = new();
    private readonly FstOutput _tree = new();
    private readonly FstOutput _geometry = new();
    private readonly List<DumpSwitch> _switches = [];
    private HotSignalTable? _table;
    private ChangeRecorder? _recorder;
    private FstSectionWriter? _section;
    private WaveValue[]? _whileOff;
    private ulong[] _planes = new ulong[8];
    private int _scopeCount;
    private int _variableCount;
    private int _sectionCount;
    private long _firstTime = -1;
    private long _time = -1;
    private bool _disposed;

    /// <summary>Begins an FST on a stream.</summary>
    /// <param name="stream">Gets the file; must be able to seek, since the header is completed at the end.</param>
    /// <param name="options">The header's facts.</param>
    /// <param name="leaveOpen">Do not close the stream when the writer is closed.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public FstWriter(Stream stream, WaveWriterOptions? options = null, bool leaveOpen = false)
    {
        if (!stream.CanSeek)
            throw new ArgumentException(
                "an FST file is completed at its beginning, so its stream must be able to seek: write to a file, or write VCD",
                nameof(stream));
        _stream = stream;
        _leaveOpen = leaveOpen;
        _options = options ?? new WaveWriterOptions();
        (_timeFactor, _timeExponent) = _options.Timescale.InPowersOfTen;
        WriteHeader();
        foreach (string comment in _options.Comments)
            Attribute(0, Encoding.UTF8.GetBytes(comment), 0);
    }

    /// <summary>Where the trace is, for the files that go beside it; empty for a stream.</summary>
    internal string Path { get; init; } = "";

    /// <summary>What has been declared so far.</summary>
    public WaveHierarchy Hierarchy => _declarations.Hierarchy;

    /// <inheritdoc/>
    public void EndDefinitions()
    {
        if (_declarations.Ended)
            return;
        while (_declarations.Depth > 0)
            EndScope();
        _declarations.Ended = true;
        _declarations.WriteCompanions(Path, _options);
        IReadOnlyList<Signal> signals = Hierarchy.SignalList;
        var all = new bool[signals.Count];
        Array.Fill(all, true);
        _table = new HotSignalTable(signals, [.. Enumerable.Range(0, signals.Count)], signals.Count, all);
        _recorder = new ChangeRecorder(signals, _table);
        _section = new FstSectionWriter(Hierarchy);
    }

    /// <inheritdoc/>
    public void Time(long time)
    {
        EndDefinitions();
        if (time > long.MaxValue / _timeFactor)
            throw new ArgumentOutOfRangeException(
                nameof(time), $"time {time} x {_options.Timescale} is more than an FST can hold: take a larger timescale");
        time *= _timeFactor;
        if (time < _time || time < 0)
            throw new ArgumentOutOfRangeException(
                nameof(time), $"time {time / _timeFactor} is before {Math.Max(0, _time) / _timeFactor}: times must not go back");
        if (time == _time)
            return;
        if (_recorder!.StoredBytes >= SectionBytes || _recorder.Times.Count >= SectionTimes)
            FlushSection();
        if (_firstTime < 0)
            _firstTime = time;
        _time = time;
        _recorder.Time(time);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ulong value)
    {
        HotSignal* hot = Slot(signal);
        int digits = hot->FastDigits;
        if (digits == 0 || _time < 0 || _whileOff is not null)
            Change(signal, [value], default);
        else
            _recorder!.Append(hot, value & Digits.LowMask(digits));
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<ulong> value) => Change(signal, value, default);

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<ulong> value, ReadOnlySpan<ulong> unknown)
    {
        int width = BitsOf(signal);
        int words = (width + 63) / 64;
        Span<ulong> planes = Planes(words);
        ulong anyUnknown = 0;
        for (int word = 0; word < words; word++)
        {
            ulong mask = Digits.LowMask(Math.Min(64, width - word * 64));
            planes[word] = (word < value.Length ? value[word] : 0) & mask;
            planes[words + word] = (word < unknown.Length ? unknown[word] : 0) & mask;
            anyUnknown |= planes[words + word];
        }
        Put(signal, planes, anyUnknown != 0 ? ValueEncoding.FourState : ValueEncoding.TwoState);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, double value)
    {
        Signal declared = Declared(signal);
        if (declared.Kind != ValueKind.Real)
            throw new ArgumentException($"'{declared}' is not a real: give it bits or text", nameof(value));
        if (_whileOff is not null)
            _whileOff[signal.Index] = WaveValue.FromDouble(value);
        else
            Recorder().AppendReal(Slot(signal), value);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, in WaveValue value)
    {
        Signal declared = Declared(signal);
        if (value.IsPlainWord && declared.Kind == ValueKind.Bits)
        {
            Change(signal, value.Word(0));
            return;
        }
        if (declared.Kind == ValueKind.Text)
        {
            PutText(signal, value.ToString());
            return;
        }
        if (declared.Kind == ValueKind.Real)
        {
            Change(signal, value.ToDouble());
            return;
        }
        if (value.Kind is ValueKind.Real or ValueKind.Text)
            throw new ArgumentException(
                $"'{declared}' has bits, not a {value.Kind.ToString().ToLowerInvariant()}: an FST signal has one kind of value",
                nameof(value));
        int words = (declared.Width + 63) / 64;
        Span<ulong> planes = Planes(words);
        if (value.Width == declared.Width)
        {
            // Planes of equal width are copied word by word.
            ulong unknown = 0, exotic = 0;
            for (int word = 0; word < words; word++)
            {
                planes[word] = value.AnyPlaneWord(0, word);
                unknown |= planes[words + word] = value.AnyPlaneWord(1, word);
                exotic |= planes[2 * words + word] = value.AnyPlaneWord(2, word);
                exotic |= planes[3 * words + word] = value.AnyPlaneWord(3, word);
            }
            Put(signal, planes, exotic != 0 ? ValueEncoding.NineState : unknown != 0 ? ValueEncoding.FourState : ValueEncoding.TwoState);
            return;
        }
        int own = Math.Min(declared.Width, value.Width);
        int fill = own > 0 && (int)value[own - 1] > 1 ? (int)value[own - 1] : 0;
        int used = 0;
        for (int bit = 0; bit < declared.Width; bit++)
        {
            int code = bit < own ? (int)value[bit] : fill;
            used |= code;
            for (int plane = 0; plane < 4; plane++)
                planes[plane * words + bit / 64] |= (ulong)(uint)(code >> plane & 1) << (bit & 63);
        }
        Put(signal, planes, used > 3 ? ValueEncoding.NineState : used > 1 ? ValueEncoding.FourState : ValueEncoding.TwoState);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<char> value)
    {
        if (Declared(signal).Kind == ValueKind.Text)
            PutText(signal, value.ToString());
        else
            Change(signal, WaveValue.Parse(value));
    }

    /// <inheritdoc/>
    public void DumpOff()
    {
        if (_whileOff is not null)
            return;
        ChangeRecorder recorder = Recorder();
        var values = new WaveValue[Hierarchy.SignalList.Count];
        for (int i = 0; i < values.Length; i++)
        {
            Signal signal = Hierarchy.SignalList[i];
            values[i] = recorder.TryLast(i, out WaveValue last) ? last.Detach() : _section!.Last(i);
            if (signal.Kind == ValueKind.Bits)
                Change(new SignalHandle(i), WaveValue.Missing(signal.Width));
        }
        _switches.Add(new DumpSwitch(_time, false));
        _whileOff = values;
    }

    /// <inheritdoc/>
    public void DumpOn()
    {
        if (_whileOff is not { } values)
            return;
        _whileOff = null;
        _switches.Add(new DumpSwitch(_time, true));
        for (int i = 0; i < values.Length; i++)
            if (values[i].Kind != ValueKind.None)
                Change(new SignalHandle(i), in values[i]);
    }

    /// <summary>Does nothing: an FST holds the value of every signal at the beginning of each section anyway.</summary>
    public void DumpAll()
    {
    }

    /// <summary>Packs what is stored and hands it to the file. Small sections pack badly: do this seldom.</summary>
    public void Flush()
    {
        if (_time >= 0 && _recorder!.StoredBytes > 0)
            FlushSection();
        _stream.Flush();
    }

    /// <summary>Ends the trace, completes the header and closes the stream.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        EndDefinitions();
        if (_time < 0)
            Time(0);
        if (_recorder!.Times.Count > 0)
            FlushSection();
        WriteClosing();
        _recorder.Dispose();
        _table!.Dispose();
        _stream.Flush();
        if (!_leaveOpen)
            _stream.Dispose();
    }

    /// <summary>Marks the switching only: the values around it are written as changes by the caller.</summary>
    internal void MarkDump(bool on) => _switches.Add(new DumpSwitch(Math.Max(0, _time), on));

    private void FlushSection()
    {
        _section!.Write(_recorder!, _stream, _time);
        _sectionCount++;
        _recorder!.Reset();
    }

    private void Put(SignalHandle signal, ReadOnlySpan<ulong> planes, ValueEncoding encoding)
    {
        int width = Declared(signal).Width;
        if (_whileOff is null)
        {
            Recorder().AppendPlanes(Slot(signal), width, planes, encoding);
            return;
        }
        int words = (width + 63) / 64;
        var bytes = new byte[ValueLayout.ValueBytes(ValueEncoding.NineState, width)];
        for (int plane = 0; plane < 4; plane++)
            for (int word = 0; word < words; word++)
                WaveValue.WritePlaneWord(bytes, plane, width, word, planes[plane * words + word]);
        _whileOff[signal.Index] = new WaveValue(bytes, 0, width, ValueEncoding.NineState);
    }

    private void PutText(SignalHandle signal, string text)
    {
        if (_whileOff is not null)
            _whileOff[signal.Index] = WaveValue.FromText(text);
        else
            Recorder().AppendText(Slot(signal), text);
    }

    /// <summary>The recorder at a time: changes before the first time are at time 0.</summary>
    private ChangeRecorder Recorder()
    {
        if (_time < 0)
            Time(0);
        return _recorder!;
    }

    private Span<ulong> Planes(int words)
    {
        if (_planes.Length < 4 * words)
            _planes = new ulong[4 * words];
        Span<ulong> planes = _planes.AsSpan(0, 4 * words);
        planes.Clear();
        return planes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private HotSignal* Slot(SignalHandle signal)
    {
        EndDefinitions();
        HotSignalTable table = _table!;
        if ((uint)signal.Index >= (uint)table.Count)
            throw new ArgumentOutOfRangeException(nameof(signal), $"signal handle {signal.Index} is not of this writer");
        return table.Slots + signal.Index;
    }

    private Signal Declared(SignalHandle signal) => Hierarchy.SignalList[signal.Index];

    private int BitsOf(SignalHandle signal)
    {
        Signal declared = Declared(signal);
        return declared.Kind == ValueKind.Bits
            ? declared.Width
            : throw new ArgumentException($"'{declared}' is a {declared.Kind.ToString().ToLowerInvariant()}, not bits", nameof(signal));
    }
}

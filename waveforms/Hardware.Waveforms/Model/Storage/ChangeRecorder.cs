using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hardware.Waveforms.Storage;

/// <summary>Stores changes: per signal a chain of blocks that double, carved out of an arena, with the index of the time in each
/// entry.</summary>
internal sealed unsafe class ChangeRecorder : IDisposable
{
    private const int FirstBlockBytes = 64;
    private const int LargestBlockBytes = 1 << 16;
    // An append writes a time and 16 bytes of value, whatever the entry's size.
    private const int Slack = 20;
    // Scalars keep 28 bits of time: all blocks are closed before that can overflow.
    private const int EpochTimes = 1 << 27;

    private readonly Signal[] _signals;
    private readonly List<ChangeBlock>?[] _blocks;
    private readonly HotSignalTable _table;
    private readonly SlabArena _arena = new();
    private readonly byte* _scratch;
    private ulong[] _planes = new ulong[8];
    private int _timeIndex = -1;
    private int _epoch;
    private Dictionary<string, int>? _textIndex;

    public ChangeRecorder(IReadOnlyList<Signal> signals, HotSignalTable table)
    {
        _signals = [.. signals];
        _table = table;
        _blocks = new List<ChangeBlock>?[table.Count];
        _scratch = (byte*)NativeMemory.Alloc(64);
        for (int slot = 0; slot < table.Count; slot++)
        {
            HotSignal* hot = &table.Slots[slot];
            if (hot->Signal >= 0)
            {
                // No block yet: the first append takes the slow way.
                hot->Cursor = (byte*)1;
                _blocks[slot] = [];
            }
            else
            {
                hot->Cursor = hot->Limit = _scratch;
            }
        }
    }

    public TimeTable Times { get; } = new();

    public List<string> Texts { get; } = [];

    /// <summary>Index of the time of the next changes; a reader that goes signal by signal sets it, within one signal ascending.</summary>
    public int TimeIndex
    {
        get => _timeIndex;
        set => _timeIndex = value;
    }

    /// <summary>For readers that set <see cref="TimeIndex"/>: to be called now and then, so that no block spans more times than
    /// it can count.</summary>
    public void LimitBlocks()
    {
        if (Times.Count / EpochTimes == _epoch)
            return;
        _epoch = Times.Count / EpochTimes;
        CloseAll();
    }

    public void Time(long time)
    {
        Times.Add(time);
        _timeIndex++;
        if (_timeIndex % EpochTimes == EpochTimes - 1)
            CloseAll();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(HotSignal* hot, ulong value)
    {
        byte* cursor = hot->Cursor;
        if (cursor > hot->Limit)
            cursor = Open(hot, ValueEncoding.TwoState);
        // A scalar has its code below the time, a vector after it: both are written, and what a scalar does not need is written
        // over by the next entry.
        *(uint*)cursor = (uint)(_timeIndex - hot->TimeBase) << hot->Shift | (uint)value & (uint)(hot->Shift >> 2);
        *(ulong*)(cursor + 4) = value;
        *(ulong*)(cursor + 12) = 0;
        hot->Cursor = cursor + hot->Stride;
    }

    public bool AppendDigits(HotSignal* hot, int width, byte* digits, int count)
    {
        if (hot->Signal < 0)
            return true;
        if (width > 64 && TryAppendWide(hot, width, digits, count))
            return true;
        int words = (width + 63) / 64;
        if (_planes.Length < 4 * words)
            _planes = new ulong[4 * words];
        ValueEncoding encoding = Digits.Read(digits, count, width, _planes);
        if (encoding == ValueEncoding.None)
            return false;
        AppendPlanes(hot, width, _planes, encoding);
        return true;
    }

    /// <summary>A wide value of 0s and 1s goes straight from the text to its place; false, and nothing stored, when it has other
    /// states.</summary>
    private bool TryAppendWide(HotSignal* hot, int width, byte* digits, int count)
    {
        byte* cursor = Reserve(hot, ValueEncoding.TwoState);
        if (hot->Encoding != ValueEncoding.TwoState)
            return false;
        ulong* words = (ulong*)(cursor + 4);
        int total = (width + 63) / 64;
        int full = count / 64;
        byte* end = digits + count;
        ulong strange = 0;
        for (int word = 0; word < full; word++, end -= 64)
        {
            Vector512<byte> letters = Digits.LoadBefore(end);
            words[word] = Digits.Mask(letters, (byte)'1');
            strange |= ~(words[word] | Digits.Mask(letters, (byte)'0'));
        }
        if (full < total)
        {
            int rest = count - full * 64;
            Vector512<byte> letters = Digits.LoadBefore(end);
            ulong low = rest == 0 ? 0 : Digits.LowMask(rest);
            words[full] = Digits.Mask(letters, (byte)'1') & low;
            strange |= low & ~(words[full] | Digits.Mask(letters, (byte)'0'));
            for (int word = full + 1; word < total; word++)
                words[word] = 0;
        }
        if (strange != 0)
            return false;
        *(uint*)cursor = (uint)(_timeIndex - hot->TimeBase);
        hot->Cursor = cursor + EntryBytes(ValueEncoding.TwoState, width);
        return true;
    }

    /// <summary>A value as four planes of words; <paramref name="encoding"/> says how many of them are not 0.</summary>
    public void AppendPlanes(HotSignal* hot, int width, ReadOnlySpan<ulong> planes, ValueEncoding encoding)
    {
        if (hot->Signal < 0)
            return;
        byte* cursor = Reserve(hot, encoding);
        uint time = (uint)(_timeIndex - hot->TimeBase);
        int words = (width + 63) / 64;
        if (hot->Encoding == ValueEncoding.Scalar)
        {
            *(uint*)cursor = time << 4 | (uint)(planes[0] | planes[1] << 1 | planes[2] << 2 | planes[3] << 3);
        }
        else
        {
            *(uint*)cursor = time;
            var bytes = new Span<byte>(cursor + 4, ValueLayout.ValueBytes(hot->Encoding, width));
            for (int plane = 0; plane < ValueLayout.Planes(hot->Encoding); plane++)
                for (int word = 0; word < words; word++)
                    WaveValue.WritePlaneWord(bytes, plane, width, word, planes[plane * words + word]);
        }
        hot->Cursor = cursor + EntryBytes(hot->Encoding, width);
    }

    public void AppendReal(HotSignal* hot, double value)
    {
        if (hot->Signal < 0)
            return;
        byte* cursor = Reserve(hot, ValueEncoding.Real);
        *(uint*)cursor = (uint)(_timeIndex - hot->TimeBase);
        *(double*)(cursor + 4) = value;
        hot->Cursor = cursor + 12;
    }

    public void AppendText(HotSignal* hot, string value)
    {
        if (hot->Signal < 0)
            return;
        _textIndex ??= [];
        if (!_textIndex.TryGetValue(value, out int text))
        {
            _textIndex.Add(value, text = Texts.Count);
            Texts.Add(value);
        }
        byte* cursor = Reserve(hot, ValueEncoding.Text);
        *(uint*)cursor = (uint)(_timeIndex - hot->TimeBase);
        *(int*)(cursor + 4) = text;
        hot->Cursor = cursor + 8;
    }

    /// <summary>Closes every block and hands the changes of each stored signal to <paramref name="found"/>.</summary>
    public void Finish(Action<Signal, ChangeBlock[]> found)
    {
        CloseAll();
        for (int slot = 0; slot < _table.Count; slot++)
            if (_blocks[slot] is { } blocks)
                found(_signals[_table.Slots[slot].Signal], [.. blocks]);
    }

    /// <summary>Bytes that the stored changes take, unused ends of blocks included.</summary>
    public long StoredBytes => _arena.AllocatedBytes;

    /// <summary>The last stored value in a slot, valid until the next append; false when there is none since the last
    /// <see cref="Reset"/>.</summary>
    public bool TryLast(int slot, out WaveValue value)
    {
        HotSignal* hot = &_table.Slots[slot];
        value = default;
        if (_blocks[slot] is not { Count: > 0 } blocks || hot->Limit == (byte*)0)
            return false;
        ChangeBlock block = blocks[^1];
        byte* start = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(block.Slab, block.Offset);
        block.Count = (int)((hot->Cursor - start) / block.Stride);
        if (block.Count == 0)
            return false;
        value = new SignalChanges([block], Times, Texts).Value(in block, block.Count - 1, _signals[hot->Signal].Width);
        return true;
    }

    /// <summary>Forgets all changes and times and keeps the memory for new ones.</summary>
    public void Reset()
    {
        CloseAll();
        foreach (List<ChangeBlock>? blocks in _blocks)
            blocks?.Clear();
        _arena.Reset();
        Times.Clear();
        Texts.Clear();
        _textIndex?.Clear();
        _timeIndex = -1;
    }

    public void Dispose() => NativeMemory.Free(_scratch);

    private static int EntryBytes(ValueEncoding encoding, int width) =>
        encoding == ValueEncoding.Scalar ? 4 : 4 + ValueLayout.ValueBytes(encoding, width);

    /// <summary>Room for one entry in a block whose encoding holds <paramref name="needed"/>.</summary>
    private byte* Reserve(HotSignal* hot, ValueEncoding needed)
    {
        bool holds = hot->Encoding == needed
            || needed is ValueEncoding.TwoState or ValueEncoding.FourState
                && hot->Encoding > needed && hot->Encoding <= ValueEncoding.NineState
            || needed <= ValueEncoding.NineState && hot->Encoding == ValueEncoding.Scalar;
        return holds && hot->Cursor <= hot->Limit ? hot->Cursor : Open(hot, needed);
    }

    /// <summary>Closes the signal's block and opens one of twice the size.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte* Open(HotSignal* hot, ValueEncoding needed)
    {
        Signal signal = _signals[hot->Signal];
        List<ChangeBlock> blocks = _blocks[hot - _table.Slots]!;
        Close(hot, blocks);
        if (signal is { Kind: ValueKind.Bits, Width: 1 } && needed <= ValueEncoding.NineState)
            needed = ValueEncoding.Scalar;
        int entry = EntryBytes(needed, signal.Width);
        int last = blocks.Count == 0 ? FirstBlockBytes / 2 : Math.Min(LargestBlockBytes / 2, blocks[^1].Count * blocks[^1].Stride + Slack);
        int bytes = Math.Max(2 * last, 2 * entry + Slack);
        byte* start = _arena.Allocate(bytes, out byte[] slab, out int offset);
        blocks.Add(new ChangeBlock { Slab = slab, Offset = offset, Stride = entry, TimeBase = _timeIndex, Encoding = needed });
        hot->Cursor = start;
        hot->Limit = start + bytes - Math.Max(Slack, entry);
        hot->TimeBase = _timeIndex;
        hot->Encoding = needed;
        hot->Stride = (byte)Math.Min(entry, 255);
        hot->Shift = needed == ValueEncoding.Scalar ? (byte)4 : (byte)0;
        hot->FastDigits = needed is ValueEncoding.Real or ValueEncoding.Text ? (byte)0 : HotSignalTable.FastDigits(signal, needed);
        return start;
    }

    private static void Close(HotSignal* hot, List<ChangeBlock> blocks)
    {
        if (blocks.Count == 0)
            return;
        ref ChangeBlock block = ref CollectionsMarshal.AsSpan(blocks)[^1];
        if (hot->Limit == (byte*)0)
            return;
        byte* start = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(block.Slab, block.Offset);
        block.Count = (int)((hot->Cursor - start) / block.Stride);
        if (block.Count == 0)
            blocks.RemoveAt(blocks.Count - 1);
        hot->Cursor = (byte*)1;
        hot->Limit = (byte*)0;
    }

    private void CloseAll()
    {
        for (int slot = 0; slot < _table.Count; slot++)
            if (_blocks[slot] is { } blocks)
                Close(&_table.Slots[slot], blocks);
    }
}

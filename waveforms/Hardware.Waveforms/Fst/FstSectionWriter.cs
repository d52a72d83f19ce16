using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Fst;

/// <summary>Packs the stored changes of a section into a block: <see cref="FstSection"/> backwards.</summary>
internal sealed class FstSectionWriter
{
    // Shorter chains do not pack.
    private const int ShortestPacked = 32;

    private readonly IReadOnlyList<Signal> _signals;
    private readonly int[] _frameOffset;
    private readonly byte[] _frame;
    private readonly Dictionary<int, string> _lastText = [];
    private readonly FstOutput _chains = new();
    private readonly FstOutput _chain = new();
    private readonly int[] _table = new int[1 << 13];
    private readonly Dictionary<int, List<(int Signal, int Start, int Length)>> _alike = [];
    private readonly int[] _position;

    public FstSectionWriter(WaveHierarchy hierarchy)
    {
        _signals = hierarchy.SignalList;
        _position = new int[_signals.Count];
        _frameOffset = new int[_signals.Count];
        int length = 0;
        for (int i = 0; i < _signals.Count; i++)
        {
            _frameOffset[i] = length;
            length = checked(length + FrameBytes(_signals[i]));
        }
        _frame = new byte[length];
        _frame.AsSpan().Fill((byte)'x');
        foreach (Signal signal in _signals)
            if (signal.Kind == ValueKind.Real)
                BinaryPrimitives.WriteDoubleLittleEndian(_frame.AsSpan(_frameOffset[signal.Index]), double.NaN);
    }

    /// <summary>The value of a signal at the end of the sections written so far.</summary>
    public WaveValue Last(int signal)
    {
        Span<byte> frame = _frame.AsSpan(_frameOffset[signal], FrameBytes(_signals[signal]));
        return _signals[signal].Kind switch
        {
            ValueKind.Text => _lastText.TryGetValue(signal, out string? text) ? WaveValue.FromText(text) : WaveValue.Missing(0),
            ValueKind.Real => WaveValue.FromDouble(BinaryPrimitives.ReadDoubleLittleEndian(frame)),
            _ => WaveValue.Parse(Encoding.ASCII.GetString(frame)),
        };
    }

    /// <summary>Writes everything in the recorder as one block and remembers the last values for the next block's beginning.</summary>
    public void Write(ChangeRecorder recorder, Stream stream, long endTime)
    {
        ReadOnlySpan<long> times = recorder.Times.Times;
        var frame = new FstOutput();
        frame.Write(_frame);
        _chains.Clear();
        // Positions count from the letter of the packing.
        _chains.Byte((byte)'4');
        _alike.Clear();
        Array.Clear(_position);
        long unpacked = 0;
        recorder.Finish((signal, blocks) =>
        {
            if (blocks.Length > 0)
                unpacked += WriteChain(signal, new SignalChanges(blocks, recorder.Times, recorder.Texts));
        });
        var index = new FstOutput();
        WriteIndex(index);
        var timeStream = new FstOutput();
        long before = 0;
        foreach (long time in times)
        {
            timeStream.Varint((ulong)(time - before));
            before = time;
        }
        ReadOnlySpan<byte> framePacked = frame.Deflated();
        ReadOnlySpan<byte> timesPacked = timeStream.Deflated();
        var head = new FstOutput();
        head.UInt64((ulong)times[0]);
        head.UInt64((ulong)endTime);
        head.UInt64((ulong)unpacked);
        head.Varint((ulong)frame.Length);
        head.Varint((ulong)framePacked.Length);
        head.Varint((ulong)_signals.Count);
        head.Write(framePacked);
        head.Varint((ulong)_signals.Count);
        var tail = new FstOutput();
        tail.UInt64((ulong)index.Length);
        tail.Write(timesPacked);
        tail.UInt64((ulong)timeStream.Length);
        tail.UInt64((ulong)timesPacked.Length);
        tail.UInt64((ulong)times.Length);
        var start = new FstOutput();
        start.Byte((byte)FstBlockType.ChangesDynamicAlias2);
        start.UInt64((ulong)(8L + head.Length + _chains.Length + index.Length + tail.Length));
        stream.Write(start.Bytes);
        stream.Write(head.Bytes);
        stream.Write(_chains.Bytes);
        stream.Write(index.Bytes);
        stream.Write(tail.Bytes);
    }

    private static int FrameBytes(Signal signal) => signal.Kind switch { ValueKind.Text => 0, ValueKind.Real => 8, _ => signal.Width };

    /// <summary>Writes a signal's chain, or makes it an alias of an equal one; returns its length unpacked.</summary>
    private int WriteChain(Signal signal, SignalChanges changes)
    {
        _chain.Clear();
        int before = 0;
        WaveValue value = default;
        foreach (ChangeBlock block in changes.Blocks)
            for (int entry = 0; entry < block.Count; entry++)
            {
                int time = block.TimeIndex(entry);
                value = changes.Value(in block, entry, signal.Width);
                WriteChange(signal, (uint)(time - before), in value);
                before = time;
            }
        Remember(signal, in value);
        ReadOnlySpan<byte> plain = _chain.Bytes;
        int hash = Hash(plain);
        int start = _chains.Length;
        if (plain.Length > ShortestPacked)
        {
            _chains.Varint((ulong)plain.Length);
            int packed = Lz4.Compress(plain, _chains.Reserve(Lz4.MostBytes(plain.Length)), _table);
            if (packed < plain.Length)
            {
                _chains.Advance(packed);
                return Place(signal.Index, hash, start, plain.Length);
            }
            _chains.Truncate(start);
        }
        _chains.Varint(0);
        _chains.Write(plain);
        return Place(signal.Index, hash, start, plain.Length);
    }

    /// <summary>Keeps the chain just written, or drops it again when an earlier one has the same bytes.</summary>
    private int Place(int signal, int hash, int start, int unpacked)
    {
        ReadOnlySpan<byte> written = _chains.Bytes[start..];
        ref List<(int Signal, int Start, int Length)>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(_alike, hash, out _);
        foreach ((int other, int otherStart, int length) in alike ??= [])
        {
            if (!_chains.Bytes.Slice(otherStart, length).SequenceEqual(written))
                continue;
            _chains.Truncate(start);
            _position[signal] = -(other + 1);
            return unpacked;
        }
        alike.Add((signal, start, written.Length));
        _position[signal] = start;
        return unpacked;
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private void WriteIndex(FstOutput index)
    {
        int before = 0, alias = 0, without = 0;
        foreach (int position in _position)
        {
            if (position == 0)
            {
                without++;
                continue;
            }
            if (without > 0)
                index.Varint((ulong)without << 1);
            without = 0;
            if (position > 0)
            {
                index.SignedVarint((long)(position - before) << 1 | 1);
                before = position;
            }
            else
            {
                index.SignedVarint(position == alias ? 1 : (long)position << 1 | 1);
                alias = position;
            }
        }
        if (without > 0)
            index.Varint((ulong)without << 1);
    }

    private void WriteChange(Signal signal, uint delta, in WaveValue value)
    {
        switch (signal.Kind)
        {
            case ValueKind.Real:
                _chain.Varint((ulong)delta << 1 | 1);
                BinaryPrimitives.WriteDoubleLittleEndian(_chain.Reserve(8), value.ToDouble());
                _chain.Advance(8);
                return;
            case ValueKind.Text:
                byte[] text = Encoding.UTF8.GetBytes(value.ToString());
                _chain.Varint((ulong)delta << 1);
                _chain.Varint((ulong)text.Length);
                _chain.Write(text);
                return;
        }
        if (signal.Width == 1)
        {
            // The order of the states in the format: x z h u w l -.
            ulong code = (int)value[0] switch { 0 or 1 => 0, 3 => 0, 2 => 1, 5 => 2, 6 => 3, 7 => 4, 4 => 5, _ => 6 };
            _chain.Varint((int)value[0] <= 1 ? (ulong)delta << 2 | (ulong)value[0] << 1 : (ulong)delta << 4 | code << 1 | 1);
            return;
        }
        int width = signal.Width;
        if (IsTwoState(in value))
        {
            _chain.Varint((ulong)delta << 1);
            Span<byte> bits = _chain.Reserve((width + 7) / 8);
            for (int i = 0; i < bits.Length; i++)
                bits[i] = TopBits(in value, width - 8 * i);
            _chain.Advance(bits.Length);
            return;
        }
        _chain.Varint((ulong)delta << 1 | 1);
        Letters(in value, _chain.Reserve(width));
        _chain.Advance(width);
    }

    /// <summary>The 8 bits below bit <paramref name="top"/>, filled up with 0s below bit 0.</summary>
    private static byte TopBits(in WaveValue value, int top)
    {
        if (top < 8)
            return (byte)(value.Word(0) << (8 - top));
        int low = top - 8;
        ulong bits = value.Word(low >> 6) >> (low & 63);
        if ((low & 63) > 56)
            bits |= value.Word((low >> 6) + 1) << (64 - (low & 63));
        return (byte)bits;
    }

    private static bool IsTwoState(in WaveValue value)
    {
        if (value.Encoding == ValueEncoding.TwoState)
            return true;
        for (int plane = 1; plane < 4; plane++)
            for (int word = 0; word < value.WordCount; word++)
                if (value.AnyPlaneWord(plane, word) != 0)
                    return false;
        return true;
    }

    private void Remember(Signal signal, in WaveValue value)
    {
        Span<byte> frame = _frame.AsSpan(_frameOffset[signal.Index], FrameBytes(signal));
        if (signal.Kind == ValueKind.Text)
            _lastText[signal.Index] = value.ToString();
        else if (signal.Kind == ValueKind.Real)
            BinaryPrimitives.WriteDoubleLittleEndian(frame, value.ToDouble());
        else
            Letters(in value, frame);
    }

    private static void Letters(in WaveValue value, Span<byte> letters)
    {
        for (int bit = 0; bit < letters.Length; bit++)
            letters[letters.Length - 1 - bit] = (byte)value[bit].ToLetter();
    }
}

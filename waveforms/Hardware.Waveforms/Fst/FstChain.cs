using System.Buffers.Binary;
using System.Text;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Fst;

/// <summary>Walks the changes in the chain of one signal and hands them to a sink.</summary>
/// <remarks>
/// <code>
/// 1 bit    varint: 0 or 1     delta &lt;&lt; 2 | value &lt;&lt; 1           other states   delta &lt;&lt; 4 | index in
/// "xzhuwl-?" &lt;&lt; 1 | 1
/// vector   varint delta &lt;&lt; 1, bits, first the most significant, filled up with 0s to bytes;   delta &lt;&lt; 1 | 1, letters
/// real     varint delta &lt;&lt; 1 | 1, 8 bytes in the byte order of the writer
/// text     varint delta &lt;&lt; 1, varint length, bytes
/// </code>
/// A delta is the number of entries in the block's table of times since the change before.
/// </remarks>
internal unsafe struct FstChain
{
    private readonly Signal _signal;
    private readonly bool _isPort;
    private readonly bool _swapReals;
    private readonly byte* _bytes;
    private readonly int _length;
    private int _at;
    private uint _head;

    public FstChain(Signal signal, bool isPort, bool swapReals, byte* bytes, int length)
    {
        _signal = signal;
        _isPort = isPort;
        _swapReals = swapReals;
        _bytes = bytes;
        _length = length;
        TimeIndex = 0;
    }

    private static ReadOnlySpan<byte> OtherStates => "xzhuwl-x"u8;

    /// <summary>Time of the change that <see cref="TryNext"/> found, in the block's table.</summary>
    public long TimeIndex { get; private set; }

    private readonly bool IsScalar => _signal is { Kind: ValueKind.Bits, Width: 1 } && !_isPort;

    /// <summary>Finds the time of the next change; false at the end.</summary>
    public bool TryNext()
    {
        if (_at >= _length)
            return false;
        _head = Varint();
        TimeIndex += IsScalar ? _head >> ((_head & 1) != 0 ? 4 : 2) : _head >> 1;
        return true;
    }

    /// <summary>Hands the change to the sink.</summary>
    public void Emit<TSink>(ref TSink sink, HotSignal* hot)
        where TSink : struct, IChangeSink
    {
        int width = _signal.Width;
        if (IsScalar)
        {
            if ((_head & 1) == 0)
            {
                sink.Append(hot, _head >> 1 & 1);
                return;
            }
            // The letter is loaded from its end, with 64 readable bytes before it.
            byte* letter = stackalloc byte[65];
            letter[64] = OtherStates[(int)(_head >> 1 & 7)];
            sink.AppendDigits(hot, 1, letter + 64, 1);
        }
        else if (_signal.Kind == ValueKind.Text)
        {
            int length = (int)Varint();
            byte* text = Take(length);
            sink.AppendText(hot, Encoding.UTF8.GetString(text, length));
        }
        else if (_signal.Kind == ValueKind.Real)
        {
            sink.AppendReal(hot, Real());
        }
        else if ((_head & 1) != 0)
        {
            byte* letters = Take(_isPort ? 3 * width + 2 : width);
            AppendLetters(ref sink, hot, letters);
        }
        else
        {
            AppendBits(ref sink, hot, Take((width + 7) / 8));
        }
    }

    public readonly void AppendLetters<TSink>(ref TSink sink, HotSignal* hot, byte* letters)
        where TSink : struct, IChangeSink
    {
        int width = _signal.Width;
        if (!_isPort)
        {
            if (!sink.AppendDigits(hot, width, letters, width))
                throw new FstException($"a value of '{_signal}' has a letter that is no state");
            return;
        }
        var buffer = new byte[64 + width];
        fixed (byte* states = buffer)
        {
            for (int i = 0; i < width; i++)
                states[64 + i] = Vcd.PortStates.ToLetter(letters[i]);
            sink.AppendDigits(hot, width, states + 64, width);
        }
    }

    private readonly void AppendBits<TSink>(ref TSink sink, HotSignal* hot, byte* bits)
        where TSink : struct, IChangeSink
    {
        int width = _signal.Width;
        if (width <= 64 && hot->FastDigits != 0)
        {
            // Up to 8 bytes, and what follows them is shifted out again.
            ulong word = BinaryPrimitives.ReadUInt64BigEndian(new ReadOnlySpan<byte>(bits, 8)) >> (64 - width);
            sink.Append(hot, word);
            return;
        }
        var buffer = new byte[64 + width];
        fixed (byte* letters = buffer)
        {
            for (int i = 0; i < width; i++)
                letters[64 + i] = (byte)('0' + (bits[i / 8] >> (7 - (i & 7)) & 1));
            sink.AppendDigits(hot, width, letters + 64, width);
        }
    }

    private double Real()
    {
        // A packed real is possible when all its bytes are the letters 0 and 1.
        long bits;
        if ((_head & 1) != 0)
        {
            bits = BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(Take(8), 8));
        }
        else
        {
            byte packed = *Take(1);
            bits = 0;
            for (int i = 0; i < 8; i++)
                bits |= (long)('0' + (packed >> (7 - i) & 1)) << (8 * i);
        }
        return BitConverter.Int64BitsToDouble(_swapReals ? BinaryPrimitives.ReverseEndianness(bits) : bits);
    }

    private byte* Take(int count)
    {
        if (count < 0 || count > _length - _at)
            throw new FstException($"the changes of '{_signal}' end too early");
        byte* taken = _bytes + _at;
        _at += count;
        return taken;
    }

    private uint Varint()
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (_at >= _length)
                throw new FstException($"the changes of '{_signal}' end too early");
            byte b = _bytes[_at++];
            if (shift < 32)
                value |= (uint)(b & 0x7F) << shift;
            if ((b & 0x80) == 0)
                return value;
        }
    }
}

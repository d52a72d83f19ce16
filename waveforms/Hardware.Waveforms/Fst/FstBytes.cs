using System.Buffers.Binary;

namespace Hardware.Waveforms.Fst;

/// <summary>Reads the numbers of an FST file out of a span, never past its end.</summary>
internal ref struct FstBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    public readonly int Remaining => _bytes.Length - Position;

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw new FstException("it ends too early");

    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public ReadOnlySpan<byte> Take(long count)
    {
        if ((ulong)count > (ulong)Remaining)
            throw new FstException($"it needs {count} bytes where {Remaining} are left");
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>7 bits in each byte, lowest first; the top bit says that more follow.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = Byte();
            if (shift < 64)
                value |= (ulong)(b & 0x7F) << shift;
            if ((b & 0x80) == 0)
                return value;
        }
    }

    /// <summary>The same in two's complement: bit 6 of the last byte is the sign.</summary>
    public long SignedVarint()
    {
        long value = 0;
        int shift = 0;
        byte b;
        do
        {
            b = Byte();
            if (shift < 64)
                value |= (long)(b & 0x7F) << shift;
            shift += 7;
        }
        while ((b & 0x80) != 0);
        return shift < 64 && (b & 0x40) != 0 ? value | -1L << shift : value;
    }

    /// <summary>Bytes up to a 0, which is consumed.</summary>
    public ReadOnlySpan<byte> ZeroTerminated()
    {
        int length = _bytes[Position..].IndexOf((byte)0);
        if (length < 0)
            throw new FstException("a name has no end");
        ReadOnlySpan<byte> text = _bytes.Slice(Position, length);
        Position += length + 1;
        return text;
    }
}

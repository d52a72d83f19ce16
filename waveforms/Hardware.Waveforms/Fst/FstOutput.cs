using System.Buffers.Binary;
using System.IO.Compression;

namespace Hardware.Waveforms.Fst;

/// <summary>Bytes of an FST file under construction, with the numbers of the format.</summary>
internal sealed class FstOutput
{
    private byte[] _bytes = new byte[1 << 12];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(Reserve(8), value);
        Length += 8;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void ZeroTerminated(ReadOnlySpan<byte> text)
    {
        // A zero inside would end the text early.
        foreach (byte b in text)
            Byte(b == 0 ? (byte)' ' : b);
        Byte(0);
    }

    public void Varint(ulong value)
    {
        Span<byte> to = Reserve(10);
        int length = 0;
        for (; value > 0x7F; value >>= 7)
            to[length++] = (byte)(value | 0x80);
        to[length++] = (byte)value;
        Length += length;
    }

    public void SignedVarint(long value)
    {
        while (true)
        {
            byte b = (byte)(value & 0x7F);
            value >>= 7;
            bool last = value == 0 && (b & 0x40) == 0 || value == -1 && (b & 0x40) != 0;
            Byte(last ? b : (byte)(b | 0x80));
            if (last)
                return;
        }
    }

    /// <summary>Room for <paramref name="count"/> bytes at the end, not yet counted in.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + count)));
        return _bytes.AsSpan(Length, count);
    }

    public void Advance(int count) => Length += count;

    /// <summary>The bytes in zlib format, or as they are when that is no shorter.</summary>
    public ReadOnlySpan<byte> Deflated()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Bytes);
        return packed.Length < Length ? packed.GetBuffer().AsSpan(0, (int)packed.Length) : Bytes;
    }
}

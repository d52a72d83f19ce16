using System.Buffers.Binary;

namespace Hardware.Waveforms.Fst;

/// <summary>LZ4 blocks: literals and matches of at least 4 bytes at most 65535 back, in sequences that begin with a token of
/// their lengths.</summary>
internal static class Lz4
{
    private const int ShortestMatch = 4;
    // The format wants the last 5 bytes to be literals, and no match to begin in the last 12.
    private const int LastLiterals = 5;
    private const int MatchLimit = 12;
    private const int HashBits = 13;

    /// <summary>Most bytes that <see cref="Compress"/> writes.</summary>
    public static int MostBytes(int length) => length + length / 255 + 16;

    /// <summary>Fills <paramref name="to"/> from a block; false when the block does not give exactly that many bytes.</summary>
    public static bool Decompress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int read = 0, written = 0;
        while (read < from.Length)
        {
            int token = from[read++];
            if (!TryLength(from, ref read, token >> 4, out int literals) || literals > from.Length - read || literals > to.Length - written)
                return false;
            from.Slice(read, literals).CopyTo(to[written..]);
            read += literals;
            written += literals;
            if (read == from.Length || written == to.Length)
                break;
            if (from.Length - read < 2)
                return false;
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(from[read..]);
            read += 2;
            if (!TryLength(from, ref read, token & 15, out int length) || distance == 0 || distance > written)
                return false;
            length = Math.Min(length + ShortestMatch, to.Length - written);
            CopyWithin(to, written, distance, length);
            written += length;
        }
        return written == to.Length;
    }

    /// <summary>Compresses and returns the bytes written; <paramref name="table"/> needs 2^13 entries and is overwritten.</summary>
    public static int Compress(ReadOnlySpan<byte> from, Span<byte> to, Span<int> table)
    {
        table.Fill(-1);
        int written = 0, anchor = 0, at = 0;
        while (at < from.Length - MatchLimit)
        {
            uint sequence = BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);
            ref int entry = ref table[(int)(sequence * 2654435761u >> (32 - HashBits))];
            int candidate = entry;
            entry = at;
            if (candidate < 0 || at - candidate > ushort.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(from[candidate..]) != sequence)
            {
                // The longer nothing matches, the bigger the steps: what does not compress costs little.
                at += 1 + (at - anchor >> 6);
                continue;
            }
            ReadOnlySpan<byte> rest = from[(at + ShortestMatch)..(from.Length - LastLiterals)];
            int length = ShortestMatch + from[(candidate + ShortestMatch)..].CommonPrefixLength(rest);
            WriteSequence(from[anchor..at], at - candidate, length, to, ref written);
            at += length;
            anchor = at;
        }
        WriteSequence(from[anchor..], 0, 0, to, ref written);
        return written;
    }

    /// <summary>Copies from <paramref name="distance"/> bytes before <paramref name="at"/>; the copy may overlap its source and
    /// then repeats it.</summary>
    public static void CopyWithin(Span<byte> bytes, int at, int distance, int length)
    {
        if (distance >= length)
        {
            bytes.Slice(at - distance, length).CopyTo(bytes[at..]);
            return;
        }
        for (int i = 0; i < length; i++)
            bytes[at + i] = bytes[at + i - distance];
    }

    private static void WriteSequence(ReadOnlySpan<byte> literals, int distance, int length, Span<byte> to, ref int written)
    {
        int matchCode = Math.Max(0, length - ShortestMatch);
        to[written++] = (byte)(Math.Min(literals.Length, 15) << 4 | Math.Min(matchCode, 15));
        WriteLength(literals.Length, to, ref written);
        literals.CopyTo(to[written..]);
        written += literals.Length;
        if (length == 0)
            return;
        BinaryPrimitives.WriteUInt16LittleEndian(to[written..], (ushort)distance);
        written += 2;
        WriteLength(matchCode, to, ref written);
    }

    private static void WriteLength(int length, Span<byte> to, ref int written)
    {
        if (length < 15)
            return;
        for (length -= 15; length >= 255; length -= 255)
            to[written++] = 255;
        to[written++] = (byte)length;
    }

    private static bool TryLength(ReadOnlySpan<byte> from, ref int read, int nibble, out int length)
    {
        length = nibble;
        if (nibble < 15)
            return true;
        byte more;
        do
        {
            if (read == from.Length)
                return false;
            more = from[read++];
            length += more;
        }
        while (more == 255 && length < int.MaxValue - 255);
        return true;
    }
}

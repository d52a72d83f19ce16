namespace Hardware.Waveforms.Fst;

/// <summary>Decodes FastLZ, the packing that older writers of FST could be asked for; both its levels.</summary>
/// <remarks>
/// <code>
/// first byte     level - 1 in the top 3 bits; the low 5 are the first control
/// 000nnnnn       n + 1 literals follow
/// lllooooo [l] o match: length l + 2 (l = 7: one more byte is added; in level 2 as many as there are 255s), distance o + 1
/// </code>
/// In level 2 the distance 31:255 means that two more bytes hold a distance beyond 8191.
/// </remarks>
internal static class FastLz
{
    private const int FarDistance = 8191;

    /// <summary>Fills <paramref name="to"/>; false when the input does not give exactly that many bytes.</summary>
    public static bool Decompress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (from.IsEmpty)
            return to.IsEmpty;
        bool level2 = from[0] >> 5 == 1;
        if (from[0] >> 5 > 1)
            return false;
        int read = 1, written = 0;
        int control = from[0] & 31;
        while (true)
        {
            if (control < 32)
            {
                int literals = control + 1;
                if (literals > from.Length - read || literals > to.Length - written)
                    return false;
                from.Slice(read, literals).CopyTo(to[written..]);
                read += literals;
                written += literals;
            }
            else
            {
                int length = (control >> 5) + 2;
                int distance = (control & 31) << 8;
                if (length == 9)
                {
                    int more;
                    do
                    {
                        if (read >= from.Length)
                            return false;
                        more = from[read++];
                        length += more;
                    }
                    while (level2 && more == 255 && length <= to.Length);
                }
                if (read >= from.Length)
                    return false;
                int low = from[read++];
                if (level2 && low == 255 && distance == 31 << 8)
                {
                    if (from.Length - read < 2)
                        return false;
                    distance = (from[read] << 8) + from[read + 1] + FarDistance;
                    read += 2;
                }
                else
                {
                    distance += low;
                }
                if (distance + 1 > written || length > to.Length - written)
                    return false;
                Lz4.CopyWithin(to, written, distance + 1, length);
                written += length;
            }
            if (read >= from.Length)
                return written == to.Length;
            control = from[read++];
        }
    }
}

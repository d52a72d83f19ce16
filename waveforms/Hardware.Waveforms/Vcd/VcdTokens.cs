namespace Hardware.Waveforms.Vcd;

/// <summary>Reads a window word by word; for the header and for all that is rare.</summary>
internal sealed unsafe class VcdTokens(ByteWindow window)
{
    /// <summary>A word longer than this is no VCD.</summary>
    private const int LongestToken = 1 << 26;

    private int _tokenLength;

    /// <summary>Line of the last word.</summary>
    public long Line => window.LineOf(window.Start - _tokenLength);

    /// <summary>Offset of the last word.</summary>
    public long Offset => window.OffsetOf(window.Start - _tokenLength);

    /// <summary>The next word, without consuming it; false at the end. The span is valid until the next call.</summary>
    public bool TryPeek(out ReadOnlySpan<byte> token)
    {
        int scanned = 0;
        while (true)
        {
            byte* start = window.Start;
            byte* end = window.End;
            if (scanned == 0)
                while (start < end && *start <= ' ')
                    start++;
            window.ConsumeTo(start);
            byte* at = start + scanned;
            while (at < end && *at > ' ')
                at++;
            if (at < end || at - start > LongestToken)
            {
                token = new ReadOnlySpan<byte>(start, (int)(at - start));
                return true;
            }
            scanned = (int)(at - start);
            if (!window.Fill())
            {
                token = default;
                return false;
            }
        }
    }

    /// <summary>The next word; false at the end. The span is valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> token)
    {
        if (!TryPeek(out token))
        {
            _tokenLength = 0;
            return false;
        }
        _tokenLength = token.Length;
        window.ConsumeTo(window.Start + token.Length);
        return true;
    }

    /// <summary>Makes the last word the next one again.</summary>
    public void PutBack()
    {
        window.ConsumeTo(window.Start - _tokenLength);
        _tokenLength = 0;
    }
}

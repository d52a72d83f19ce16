using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace Hardware.Waveforms.View;

/// <summary>Packs a signal's changes for the page: differences of times and short values, as base64. <c>Page/wave.js</c> describes the
/// format and reads it.</summary>
internal sealed class ViewEncoder(long from, long to)
{
    private readonly List<byte> _bytes = [];

    /// <summary>The row of the header's <c>signals</c> table that tells the page where a signal is.</summary>
    /// <param name="Kind">bit, vector, real, string or event.</param>
    /// <param name="Width">Bits.</param>
    /// <param name="Changes">Number of changes.</param>
    /// <param name="Start">First character in the base64 text.</param>
    /// <param name="Length">Number of characters.</param>
    /// <param name="Step">All times are multiples of this.</param>
    internal readonly record struct Entry(string Kind, int Width, int Changes, long Start, long Length, long Step);

    /// <summary>Characters written so far.</summary>
    internal long Position { get; private set; }

    /// <summary>Packs a signal and writes its text.</summary>
    internal Entry Write(Signal signal, Stream output)
    {
        string kind = KindOf(signal);
        _bytes.Clear();
        int count = 0;
        long step = 0, last = 0;
        if (signal.IsLoaded)
        {
            foreach (WaveChange change in Visible(signal, kind))
                step = (long)BigInteger.GreatestCommonDivisor(step, change.Time);
            step = Math.Max(step, 1);
            foreach (WaveChange change in Visible(signal, kind))
            {
                Append(kind, (ulong)((change.Time - last) / step), change.Value);
                last = change.Time;
                count++;
            }
        }
        byte[] raw = [.. _bytes];
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(raw.Length)];
        Base64.EncodeToUtf8(raw, text, out _, out int length);
        output.Write(text, 0, length);
        var entry = new Entry(kind, signal.Width, count, Position, length, Math.Max(step, 1));
        Position += length;
        return entry;
    }

    /// <summary>What the page calls the kind of a signal.</summary>
    internal static string KindOf(Signal signal) => signal switch
    {
        { Variables: [{ Kind: VarKind.Event }, ..] } => "event",
        { Kind: ValueKind.Real } => "real",
        { Kind: ValueKind.Text } => "string",
        { Width: 1 } => "bit",
        _ => "vector",
    };

    // What a signal was before the window counts from the window's beginning. Of several changes at one time the last is what is seen, and
    // a change to the value that was there already is none.
    private IEnumerable<WaveChange> Visible(Signal signal, string kind)
    {
        WaveChange? pending = null, shown = null;
        if (kind != "event" && signal.ValueAt(from) is { Kind: not ValueKind.None } first)
            pending = new WaveChange(from, first);
        foreach (WaveChange change in signal.Changes(from, to))
        {
            if (pending is { } before && before.Time != change.Time && IsNew(before))
                yield return before;
            pending = change;
        }
        if (pending is { } final && IsNew(final))
            yield return final;

        bool IsNew(WaveChange change)
        {
            bool differs = kind == "event" || shown is not { } last || last.Value != change.Value;
            shown = change;
            return differs;
        }
    }

    private void Append(string kind, ulong delta, WaveValue value)
    {
        switch (kind)
        {
            case "bit":
                Number(delta * 16 + (ulong)value[0]);
                break;
            case "vector" when IsTwoState(value):
                Number(delta * 2);
                BitsOf(value);
                break;
            case "vector":
                Number(delta * 2 + 1);
                Text(Shorten(value.ToString()));
                break;
            case "real":
                Number(delta);
                _bytes.AddRange(BitConverter.GetBytes(value.ToDouble()));
                break;
            case "string":
                Number(delta);
                Text(value.ToString());
                break;
            default:
                Number(delta);
                break;
        }
    }

    // IsKnown also holds for the weak states of VHDL, which must stay letters.
    private static bool IsTwoState(WaveValue value)
    {
        if (value.Kind != ValueKind.Bits || !value.IsKnown)
            return false;
        for (int word = 0; word < value.WordCount; word++)
            if (value.AnyPlaneWord(2, word) != 0)
                return false;
        return true;
    }

    /// <summary>Leaves out leading letters that the left-extension rule of VCD brings back.</summary>
    private static string Shorten(string bits)
    {
        char fill = bits[0];
        if (fill == '1')
            return bits;
        int first = bits.AsSpan().IndexOfAnyExcept(fill);
        if (first < 0)
            return bits[..1];
        return fill == '0' && bits[first] == '1' ? bits[first..] : bits[(first - 1)..];
    }

    private void Number(ulong number)
    {
        for (; number > 127; number >>= 7)
            _bytes.Add((byte)(number | 128));
        _bytes.Add((byte)number);
    }

    private void BitsOf(WaveValue value)
    {
        if (value.WordCount == 1)
        {
            Number(value.Word(0));
            return;
        }
        BigInteger number = value.ToBigInteger();
        for (; number > 127; number >>= 7)
            _bytes.Add((byte)((int)(number & 127) | 128));
        _bytes.Add((byte)number);
    }

    private void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Number((ulong)utf8.Length);
        _bytes.AddRange(utf8);
    }
}

using System.Buffers.Binary;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <content>Values made by the program rather than read from a trace.</content>
public readonly partial struct WaveValue
{
    /// <summary>The low <paramref name="width"/> bits of a number.</summary>
    public static WaveValue FromUInt64(ulong number, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        return FromWords([number], width);
    }

    /// <summary>The low <paramref name="width"/> bits of little-endian words; missing words are 0.</summary>
    public static WaveValue FromWords(ReadOnlySpan<ulong> words, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var bytes = new byte[ValueLayout.PlaneBytes(width)];
        for (int word = 0; word < words.Length && word * 64 < width; word++)
            WritePlaneWord(bytes, 0, width, word, words[word]);
        return new WaveValue(bytes, 0, width, ValueEncoding.TwoState);
    }

    /// <summary>A 64-bit number.</summary>
    public static WaveValue FromDouble(double number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        return new WaveValue(bytes, 0, 64, ValueEncoding.Real);
    }

    /// <summary>A text.</summary>
    public static WaveValue FromText(string text) => new(text, 0, 0, ValueEncoding.Text);

    /// <summary>Reads binary digits in nine states, most significant first.</summary>
    /// <exception cref="FormatException">A letter is none of 0 1 x z h l u w -, or there is none.</exception>
    public static WaveValue Parse(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty)
            throw new FormatException("a value needs at least one binary digit");
        int width = digits.Length;
        var bytes = new byte[4 * ValueLayout.PlaneBytes(width)];
        int used = 0;
        for (int i = 0; i < width; i++)
        {
            if (!LogicStates.TryParse(digits[i], out LogicState state))
                throw new FormatException($"'{digits[i]}' in '{digits}' is no state of a bit: use 0 1 x z h l u w -");
            int bit = width - 1 - i;
            used |= (int)state;
            for (int plane = 0; plane < 4; plane++)
                if (((int)state >> plane & 1) != 0)
                    bytes[plane * ValueLayout.PlaneBytes(width) + bit / 8] |= (byte)(1 << (bit & 7));
        }
        ValueEncoding encoding = used > 3 ? ValueEncoding.NineState : used > 1 ? ValueEncoding.FourState : ValueEncoding.TwoState;
        return new WaveValue(bytes, 0, width, encoding);
    }

    internal static void WritePlaneWord(Span<byte> planes, int plane, int width, int word, ulong bits)
    {
        int remaining = width - word * 64;
        if (remaining < 64)
            bits &= (1UL << remaining) - 1;
        int planeBytes = ValueLayout.PlaneBytes(width);
        Span<byte> at = planes[(plane * planeBytes)..];
        switch (planeBytes)
        {
            case 1:
                at[0] = (byte)bits;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)bits);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32LittleEndian(at, (uint)bits);
                break;
            default:
                BinaryPrimitives.WriteUInt64LittleEndian(at[(word * 8)..], bits);
                break;
        }
    }
}

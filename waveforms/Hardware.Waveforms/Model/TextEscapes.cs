using System.Globalization;
using System.Text;

namespace Hardware.Waveforms;

/// <summary>The backslash escapes with which GTKWave writes texts into one token: C's, and three octal digits for all else.</summary>
internal static class TextEscapes
{
    private const string Plain = "abfnrtv'\"\\?";
    private const string Meant = "\a\b\f\n\r\t\v'\"\\?";

    /// <summary>The text with everything that is white space, control or not ASCII escaped.</summary>
    public static string Encode(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int escape = rune.IsAscii ? Meant.IndexOf((char)rune.Value) : -1;
            if (escape >= 0)
            {
                result.Append('\\').Append(Plain[escape]);
            }
            else if (rune.Value is > ' ' and <= '~')
            {
                result.Append((char)rune.Value);
            }
            else
            {
                foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
                    result.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
            }
        }
        return result.ToString();
    }

    /// <summary>The text that an escaped one stands for; a backslash before anything else stands for itself.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('\\'))
            return text;
        byte[] source = Encoding.UTF8.GetBytes(text);
        var result = new byte[source.Length];
        int length = 0;
        for (int i = 0; i < source.Length; i++)
        {
            byte b = source[i];
            if (b == '\\' && i + 1 < source.Length)
            {
                int escape = Plain.IndexOf((char)source[i + 1]);
                if (escape >= 0)
                {
                    b = (byte)Meant[escape];
                    i++;
                }
                else if (source[i + 1] == 'x' && i + 3 < source.Length
                    && byte.TryParse(Ascii(source, i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte hex))
                {
                    b = hex;
                    i += 3;
                }
                else if (i + 3 < source.Length && IsOctal(source[i + 1]) && IsOctal(source[i + 2]) && IsOctal(source[i + 3]))
                {
                    b = (byte)((source[i + 1] - '0') * 64 + (source[i + 2] - '0') * 8 + source[i + 3] - '0');
                    i += 3;
                }
            }
            result[length++] = b;
        }
        return Encoding.UTF8.GetString(result, 0, length);
    }

    private static bool IsOctal(byte b) => b is >= (byte)'0' and <= (byte)'7';

    private static string Ascii(byte[] source, int start, int count) => Encoding.ASCII.GetString(source, start, count);
}

using System.Globalization;
using System.Numerics;

namespace Hardware.Waveforms.Query;

/// <summary>Reads the numbers of an expression: <c>7</c>, <c>0x1f</c>, <c>0b10</c>, <c>1.5</c>, <c>8'hff</c>, <c>4'b1x0z</c>, and <c>'x</c>
/// for all bits x.</summary>
internal static class QueryNumber
{
    private const int WidestNumber = 1 << 16;

    public static ConstantNode Parse(NumberSyntax number, string expression)
    {
        string text = number.Text.ToLowerInvariant();
        int quote = text.IndexOf('\'');
        ConstantNode? node = quote >= 0 ? Sized(text[..quote], text[(quote + 1)..])
            : text.StartsWith("0x", StringComparison.Ordinal) ? Whole(Digits(text.AsSpan(2), 4), 0)
            : text.StartsWith("0b", StringComparison.Ordinal) ? Whole(Digits(text.AsSpan(2), 1), 0)
            : Decimal(text);
        return node ?? throw QueryError.At(WaveCodes.ExpressionSyntax, expression, number.Start, number.Length,
            $"'{number.Text}' is no number: write it as 12, 0x1f, 0b101, 1.5, 8'hff or 4'b1x0z");
    }

    /// <summary>The value of binary digits in four states.</summary>
    public static ConstantNode Constant(string bits)
    {
        BigInteger value = BigInteger.Zero, unknown = BigInteger.Zero;
        foreach (char bit in bits)
        {
            value = value << 1 | (bit is '1' or 'h' or 'H' or 'x' or 'X' or '-' or 'u' or 'U' or 'w' or 'W' ? 1 : 0);
            unknown = unknown << 1 | (bit is '0' or '1' or 'l' or 'L' or 'h' or 'H' ? 0 : 1);
        }
        return new ConstantNode(new QueryType(QueryKind.Integer, bits.Length, false), QueryValue.OfBits(value, unknown, bits.Length));
    }

    /// <summary>Widens <c>'x</c> and <c>'z</c> (all bits) to the width of the other side of a comparison.</summary>
    public static QueryNode Fill(QueryNode node, int width) =>
        node is ConstantNode { Type.Width: 1, Type.Signed: true, Value.Kind: QueryKind.Partial } && width > 1
        ? Constant(new string(node.Value.Bits.Value.IsZero ? 'z' : 'x', width))
        : node;

    private static ConstantNode? Decimal(string text)
    {
        if (BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger whole))
            return Whole(whole, 0);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? new ConstantNode(new QueryType(QueryKind.Real, 0, true), QueryValue.Of(real))
            : null;
    }

    // 'x and 'z are marked by being one signed bit: nothing else is a constant of that type.
    private static ConstantNode? Sized(string size, string digits)
    {
        if (size.Length == 0 && digits is "x" or "z")
            return new ConstantNode(new QueryType(QueryKind.Integer, 1, true), Constant(digits).Value);
        int width = 0;
        if (size.Length > 0 && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out width)
            || width is < 1 or > WidestNumber) || digits.Length < 2)
            return null;
        if (digits[0] == 'd')
            return BigInteger.TryParse(digits.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number)
                ? Whole(number, width)
                : null;
        int bitsPerDigit = digits[0] switch { 'b' => 1, 'o' => 3, 'h' => 4, _ => 0 };
        if (bitsPerDigit == 0)
            return null;
        if (Digits(digits.AsSpan(1), bitsPerDigit) is { } whole)
            return Whole(whole, width);
        string bits = "";
        foreach (char digit in digits.AsSpan(1))
        {
            if (digit is 'x' or 'z' or '?')
                bits += new string(digit == '?' ? 'z' : digit, bitsPerDigit);
            else if (Digits([digit], bitsPerDigit) is { } part)
                bits += Convert.ToString((int)part, 2).PadLeft(bitsPerDigit, '0');
            else
                return null;
        }
        if (width == 0)
            return Constant(bits);
        return Constant(bits.Length >= width ? bits[^width..] : bits.PadLeft(width, bits[0] is 'x' or 'z' ? bits[0] : '0'));
    }

    private static BigInteger? Digits(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        if (digits.IsEmpty)
            return null;
        BigInteger number = BigInteger.Zero;
        foreach (char digit in digits)
        {
            int value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : int.MaxValue;
            if (value >> bitsPerDigit != 0)
                return null;
            number = number << bitsPerDigit | value;
        }
        return number;
    }

    // A sized number keeps its low bits, as in Verilog.
    private static ConstantNode? Whole(BigInteger? number, int width) => number is not { } value ? null
        : width == 0 ? new ConstantNode(QueryType.Number, QueryValue.Of(value))
        : new ConstantNode(new QueryType(QueryKind.Integer, width, false), QueryValue.Of(value & (BigInteger.One << width) - 1, width));
}

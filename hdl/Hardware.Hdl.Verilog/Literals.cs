using System.Globalization;
using System.Numerics;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>Writes constants: small ones in decimal, as people count; others in hexadecimal, as people read bits.</summary>
internal static class Literals
{
    private const int LargestDecimal = 9999;

    public static string Unsigned(BitVector value)
    {
        if (value.Width == 1)
            return value.IsZero ? "1'b0" : "1'b1";
        return Number(value) is var number && number <= LargestDecimal && number != AllOnes(value.Width)
            ? $"{value.Width}'d{number}"
            : $"{value.Width}'h{Hexadecimal(value)}";
    }

    /// <summary>A signed constant, <c>-8'sd5</c>; the most negative one has no positive twin and is written in bits.</summary>
    public static string Signed(BitVector value)
    {
        var number = Number(value);
        var negative = value[value.Width - 1];
        var magnitude = negative ? (BigInteger.One << value.Width) - number : number;
        if (magnitude > LargestDecimal || (negative && magnitude == BigInteger.One << (value.Width - 1)))
            return $"{value.Width}'sh{Hexadecimal(value)}";
        return $"{(negative ? "-" : "")}{value.Width}'sd{magnitude}";
    }

    public static BigInteger Number(BitVector value) => Semantics.ToBigInteger(value, false);

    private static BigInteger AllOnes(int width) => width < 8 ? -1 : (BigInteger.One << width) - 1;

    private static string Hexadecimal(BitVector value)
    {
        var digits = Number(value).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }
}

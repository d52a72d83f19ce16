using System.Numerics;

namespace Hardware.Waveforms.Query;

/// <summary>What the operators do. Numbers are mathematical and never wrap; what hangs on an unknown bit is unknown.</summary>
internal static class QueryOperators
{
    /// <summary>Shifts by more would only burn memory.</summary>
    private const int LargestShift = 1 << 20;

    public static QueryValue Binary(string symbol, QueryValue left, QueryValue right)
    {
        switch (symbol)
        {
            case "==":
                return Known(Equal(left, right), left, right);
            case "!=":
                return Known(!Equal(left, right), left, right);
            case "===":
                return QueryValue.Of(Same(left, right));
            case "!==":
                return QueryValue.Of(!Same(left, right));
            case "&" or "|" or "^":
                return Bitwise(symbol, left, right);
        }
        if (!IsNumber(left) || !IsNumber(right))
            return Open(symbol is "<" or "<=" or ">" or ">=" ? 1 : Math.Max(left.Width, right.Width), left, right);
        if (left.Kind == QueryKind.Real || right.Kind == QueryKind.Real)
            return OfReals(symbol, left.Real, right.Real);
        return left.IsSmall && right.IsSmall && Small(symbol, left, right) is { } quick ? quick : Large(symbol, left, right);
    }

    public static QueryValue Unary(string symbol, QueryValue operand, bool signed)
    {
        if (operand.Kind == QueryKind.None)
            return QueryValue.None(symbol is "-" or "~" ? operand.Width : 1);
        switch (symbol)
        {
            case "!":
                return QueryValue.Of(!operand.Truth);
            case "-" when operand.Kind == QueryKind.Real:
                return QueryValue.Of(-operand.Real);
            case "-":
                return operand.Kind == QueryKind.Integer ? QueryValue.Of(-operand.Integer) : QueryValue.Unknown(operand.Width);
            case "~":
                (BigInteger value, BigInteger unknown) = operand.Bits;
                return signed && unknown.IsZero
                    ? QueryValue.Of(~value, operand.Width)
                    : QueryValue.OfBits((Mask(operand.Width) ^ value) | unknown, unknown, operand.Width);
        }
        (BigInteger bits, BigInteger open) = Raw(operand);
        BigInteger ones = bits & ~open, zeros = Mask(operand.Width) & ~bits & ~open;
        return QueryValue.Of(symbol switch
        {
            "&" => !zeros.IsZero ? false : open.IsZero ? true : null,
            "|" => !ones.IsZero ? true : open.IsZero ? false : null,
            _ => open.IsZero ? (Ones(bits) & 1) == 1 : (bool?)null,
        });
    }

    /// <summary>True, false, or undecided.</summary>
    public static QueryValue Known(bool? truth, QueryValue left, QueryValue right) =>
        truth is null ? Open(1, left, right) : QueryValue.Of(truth);

    // What hangs on a signal that has no value yet has none either, so that its first value is no change.
    private static QueryValue Open(int width, QueryValue left, QueryValue right) =>
        left.Kind == QueryKind.None || right.Kind == QueryKind.None ? QueryValue.None(width) : QueryValue.Unknown(width);

    /// <summary>Bits <paramref name="low"/> and up, counted from the least significant.</summary>
    public static QueryValue Slice(QueryValue operand, int low, int width)
    {
        if (operand.Kind == QueryKind.None)
            return QueryValue.None(width);
        (BigInteger value, BigInteger unknown) = Raw(operand);
        return QueryValue.OfBits(value >> low & Mask(width), unknown >> low & Mask(width), width);
    }

    /// <summary>Number of bits that are 1.</summary>
    public static QueryValue OneCount(QueryValue operand)
    {
        (BigInteger value, BigInteger unknown) = Raw(operand);
        return unknown.IsZero ? QueryValue.Of(Ones(value)) : Open(0, operand, operand);
    }

    /// <summary>Equality in all states: x is equal to x, z to z.</summary>
    public static bool Same(QueryValue left, QueryValue right)
    {
        if (left.Kind == QueryKind.Text || right.Kind == QueryKind.Text)
            return left.Kind == right.Kind && left.Text == right.Text;
        if (left.Kind == QueryKind.Real || right.Kind == QueryKind.Real)
            return IsNumber(left) && IsNumber(right) && left.Real.Equals(right.Real);
        if (left.IsSmall && right.IsSmall)
            return left.Small == right.Small;
        if (IsOpen(left) || IsOpen(right))
            return AllUnknown(left) && AllUnknown(right);
        return left.Bits == right.Bits;
    }

    private static bool IsOpen(QueryValue value) => value.Kind is QueryKind.None or QueryKind.Unknown;

    // All bits x, or nothing known at all.
    private static bool AllUnknown(QueryValue value) =>
        IsOpen(value) || value.Kind == QueryKind.Partial && value.Bits == (Mask(value.Width), Mask(value.Width));

    private static bool? Equal(QueryValue left, QueryValue right)
    {
        if (left.IsSmall && right.IsSmall)
            return left.Small == right.Small;
        if (left.Kind == QueryKind.Text && right.Kind == QueryKind.Text)
            return left.Text == right.Text;
        if (IsNumber(left) && IsNumber(right))
            return left.Kind == QueryKind.Real || right.Kind == QueryKind.Real ? left.Real == right.Real : left.Integer == right.Integer;
        // Known bits that differ decide, but only real bits have them: of an unknown sum nothing is known.
        if (left.Kind is not (QueryKind.Integer or QueryKind.Partial) || right.Kind is not (QueryKind.Integer or QueryKind.Partial))
            return null;
        (BigInteger leftBits, BigInteger leftOpen) = left.Bits;
        (BigInteger rightBits, BigInteger rightOpen) = right.Bits;
        return !((leftBits ^ rightBits) & ~leftOpen & ~rightOpen).IsZero ? false : null;
    }

    // A 0 decides an &, a 1 an |, whatever the other bit is.
    private static QueryValue Bitwise(string symbol, QueryValue left, QueryValue right)
    {
        int width = Math.Max(left.Width, right.Width);
        if (left.IsSmall && right.IsSmall)
        {
            long bits = symbol switch { "&" => left.Small & right.Small, "|" => left.Small | right.Small, _ => left.Small ^ right.Small };
            return QueryValue.Of(bits, width);
        }
        (BigInteger a, BigInteger openA) = left.Bits;
        (BigInteger b, BigInteger openB) = right.Bits;
        BigInteger open = openA | openB;
        if (symbol == "&")
            open &= (a | openA) & (b | openB);
        else if (symbol == "|")
            open &= ~(a & ~openA) & ~(b & ~openB);
        BigInteger value = symbol switch { "&" => a & b, "|" => a | b, _ => a ^ b };
        return !open.IsZero && (left.Kind == QueryKind.None || right.Kind == QueryKind.None)
            ? QueryValue.None(width)
            : QueryValue.OfBits(value & ~open | open, open, width);
    }

    private static QueryValue? Small(string symbol, QueryValue left, QueryValue right)
    {
        long a = left.Small, b = right.Small;
        long result;
        switch (symbol)
        {
            case "<":
                return QueryValue.Of(a < b);
            case "<=":
                return QueryValue.Of(a <= b);
            case ">":
                return QueryValue.Of(a > b);
            case ">=":
                return QueryValue.Of(a >= b);
            case "+":
                result = unchecked(a + b);
                return ((a ^ result) & (b ^ result)) < 0 ? null : QueryValue.Of(result);
            case "-":
                result = unchecked(a - b);
                return ((a ^ b) & (a ^ result)) < 0 ? null : QueryValue.Of(result);
            case "*":
                long high = Math.BigMul(a, b, out result);
                return high != result >> 63 ? null : QueryValue.Of(result);
            default:
                return null;
        }
    }

    private static QueryValue Large(string symbol, QueryValue left, QueryValue right)
    {
        BigInteger a = left.Integer, b = right.Integer;
        switch (symbol)
        {
            case "<":
                return QueryValue.Of(a < b);
            case "<=":
                return QueryValue.Of(a <= b);
            case ">":
                return QueryValue.Of(a > b);
            case ">=":
                return QueryValue.Of(a >= b);
            case "+":
                return QueryValue.Of(a + b);
            case "-":
                return QueryValue.Of(a - b);
            case "*":
                return QueryValue.Of(a * b);
            case "/":
                return b.IsZero ? QueryValue.Unknown(0) : QueryValue.Of(BigInteger.Divide(a, b));
            case "%":
                return b.IsZero ? QueryValue.Unknown(0) : QueryValue.Of(BigInteger.Remainder(a, b));
            case "<<":
                return b.Sign < 0 || b > LargestShift ? QueryValue.Unknown(0) : QueryValue.Of(a << (int)b);
            case ">>":
                return b.Sign < 0 ? QueryValue.Unknown(0) : QueryValue.Of(a >> (int)BigInteger.Min(b, LargestShift), left.Width);
            default:
                throw new InvalidOperationException($"no operator '{symbol}'");
        }
    }

    private static QueryValue OfReals(string symbol, double a, double b) => symbol switch
    {
        "<" => QueryValue.Of(a < b),
        "<=" => QueryValue.Of(a <= b),
        ">" => QueryValue.Of(a > b),
        ">=" => QueryValue.Of(a >= b),
        "+" => QueryValue.Of(a + b),
        "-" => QueryValue.Of(a - b),
        "*" => QueryValue.Of(a * b),
        "/" => QueryValue.Of(a / b),
        "%" => QueryValue.Of(a % b),
        _ => throw new InvalidOperationException($"no operator '{symbol}' for reals"),
    };

    // A negative number as the bits of its width.
    private static (BigInteger Value, BigInteger Unknown) Raw(QueryValue value)
    {
        (BigInteger bits, BigInteger unknown) = value.Bits;
        return bits.Sign < 0 ? (bits & Mask(value.Width), unknown) : (bits, unknown);
    }

    private static bool IsNumber(QueryValue value) => value.Kind is QueryKind.Integer or QueryKind.Real;

    private static BigInteger Mask(int width) => (BigInteger.One << width) - 1;

    private static long Ones(BigInteger value)
    {
        long ones = 0;
        foreach (byte part in value.ToByteArray(isUnsigned: true))
            ones += BitOperations.PopCount(part);
        return ones;
    }
}

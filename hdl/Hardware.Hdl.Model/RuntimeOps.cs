using System.Numerics;

namespace Hardware.Hdl.Model;

/// <summary>
/// Operations that compiled models call because they are too large to be written out: division, multiplication and shifts of values wider
/// than 64 bits, copies and comparisons of state. Public only because generated code must reach it.
/// </summary>
public static unsafe class RuntimeOps
{
    /// <summary>Unsigned quotient; all ones by zero (the caller cuts it to the width).</summary>
    public static ulong DivideUnsigned(ulong a, ulong b) => b == 0 ? ulong.MaxValue : a / b;

    /// <summary>Signed quotient toward zero of sign-extended operands; all ones by zero, wraps for the most negative by -1.</summary>
    public static ulong DivideSigned(ulong a, ulong b) =>
        b == 0 ? ulong.MaxValue : b == ulong.MaxValue ? 0 - a : (ulong)((long)a / (long)b);

    /// <summary>Unsigned remainder; the dividend by zero.</summary>
    public static ulong RemainderUnsigned(ulong a, ulong b) => b == 0 ? a : a % b;

    /// <summary>Signed remainder of sign-extended operands; the dividend by zero.</summary>
    public static ulong RemainderSigned(ulong a, ulong b) => b == 0 ? a : b == ulong.MaxValue ? 0 : (ulong)((long)a % (long)b);

    /// <summary>Shift left by any amount.</summary>
    public static ulong ShiftLeft(ulong a, ulong amount) => amount > 63 ? 0 : a << (int)amount;

    /// <summary>Logical shift right by any amount.</summary>
    public static ulong ShiftRight(ulong a, ulong amount) => amount > 63 ? 0 : a >> (int)amount;

    /// <summary>Arithmetic shift right of a sign-extended value by any amount.</summary>
    public static ulong ShiftRightSigned(ulong a, ulong amount) => (ulong)((long)a >> (int)Math.Min(amount, 63));

    /// <summary>Low 64 bits of an amount of <paramref name="limbs"/> limbs, or the largest value when it does not fit.</summary>
    public static ulong Saturate(byte* a, uint limbs)
    {
        var words = new ReadOnlySpan<ulong>(a, (int)limbs);
        return words[1..].IndexOfAnyExcept(0UL) < 0 ? words[0] : ulong.MaxValue;
    }

    /// <summary>Whether a value of <paramref name="width"/> bits is less than another, as two's complement numbers when signed.</summary>
    public static uint Less(byte* a, byte* b, uint width, uint signed)
    {
        var limbs = (int)((width + 63) / 64);
        var x = (ulong*)a;
        var y = (ulong*)b;
        if (signed != 0)
        {
            var sign = (int)((width - 1) % 64);
            var (xs, ys) = (x[limbs - 1] >> sign & 1, y[limbs - 1] >> sign & 1);
            if (xs != ys)
                return (uint)xs;
        }
        for (var i = limbs - 1; i >= 0; i--)
            if (x[i] != y[i])
                return x[i] < y[i] ? 1u : 0u;
        return 0;
    }

    /// <summary>Wrapping product of values of <paramref name="width"/> bits.</summary>
    public static void Multiply(byte* result, byte* a, byte* b, uint width)
    {
        var limbs = (int)((width + 63) / 64);
        var r = (ulong*)result;
        var x = (ulong*)a;
        var y = (ulong*)b;
        new Span<ulong>(r, limbs).Clear();
        for (var i = 0; i < limbs; i++)
        {
            ulong carry = 0;
            for (var j = 0; i + j < limbs; j++)
            {
                var high = Math.BigMul(x[i], y[j], out var low);
                var sum = r[i + j] + low;
                high += sum < low ? 1u : 0u;
                var total = sum + carry;
                high += total < sum ? 1u : 0u;
                r[i + j] = total;
                carry = high;
            }
        }
        Cut(r, width);
    }

    /// <summary>Quotient or remainder of values of <paramref name="width"/> bits.</summary>
    public static void Divide(byte* result, byte* a, byte* b, uint width, uint signed, uint remainder)
    {
        var (x, y) = (Number(a, width, signed != 0), Number(b, width, signed != 0));
        var value = y.IsZero ? (remainder != 0 ? x : BigInteger.MinusOne) : remainder != 0 ? BigInteger.Remainder(x, y)
            : BigInteger.Divide(x, y);
        var limbs = (int)((width + 63) / 64);
        for (var i = 0; i < limbs; i++)
            ((ulong*)result)[i] = (ulong)((value >> (64 * i)) & ulong.MaxValue);
        Cut((ulong*)result, width);
    }

    /// <summary>Shift left of a value of <paramref name="width"/> bits by any amount.</summary>
    public static void ShiftLeft(byte* result, byte* a, uint width, ulong amount)
    {
        var limbs = (int)((width + 63) / 64);
        var r = (ulong*)result;
        var x = (ulong*)a;
        var (words, bits) = amount >= width ? (limbs, 0) : ((int)(amount / 64), (int)(amount % 64));
        for (var i = limbs - 1; i >= 0; i--)
        {
            var from = i - words;
            var value = from >= 0 ? x[from] << bits : 0;
            if (bits > 0 && from >= 1)
                value |= x[from - 1] >> (64 - bits);
            r[i] = value;
        }
        Cut(r, width);
    }

    /// <summary>Shift right of a value of <paramref name="width"/> bits by any amount, arithmetic when signed.</summary>
    public static void ShiftRight(byte* result, byte* a, uint width, ulong amount, uint signed)
    {
        var limbs = (int)((width + 63) / 64);
        var r = (ulong*)result;
        var x = (ulong*)a;
        var top = (int)((width - 1) % 64);
        var fill = signed != 0 && (x[limbs - 1] >> top & 1) != 0 ? ulong.MaxValue : 0;
        var (words, bits) = amount >= width ? (limbs, 0) : ((int)(amount / 64), (int)(amount % 64));
        for (var i = 0; i < limbs; i++)
        {
            var value = At(i + words) >> bits;
            if (bits > 0)
                value |= At(i + words + 1) << (64 - bits);
            r[i] = value;
        }
        Cut(r, width);

        ulong At(int limb) => limb >= limbs ? fill : limb == limbs - 1 && top < 63 ? x[limb] | fill << top << 1 : x[limb];
    }

    /// <summary>Copies some bytes.</summary>
    public static void Copy(byte* target, byte* source, ulong bytes) => Buffer.MemoryCopy(source, target, bytes, bytes);

    /// <summary>1 when some bytes are not the same, else 0.</summary>
    public static ulong Differ(byte* a, byte* b, ulong bytes) =>
        new ReadOnlySpan<byte>(a, (int)bytes).SequenceEqual(new ReadOnlySpan<byte>(b, (int)bytes)) ? 0UL : 1;

    private static void Cut(ulong* limbs, uint width)
    {
        if (width % 64 != 0)
            limbs[(width - 1) / 64] &= (1UL << (int)(width % 64)) - 1;
    }

    private static BigInteger Number(byte* limbs, uint width, bool signed)
    {
        var value = BigInteger.Zero;
        for (var i = (int)((width + 63) / 64) - 1; i >= 0; i--)
            value = (value << 64) | ((ulong*)limbs)[i];
        return signed && !(value >> (int)(width - 1)).IsEven ? value - (BigInteger.One << (int)width) : value;
    }
}

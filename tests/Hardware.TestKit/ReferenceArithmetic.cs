using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>
/// What each operation of the IR computes, written a second time on plain integers, straight from the documentation: an oracle that
/// shares no code with what it judges. Values are raw bits, never negative.
/// </summary>
public static class ReferenceArithmetic
{
    /// <summary>The low <paramref name="width"/> bits.</summary>
    public static BigInteger Wrap(BigInteger value, int width) => value & ((BigInteger.One << width) - 1);

    /// <summary>The number that raw bits mean.</summary>
    public static BigInteger Number(BigInteger bits, Shape shape) =>
        shape.Signed && !(bits >> (shape.Width - 1)).IsZero ? bits - (BigInteger.One << shape.Width) : bits;

    /// <summary>The result of a one-operand operation.</summary>
    public static BigInteger Compute(UnaryOp op, BigInteger bits, Shape shape) => op switch
    {
        UnaryOp.Not => Wrap(~bits, shape.Width),
        UnaryOp.Negate => Wrap(-bits, shape.Width),
        UnaryOp.ReduceAnd => Bit(bits == Wrap(BigInteger.MinusOne, shape.Width)),
        UnaryOp.ReduceOr => Bit(!bits.IsZero),
        UnaryOp.ReduceXor => Bit(Enumerable.Range(0, shape.Width).Count(i => !(bits >> i).IsEven) % 2 == 1),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>The result of a two-operand operation.</summary>
    public static BigInteger Compute(BinaryOp op, BigInteger leftBits, Shape left, BigInteger rightBits, Shape right)
    {
        var (a, b) = (Number(leftBits, left), Number(rightBits, right));
        var width = left.Width;
        return op switch
        {
            BinaryOp.Add => Wrap(a + b, width),
            BinaryOp.Subtract => Wrap(a - b, width),
            BinaryOp.Multiply => Wrap(a * b, left.Width + right.Width),
            BinaryOp.Divide => Wrap(b.IsZero ? BigInteger.MinusOne : BigInteger.Divide(a, b), width),
            BinaryOp.Remainder => Wrap(b.IsZero ? a : BigInteger.Remainder(a, b), width),
            BinaryOp.And => leftBits & rightBits,
            BinaryOp.Or => leftBits | rightBits,
            BinaryOp.Xor => leftBits ^ rightBits,
            BinaryOp.Equal => Bit(a == b),
            BinaryOp.NotEqual => Bit(a != b),
            BinaryOp.Less => Bit(a < b),
            BinaryOp.LessOrEqual => Bit(a <= b),
            BinaryOp.Greater => Bit(a > b),
            BinaryOp.GreaterOrEqual => Bit(a >= b),
            BinaryOp.ShiftLeft => rightBits >= width ? 0 : Wrap(leftBits << (int)rightBits, width),
            BinaryOp.ShiftRight => Wrap(a >> (int)BigInteger.Min(rightBits, width), width),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
    }

    /// <summary>The bits of a vector as an integer.</summary>
    public static BigInteger ToInteger(this BitVector value)
    {
        var result = BigInteger.Zero;
        for (var i = value.LimbCount - 1; i >= 0; i--)
            result = (result << 64) | value.Limb(i);
        return result;
    }

    /// <summary>A vector of the low bits of an integer.</summary>
    public static BitVector ToBits(this BigInteger value, int width)
    {
        var limbs = new ulong[(width + 63) / 64];
        for (var i = 0; i < limbs.Length; i++)
            limbs[i] = (ulong)((value >> (64 * i)) & ulong.MaxValue);
        return new BitVector(width, limbs);
    }

    private static BigInteger Bit(bool value) => value ? BigInteger.One : BigInteger.Zero;
}

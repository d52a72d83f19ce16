using System.Numerics;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Values;

/// <summary>
/// The one definition of what every operation computes, for any width. The native engine's value structs (in their wide path), the
/// constant folder and the tests of every engine use it; docs/semantics.md is its table in words.
/// </summary>
public static partial class Semantics
{
    /// <summary>An operation of one operand of the given shape.</summary>
    public static BitVector Evaluate(UnaryOp op, BitVector operand, Shape shape) => op switch
    {
        UnaryOp.Not => Combine(operand, operand, static (a, _) => ~a),
        UnaryOp.Negate => Subtract(BitVector.Zero(shape.Width), operand),
        UnaryOp.ReduceAnd => Bit(Equals(operand, Ones(shape.Width))),
        UnaryOp.ReduceOr => Bit(!operand.IsZero),
        UnaryOp.ReduceXor => Bit(Parity(operand)),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>An operation of two operands; <paramref name="shape"/> is that of the left one.</summary>
    public static BitVector Evaluate(BinaryOp op, BitVector left, BitVector right, Shape shape) => op switch
    {
        BinaryOp.Add => Add(left, right),
        BinaryOp.Subtract => Subtract(left, right),
        BinaryOp.Multiply => Multiply(left, right, shape.Signed),
        BinaryOp.Divide => Divide(left, right, shape.Signed),
        BinaryOp.Remainder => Remainder(left, right, shape.Signed),
        BinaryOp.And => Combine(left, right, static (a, b) => a & b),
        BinaryOp.Or => Combine(left, right, static (a, b) => a | b),
        BinaryOp.Xor => Combine(left, right, static (a, b) => a ^ b),
        BinaryOp.Equal => Bit(left == right),
        BinaryOp.NotEqual => Bit(left != right),
        BinaryOp.Less => Bit(Compare(left, right, shape.Signed) < 0),
        BinaryOp.LessOrEqual => Bit(Compare(left, right, shape.Signed) <= 0),
        BinaryOp.Greater => Bit(Compare(left, right, shape.Signed) > 0),
        BinaryOp.GreaterOrEqual => Bit(Compare(left, right, shape.Signed) >= 0),
        BinaryOp.ShiftLeft => ShiftLeft(left, ShiftAmount(left, right)),
        BinaryOp.ShiftRight => ShiftRight(left, ShiftAmount(left, right), shape.Signed),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>One of two values of one width, chosen by a bit.</summary>
    public static BitVector Mux(BitVector select, BitVector whenTrue, BitVector whenFalse) => select[0] ? whenTrue : whenFalse;

    /// <summary>Bits <c>[high:low]</c>, both inside the operand.</summary>
    public static BitVector Slice(BitVector operand, int high, int low) => Resize(ShiftRight(operand, low, false), high - low + 1, false);

    /// <summary>The bit at <paramref name="position"/>; 0 past the width.</summary>
    public static BitVector BitSelect(BitVector operand, BitVector position) =>
        Bit(ShiftAmount(operand, position) is var at && at < operand.Width && operand[at]);

    /// <summary>Parts side by side, the first the most significant.</summary>
    public static BitVector Concat(params ReadOnlySpan<BitVector> parts)
    {
        var width = 0;
        foreach (var part in parts)
            width += part.Width;
        var limbs = new ulong[(width + 63) / 64];
        var at = width;
        foreach (var part in parts)
        {
            at -= part.Width;
            for (var i = 0; i < part.LimbCount; i++)
            {
                var (limb, shift) = ((at / 64) + i, at % 64);
                limbs[limb] |= part.Limb(i) << shift;
                if (shift > 0 && limb + 1 < limbs.Length)
                    limbs[limb + 1] |= part.Limb(i) >> (64 - shift);
            }
        }
        return new BitVector(width, limbs);
    }

    /// <summary>
    /// The low bits of a wider value, or a narrower value extended by its sign when <paramref name="signed"/>, else by zeros.
    /// </summary>
    public static BitVector Resize(BitVector operand, int width, bool signed)
    {
        if (width == operand.Width)
            return operand;
        if (width <= 64)
        {
            var low = operand.Low;
            if (signed && operand.Width < 64 && operand[operand.Width - 1])
                low |= ulong.MaxValue << operand.Width;
            return new BitVector(width, low);
        }
        var limbs = new ulong[Math.Max((width + 63) / 64, operand.LimbCount)];
        operand.CopyTo(limbs);
        if (signed && operand[operand.Width - 1])
        {
            if (operand.Width % 64 != 0)
                limbs[operand.LimbCount - 1] |= ulong.MaxValue << (operand.Width % 64);
            limbs.AsSpan(operand.LimbCount).Fill(ulong.MaxValue);
        }
        return new BitVector(width, limbs);
    }

    /// <summary>The same bits; signedness is not part of the bits.</summary>
    public static BitVector Reinterpret(BitVector operand) => operand;

    /// <summary>A word of a memory whose words are given from address 0; 0 past its depth and past the words given.</summary>
    public static BitVector MemoryRead(IReadOnlyList<BitVector> words, int depth, Shape word, BitVector address) =>
        Index(address) is var at && at < depth && at < words.Count ? words[at] : BitVector.Zero(word.Width);

    /// <summary>Writes a word where the mask allows it, one mask bit per equal part; past the end nothing is written.</summary>
    public static void MemoryWrite(BitVector[] words, BitVector address, BitVector data, BitVector? mask = null)
    {
        var at = Index(address);
        if (at >= words.Length)
            return;
        if (mask is not { } parts)
        {
            words[at] = data;
            return;
        }
        var partWidth = data.Width / parts.Width;
        var enabled = new BitVector[parts.Width];
        for (var i = 0; i < parts.Width; i++)
            enabled[parts.Width - 1 - i] = parts[i] ? Ones(partWidth) : BitVector.Zero(partWidth);
        var bits = Concat(enabled);
        var written = Combine(data, bits, static (d, m) => d & m);
        var kept = Combine(words[at], bits, static (w, m) => w & ~m);
        words[at] = Combine(written, kept, static (a, b) => a | b);
    }

    /// <summary>All bits 1.</summary>
    public static BitVector Ones(int width)
    {
        if (width <= 64)
            return new BitVector(width, ulong.MaxValue);
        var limbs = new ulong[(width + 63) / 64];
        limbs.AsSpan().Fill(ulong.MaxValue);
        return new BitVector(width, limbs);
    }

    /// <summary>The number the bits stand for.</summary>
    public static BigInteger ToBigInteger(BitVector bits, bool signed)
    {
        if (bits.Width <= 64)
            return signed ? SignExtend(bits) : bits.Low;
        Span<ulong> limbs = new ulong[bits.LimbCount];
        bits.CopyTo(limbs);
        var value = new BigInteger(System.Runtime.InteropServices.MemoryMarshal.AsBytes(limbs), isUnsigned: true);
        return signed && bits[bits.Width - 1] ? value - (BigInteger.One << bits.Width) : value;
    }

    /// <summary>The low <paramref name="width"/> bits of a number in two's complement.</summary>
    public static BitVector FromBigInteger(BigInteger value, int width)
    {
        var limbs = new ulong[(width + 63) / 64];
        var reduced = value & ((BigInteger.One << width) - 1);
        reduced.TryWriteBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(limbs.AsSpan()), out _, isUnsigned: true);
        return new BitVector(width, limbs);
    }

    private static BitVector Bit(bool value) => new(1, value ? 1UL : 0UL);

    private static long SignExtend(BitVector narrow) => (long)(narrow.Low << (64 - narrow.Width)) >> (64 - narrow.Width);

    private static BitVector Combine(BitVector left, BitVector right, Func<ulong, ulong, ulong> function)
    {
        if (left.Width <= 64)
            return new BitVector(left.Width, function(left.Low, right.Low));
        var limbs = new ulong[left.LimbCount];
        for (var i = 0; i < limbs.Length; i++)
            limbs[i] = function(left.Limb(i), right.Limb(i));
        return new BitVector(left.Width, limbs);
    }

    private static BitVector Add(BitVector left, BitVector right)
    {
        if (left.Width <= 64)
            return new BitVector(left.Width, left.Low + right.Low);
        var limbs = new ulong[left.LimbCount];
        UInt128 carry = 0;
        for (var i = 0; i < limbs.Length; i++)
        {
            carry += (UInt128)left.Limb(i) + right.Limb(i);
            limbs[i] = (ulong)carry;
            carry >>= 64;
        }
        return new BitVector(left.Width, limbs);
    }

    private static BitVector Subtract(BitVector left, BitVector right)
    {
        if (left.Width <= 64)
            return new BitVector(left.Width, left.Low - right.Low);
        var limbs = new ulong[left.LimbCount];
        UInt128 carry = 1;
        for (var i = 0; i < limbs.Length; i++)
        {
            carry += (UInt128)left.Limb(i) + ~right.Limb(i);
            limbs[i] = (ulong)carry;
            carry >>= 64;
        }
        return new BitVector(left.Width, limbs);
    }

    private static BitVector Multiply(BitVector left, BitVector right, bool signed)
    {
        var width = left.Width + right.Width;
        if (width <= 64)
            return new BitVector(width, signed ? (ulong)(SignExtend(left) * SignExtend(right)) : left.Low * right.Low);
        var a = Resize(left, width, signed);
        var b = Resize(right, width, signed);
        var limbs = new ulong[(width + 63) / 64];
        for (var i = 0; i < limbs.Length; i++)
        {
            UInt128 carry = 0;
            for (var j = 0; i + j < limbs.Length; j++)
            {
                carry += (UInt128)a.Limb(i) * b.Limb(j) + limbs[i + j];
                limbs[i + j] = (ulong)carry;
                carry >>= 64;
            }
        }
        return new BitVector(width, limbs);
    }

    private static BitVector Divide(BitVector left, BitVector right, bool signed)
    {
        if (right.IsZero)
            return Ones(left.Width);
        return left.Width <= 64 && !signed
            ? new BitVector(left.Width, left.Low / right.Low)
            : FromBigInteger(BigInteger.Divide(ToBigInteger(left, signed), ToBigInteger(right, signed)), left.Width);
    }

    private static BitVector Remainder(BitVector left, BitVector right, bool signed)
    {
        if (right.IsZero)
            return left;
        return left.Width <= 64 && !signed
            ? new BitVector(left.Width, left.Low % right.Low)
            : FromBigInteger(BigInteger.Remainder(ToBigInteger(left, signed), ToBigInteger(right, signed)), left.Width);
    }

    private static int Compare(BitVector left, BitVector right, bool signed)
    {
        if (signed && left[left.Width - 1] != right[right.Width - 1])
            return left[left.Width - 1] ? -1 : 1;
        for (var i = left.LimbCount - 1; i >= 0; i--)
        {
            if (left.Limb(i) != right.Limb(i))
                return left.Limb(i) < right.Limb(i) ? -1 : 1;
        }
        return 0;
    }

    private static bool Parity(BitVector operand)
    {
        var ones = 0;
        for (var i = 0; i < operand.LimbCount; i++)
            ones += BitOperations.PopCount(operand.Limb(i));
        return (ones & 1) != 0;
    }

    /// <summary>An amount or position, cut off at the operand's width: everything past it means the same.</summary>
    private static int ShiftAmount(BitVector operand, BitVector amount) => Math.Min(Index(amount), operand.Width);

    /// <summary>A position as an integer; past what fits: the largest integer, which is past the end of everything.</summary>
    internal static int Index(BitVector position)
    {
        for (var i = 1; i < position.LimbCount; i++)
        {
            if (position.Limb(i) != 0)
                return int.MaxValue;
        }
        return (int)Math.Min(position.Low, int.MaxValue);
    }

    private static BitVector ShiftLeft(BitVector operand, int amount)
    {
        if (operand.Width <= 64)
            return new BitVector(operand.Width, amount < 64 ? operand.Low << amount : 0);
        var limbs = new ulong[operand.LimbCount];
        var (skip, shift) = (amount / 64, amount % 64);
        for (var i = limbs.Length - 1; i >= skip; i--)
        {
            limbs[i] = operand.Limb(i - skip) << shift;
            if (shift > 0 && i > skip)
                limbs[i] |= operand.Limb(i - skip - 1) >> (64 - shift);
        }
        return new BitVector(operand.Width, limbs);
    }

    private static BitVector ShiftRight(BitVector operand, int amount, bool signed)
    {
        var width = operand.Width;
        if (width <= 64)
        {
            return signed
                ? new BitVector(width, (ulong)(SignExtend(operand) >> Math.Min(amount, 63)))
                : new BitVector(width, amount < 64 ? operand.Low >> amount : 0);
        }
        var fill = signed && operand[width - 1] ? ulong.MaxValue : 0;
        var limbs = new ulong[operand.LimbCount];
        var (skip, shift) = (amount / 64, amount % 64);
        for (var i = 0; i < limbs.Length; i++)
        {
            limbs[i] = Limb(i + skip) >> shift;
            if (shift > 0)
                limbs[i] |= Limb(i + skip + 1) << (64 - shift);
        }
        return new BitVector(width, limbs);

        ulong Limb(int index)
        {
            if (index >= operand.LimbCount)
                return fill;
            var limb = operand.Limb(index);
            return index == operand.LimbCount - 1 && width % 64 != 0 ? limb | (fill << (width % 64)) : limb;
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

// Operators and conversions. Each starts with the one test that keeps plain numbers of at most 64 bits free of calls: for two widths
// of which the unsized one is negative, (a + b >= 0) says that the wider one is sized, and then Max(a, b) is the result's width.
public readonly partial struct UInt
{
    /// <summary>A literal without a width of its own; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator UInt(int value) =>
        value >= 0 ? new UInt((ulong)value, -MinimalWidth((ulong)value)) : throw Operand.Negative(value);

    /// <summary>A literal without a width of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator UInt(uint value) => new(value, -MinimalWidth(value));

    /// <summary>A literal without a width of its own; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator UInt(long value) =>
        value >= 0 ? new UInt((ulong)value, -MinimalWidth((ulong)value)) : throw Operand.Negative(value);

    /// <summary>A literal without a width of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator UInt(ulong value) => new(value, -MinimalWidth(value));

    /// <summary>A literal without a width of its own, of any size; HDL1005 when negative.</summary>
    public static implicit operator UInt(BigInteger value) => new(Operand.Literal(value, signed: false));

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator ulong(UInt value) => value._ext is null ? value._bits : Narrow<ulong>(value);

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator long(UInt value) =>
        value is { _ext: null, _bits: <= long.MaxValue } ? (long)value._bits : Narrow<long>(value);

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator uint(UInt value) =>
        value is { _ext: null, _bits: <= uint.MaxValue } ? (uint)value._bits : Narrow<uint>(value);

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator int(UInt value) =>
        value is { _ext: null, _bits: <= int.MaxValue } ? (int)value._bits : Narrow<int>(value);

    /// <summary>The number; HDL6002 while hardware is being built.</summary>
    public static explicit operator BigInteger(UInt value) => value._ext is null ? value._bits : value.ToOperand().Number;

    /// <summary>Sum at the wider operand's width; wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator +(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return Masked(left._bits + right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Add, left, right);
    }

    /// <summary>Difference at the wider operand's width; wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator -(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return Masked(left._bits - right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Subtract, left, right);
    }

    /// <summary>Two's complement at the same width; wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator -(UInt value) =>
        value._ext is null & value._width > 0
            ? Masked(0 - value._bits, value._width)
            : new UInt(Operand.Unary(UnaryOp.Negate, value.ToOperand()));

    /// <summary>The same plus 1; wraps.</summary>
    public static UInt operator ++(UInt value) => value + 1;

    /// <summary>The same minus 1; wraps.</summary>
    public static UInt operator --(UInt value) => value - 1;

    /// <summary>Full product, as wide as both operands together; a literal counts with the least width that holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator *(UInt left, UInt right)
    {
        var width = Math.Abs(left._width) + Math.Abs(right._width);
        var sized = (left._width > 0 | right._width > 0) & left._width != 0 & right._width != 0;
        if (left._ext is null & right._ext is null & width <= 64 & sized)
            return new UInt(left._bits * right._bits, width);
        return Slow(BinaryOp.Multiply, left, right);
    }

    /// <summary>Quotient at the left operand's width; by zero: all ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator /(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width > 0)
            return new UInt(right._bits == 0 ? Mask(left._width) : left._bits / right._bits, left._width);
        return Slow(BinaryOp.Divide, left, right);
    }

    /// <summary>Remainder at the left operand's width; by zero: the left operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator %(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width > 0)
            return new UInt(right._bits == 0 ? left._bits : left._bits % right._bits, left._width);
        return Slow(BinaryOp.Remainder, left, right);
    }

    /// <summary>Bitwise and at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator &(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new UInt(left._bits & right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.And, left, right);
    }

    /// <summary>Bitwise or at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator |(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new UInt(left._bits | right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Or, left, right);
    }

    /// <summary>Bitwise exclusive or at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator ^(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new UInt(left._bits ^ right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Xor, left, right);
    }

    /// <summary>Bitwise complement; HDL1003 for a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator ~(UInt value) =>
        value._ext is null & value._width > 0
            ? Masked(~value._bits, value._width)
            : new UInt(Operand.Unary(UnaryOp.Not, value.ToOperand()));

    /// <summary>Shift left at the left operand's width; past it: 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator <<(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width > 0)
            return Masked(right._bits < 64 ? left._bits << (int)right._bits : 0, left._width);
        return Slow(BinaryOp.ShiftLeft, left, right);
    }

    /// <summary>Shift left by a constant at the left operand's width; past it: 0; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator <<(UInt left, int right) => left << (UInt)right;

    /// <summary>Shift right; past the width: 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator >>(UInt left, UInt right)
    {
        if (left._ext is null & right._ext is null & left._width > 0)
            return new UInt(right._bits < 64 ? left._bits >> (int)right._bits : 0, left._width);
        return Slow(BinaryOp.ShiftRight, left, right);
    }

    /// <summary>Shift right by a constant; past the width: 0; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt operator >>(UInt left, int right) => left >> (UInt)right;

    /// <summary>Whether both are the same number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator ==(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits == right._bits : Compare(BinaryOp.Equal, left, right);

    /// <summary>Whether the numbers differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator !=(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits != right._bits : Compare(BinaryOp.NotEqual, left, right);

    /// <summary>Less than.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator <(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits < right._bits : Compare(BinaryOp.Less, left, right);

    /// <summary>Less or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator <=(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits <= right._bits : Compare(BinaryOp.LessOrEqual, left, right);

    /// <summary>Greater than.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator >(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits > right._bits : Compare(BinaryOp.Greater, left, right);

    /// <summary>Greater or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator >=(UInt left, UInt right) =>
        left._ext is null & right._ext is null ? left._bits >= right._bits : Compare(BinaryOp.GreaterOrEqual, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(int width) => ulong.MaxValue >> (64 - width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UInt Masked(ulong bits, int width) => new(bits & Mask(width), width);

    private static UInt Slow(BinaryOp op, UInt left, UInt right) => new(Operand.Binary(op, left.ToOperand(), right.ToOperand()));

    private static Bit Compare(BinaryOp op, UInt left, UInt right) =>
        Bit.FromExpr(Operand.Binary(op, left.ToOperand(), right.ToOperand()).Expr);

    private static T Narrow<T>(UInt value) where T : INumber<T>
    {
        var number = (BigInteger)value;
        try
        {
            return T.CreateChecked(number);
        }
        catch (OverflowException)
        {
            throw new HdlException("HDL1008", $"{number} does not fit in a {typeof(T).Name}: read it as BigInteger, or take "
                + ".Bits(high, low) of it");
        }
    }
}

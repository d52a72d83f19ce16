using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

// Operators and conversions; the fast-path test is explained in UIntOperators.cs.
public readonly partial struct SInt
{
    /// <summary>A literal without a width of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SInt(int value) => new(value, -MinimalWidth(value));

    /// <summary>A literal without a width of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SInt(long value) => new(value, -MinimalWidth(value));

    /// <summary>A literal without a width of its own, of any size.</summary>
    public static implicit operator SInt(BigInteger value) => new(Operand.Literal(value, signed: true));

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator long(SInt value) => value._ext is null ? value._bits : Narrow<long>(value);

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator ulong(SInt value) => value is { _ext: null, _bits: >= 0 } ? (ulong)value._bits : Narrow<ulong>(value);

    /// <summary>The number; HDL1008 when it does not fit, HDL6002 while hardware is being built.</summary>
    public static explicit operator int(SInt value) =>
        value is { _ext: null, _bits: >= int.MinValue and <= int.MaxValue } ? (int)value._bits : Narrow<int>(value);

    /// <summary>The number; HDL6002 while hardware is being built.</summary>
    public static explicit operator BigInteger(SInt value) => value._ext is null ? value._bits : value.ToOperand().Number;

    /// <summary>Sum at the wider operand's width; wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator +(SInt left, SInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return Wrapped(left._bits + right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Add, left, right);
    }

    /// <summary>Difference at the wider operand's width; wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator -(SInt left, SInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return Wrapped(left._bits - right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Subtract, left, right);
    }

    /// <summary>Negation at the same width; the most negative number wraps to itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator -(SInt value) =>
        value._ext is null & value._width > 0
            ? Wrapped(-value._bits, value._width)
            : new SInt(Operand.Unary(UnaryOp.Negate, value.ToOperand()));

    /// <summary>The same plus 1; wraps.</summary>
    public static SInt operator ++(SInt value) => value + 1;

    /// <summary>The same minus 1; wraps.</summary>
    public static SInt operator --(SInt value) => value - 1;

    /// <summary>Full product, as wide as both operands together; a literal counts with the least width that holds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator *(SInt left, SInt right)
    {
        var width = Math.Abs(left._width) + Math.Abs(right._width);
        var sized = (left._width > 0 | right._width > 0) & left._width != 0 & right._width != 0;
        if (left._ext is null & right._ext is null & width <= 64 & sized)
            return new SInt(left._bits * right._bits, width);
        return Slow(BinaryOp.Multiply, left, right);
    }

    /// <summary>Quotient toward zero at the left operand's width; by zero: -1 (all ones); the most negative by -1 wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator /(SInt left, SInt right)
    {
        if (left._ext is not null | right._ext is not null | left._width <= 0)
            return Slow(BinaryOp.Divide, left, right);
        return right._bits switch
        {
            0 => new SInt(-1, left._width),
            -1 => Wrapped(-left._bits, left._width), // long.MinValue / -1 would trap
            _ => new SInt(left._bits / right._bits, left._width),
        };
    }

    /// <summary>Remainder with the left operand's sign, at its width; by zero: the left operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator %(SInt left, SInt right)
    {
        if (left._ext is not null | right._ext is not null | left._width <= 0)
            return Slow(BinaryOp.Remainder, left, right);
        return right._bits switch
        {
            0 => left,
            -1 => new SInt(0, left._width),
            _ => new SInt(left._bits % right._bits, left._width),
        };
    }

    /// <summary>Bitwise and at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator &(SInt left, SInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new SInt(left._bits & right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.And, left, right);
    }

    /// <summary>Bitwise or at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator |(SInt left, SInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new SInt(left._bits | right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Or, left, right);
    }

    /// <summary>Bitwise exclusive or at the wider operand's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator ^(SInt left, SInt right)
    {
        if (left._ext is null & right._ext is null & left._width + right._width >= 0)
            return new SInt(left._bits ^ right._bits, Math.Max(left._width, right._width));
        return Slow(BinaryOp.Xor, left, right);
    }

    /// <summary>Bitwise complement; HDL1003 for a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator ~(SInt value) =>
        value._ext is null & value._width > 0
            ? new SInt(~value._bits, value._width)
            : new SInt(Operand.Unary(UnaryOp.Not, value.ToOperand()));

    /// <summary>Shift left at the left operand's width; past it: 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator <<(SInt left, UInt right)
    {
        if (left._ext is null & right.IsPlain & left._width > 0)
            return Wrapped(right.Value < 64 ? left._bits << (int)right.Value : 0, left._width);
        return Slow(BinaryOp.ShiftLeft, left, right);
    }

    /// <summary>Shift left by a constant at the left operand's width; past it: 0; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator <<(SInt left, int right) => left << (UInt)right;

    /// <summary>Arithmetic shift right; past the width: all sign bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator >>(SInt left, UInt right)
    {
        if (left._ext is null & right.IsPlain & left._width > 0)
            return new SInt(left._bits >> (int)Math.Min(right.Value, 63), left._width);
        return Slow(BinaryOp.ShiftRight, left, right);
    }

    /// <summary>Arithmetic shift right by a constant; past the width: all sign bits; HDL1005 when negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SInt operator >>(SInt left, int right) => left >> (UInt)right;

    /// <summary>Whether both are the same number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator ==(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits == right._bits : Compare(BinaryOp.Equal, left, right);

    /// <summary>Whether the numbers differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator !=(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits != right._bits : Compare(BinaryOp.NotEqual, left, right);

    /// <summary>Less than.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator <(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits < right._bits : Compare(BinaryOp.Less, left, right);

    /// <summary>Less or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator <=(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits <= right._bits : Compare(BinaryOp.LessOrEqual, left, right);

    /// <summary>Greater than.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator >(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits > right._bits : Compare(BinaryOp.Greater, left, right);

    /// <summary>Greater or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator >=(SInt left, SInt right) =>
        left._ext is null & right._ext is null ? left._bits >= right._bits : Compare(BinaryOp.GreaterOrEqual, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SInt Wrapped(long bits, int width) => new(SignExtend((ulong)bits, width), width);

    private static SInt Slow(BinaryOp op, SInt left, SInt right) => new(Operand.Binary(op, left.ToOperand(), right.ToOperand()));

    private static SInt Slow(BinaryOp op, SInt left, UInt right) => new(Operand.Binary(op, left.ToOperand(), right.ToOperand()));

    private static Bit Compare(BinaryOp op, SInt left, SInt right) =>
        Bit.FromExpr(Operand.Binary(op, left.ToOperand(), right.ToOperand()).Expr);

    private static T Narrow<T>(SInt value) where T : INumber<T>
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

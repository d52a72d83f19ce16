using System.Diagnostics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// One bit: a flag or a condition. In captured code <c>if</c>, <c>?:</c>, <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> on it are hardware.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Bit : ISignal<Bit>, IEquatable<Bit>
{
    private readonly Expr? _expr;
    private readonly bool _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Bit(bool value) => _value = value;

    private Bit(Expr expr)
    {
        if (expr is Const constant)
            _value = constant.Value[0];
        else
            _expr = expr;
    }

    /// <summary>The value as C# <c>bool</c>; HDL6001 while hardware is being built.</summary>
    public bool Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_expr is not null)
                ThrowRecorded();
            return _value;
        }
    }

    /// <inheritdoc/>
    public Shape Shape => Shape.Bit;

    /// <summary>Always 1.</summary>
    public int Width => 1;

    /// <inheritdoc/>
    public bool IsUnsized => false;

    /// <inheritdoc/>
    public bool IsRecorded => _expr is not null;

    /// <inheritdoc/>
    public Expr ToExpr() => _expr ?? new Const(new BitVector(1, _value ? 1UL : 0UL));

    /// <inheritdoc/>
    public BitVector ToBits() => new(1, AsUInt().Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bit Fit(Shape target) => this;

    /// <inheritdoc/>
    public static Bit FromExpr(Expr expr, bool unsized = false) => expr.Width == 1
        ? new Bit(expr.Shape.Signed ? new Reinterpret(expr, false) : expr)
        : throw new HdlException("HDL1001", $"the value is {expr.Width} bits but a Bit is one: take one bit of it, x[i], or compare it");

    /// <inheritdoc/>
    public static Bit FromBits(BitVector bits, Shape shape) => new(bits[0]);

    /// <summary>The bit 0; <paramref name="width"/> is 1.</summary>
    public static Bit Zero(int width = 1) => default;

    /// <summary>The bit as a number of one bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt AsUInt() => _expr is null ? UInt.Plain(_value ? 1UL : 0UL, 1) : UInt.FromExpr(_expr);

    /// <summary>1 for true, 0 for false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Bit(bool value) => new(value);

    /// <summary>0 and 1; HDL1004 for any other number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Bit(int value) => (uint)value <= 1
        ? new Bit(value != 0)
        : throw new HdlException("HDL1004", $"{value} does not fit in a Bit: write 0 or 1");

    /// <summary>A number of one bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator UInt(Bit value) => value.AsUInt();

    /// <summary>The value; HDL6001 while hardware is being built.</summary>
    public static explicit operator bool(Bit value) => value.Value;

    /// <summary>Whether the bit is 1; makes <c>if (bit)</c> run natively, HDL6001 while hardware is being built.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator true(Bit value) => value.Value;

    /// <summary>Whether the bit is 0; makes <c>&amp;&amp;</c> run natively, HDL6001 while hardware is being built.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator false(Bit value) => !value.Value;

    /// <summary>Complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator !(Bit value) => value._expr is null ? new Bit(!value._value) : RecordNot(value._expr);

    /// <summary>Complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator ~(Bit value) => !value;

    /// <summary>Both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator &(Bit left, Bit right) =>
        left._expr is null & right._expr is null ? new Bit(left._value & right._value) : Record(BinaryOp.And, left, right);

    /// <summary>At least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator |(Bit left, Bit right) =>
        left._expr is null & right._expr is null ? new Bit(left._value | right._value) : Record(BinaryOp.Or, left, right);

    /// <summary>Exactly one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator ^(Bit left, Bit right) =>
        left._expr is null & right._expr is null ? new Bit(left._value ^ right._value) : Record(BinaryOp.Xor, left, right);

    /// <summary>Whether both are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator ==(Bit left, Bit right) =>
        left._expr is null & right._expr is null ? new Bit(left._value == right._value) : Record(BinaryOp.Equal, left, right);

    /// <summary>Whether they differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bit operator !=(Bit left, Bit right) =>
        left._expr is null & right._expr is null ? new Bit(left._value != right._value) : Record(BinaryOp.NotEqual, left, right);

    /// <summary>Whether both hold the same value, or the same node.</summary>
    public bool Equals(Bit other) => _expr == other._expr && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _expr?.GetHashCode() ?? (_value ? 1 : 0);

    /// <summary><c>0</c> or <c>1</c>.</summary>
    public override string ToString() => _expr is not null ? "Bit (recorded)" : _value ? "1" : "0";

    private static Bit RecordNot(Expr operand) =>
        new(operand is Unary { Op: UnaryOp.Not } not ? not.Operand : new Unary(UnaryOp.Not, operand));

    /// <summary>
    /// Records an operation unless one operand is a constant that decides it: conditions of unrolled loops are full of those.
    /// </summary>
    private static Bit Record(BinaryOp op, Bit left, Bit right)
    {
        if (left._expr is not null && right._expr is not null)
            return new Bit(new Binary(op, left._expr, right._expr));
        var (constant, other) = left._expr is null ? (left._value, right) : (right._value, left);
        return op switch
        {
            BinaryOp.And => constant ? other : new Bit(false),
            BinaryOp.Or => constant ? new Bit(true) : other,
            BinaryOp.Equal => constant ? other : !other,
            _ => constant ? !other : other,
        };
    }

    private static void ThrowRecorded() => throw new HdlException("HDL6001",
        "a signal used as a C# condition was reached during elaboration outside captured code: put [Comb] on the method it is in");
}

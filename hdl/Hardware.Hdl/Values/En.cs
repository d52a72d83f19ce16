using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// A value of an enum, or the IR node that computes it: what an enum register is in elaborated code. Its width is the bits of the
/// largest member.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct En<E> : ISignal<En<E>>, IEquatable<En<E>> where E : struct, Enum
{
    private readonly Expr? _expr;
    private readonly E _value;

    private En(E value) => _value = value;

    private En(Expr expr)
    {
        if (expr is Const constant)
            _value = EnumShape.FromBits<E>(constant.Value.Low);
        else
            _expr = expr;
    }

    /// <inheritdoc/>
    public Shape Shape => new(EnumShape.WidthOf<E>());

    /// <inheritdoc/>
    public bool IsUnsized => false;

    /// <inheritdoc/>
    public bool IsRecorded => _expr is not null;

    /// <summary>The enum value; HDL6002 while hardware is being built.</summary>
    public E Value => _expr is null ? _value : throw new HdlException("HDL6002",
        $"an enum signal is asked for its {typeof(E).Name} while the hardware is being built: compare it with ==, or put [Comb] on "
            + "the method");

    /// <inheritdoc/>
    public Expr ToExpr() => _expr ?? new Const(ToBits());

    /// <inheritdoc/>
    public BitVector ToBits() => new(Shape.Width, EnumShape.ToBits(Value));

    /// <inheritdoc/>
    public En<E> Fit(Shape target) => target == Shape ? this : throw new HdlException("HDL1001",
        $"{typeof(E).Name} needs {Shape.Width} bits but its target is {target}: give the target the width of the enum");

    /// <inheritdoc/>
    public static En<E> FromExpr(Expr expr, bool unsized = false) => new(
        expr.Width == EnumShape.WidthOf<E>() ? expr : new Resize(expr, EnumShape.WidthOf<E>()));

    /// <inheritdoc/>
    public static En<E> FromBits(BitVector bits, Shape shape) => new(EnumShape.FromBits<E>(bits.Low));

    /// <summary>The member of value 0.</summary>
    public static En<E> Zero(int width = 0) => default;

    /// <summary>The value as a number of the enum's width.</summary>
    public UInt AsUInt() => UInt.FromExpr(ToExpr());

    /// <summary>A constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator En<E>(E value) => new(value);

    /// <summary>The enum value; HDL6002 while hardware is being built.</summary>
    public static explicit operator E(En<E> value) => value.Value;

    /// <summary>The value as a number of the enum's width.</summary>
    public static explicit operator UInt(En<E> value) => value.AsUInt();

    /// <summary>Whether both are the same member.</summary>
    public static Bit operator ==(En<E> left, En<E> right) => left.AsUInt() == right.AsUInt();

    /// <summary>Whether they differ.</summary>
    public static Bit operator !=(En<E> left, En<E> right) => left.AsUInt() != right.AsUInt();

    /// <summary>Whether both hold the same member, or the same node.</summary>
    public bool Equals(En<E> other) => ReferenceEquals(_expr, other._expr) && EqualityComparer<E>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is En<E> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _expr?.GetHashCode() ?? _value.GetHashCode();

    /// <summary>The member's name.</summary>
    public override string ToString() => _expr is null ? _value.ToString() : $"{typeof(E).Name} (recorded)";
}

/// <summary>How an enum is held in bits: its members' values, in as many bits as the largest needs.</summary>
public static class EnumShape
{
    /// <summary>Bits of the largest member, at least 1; HDL1005 when a member is negative.</summary>
    public static int WidthOf<E>() where E : struct, Enum => Widths<E>.Width > 0
        ? Widths<E>.Width
        : throw new HdlException("HDL1005", $"enum {typeof(E).Name} has a negative member: give its members values from 0");

    /// <summary>The names and values of the members, for the IR.</summary>
    public static EnumType TypeOf<E>() where E : struct, Enum =>
        new(typeof(E).Name, [.. Enum.GetNames<E>().Select(name => (name, ToBits(Enum.Parse<E>(name))))]);

    /// <summary>The value of a member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToBits<E>(E value) where E : struct, Enum => Unsafe.SizeOf<E>() switch
    {
        1 => Unsafe.BitCast<E, byte>(value),
        2 => Unsafe.BitCast<E, ushort>(value),
        4 => Unsafe.BitCast<E, uint>(value),
        _ => Unsafe.BitCast<E, ulong>(value),
    };

    /// <summary>The member of a value; a value no member has is kept as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static E FromBits<E>(ulong bits) where E : struct, Enum => Unsafe.SizeOf<E>() switch
    {
        1 => Unsafe.BitCast<byte, E>((byte)bits),
        2 => Unsafe.BitCast<ushort, E>((ushort)bits),
        4 => Unsafe.BitCast<uint, E>((uint)bits),
        _ => Unsafe.BitCast<ulong, E>(bits),
    };

    /// <summary>The value of a member as a number of the enum's width; what <see cref="En{E}.AsUInt"/> is natively.</summary>
    public static UInt AsUInt<E>(this E value) where E : struct, Enum => UInt.Of(ToBits(value), WidthOf<E>());

    private static class Widths<E> where E : struct, Enum
    {
        public static readonly int Width = Measure();

        private static int Measure()
        {
            var values = Enum.GetValues<E>();
            if (values.Any(v => v.ToString("D").StartsWith('-')))
                return 0;
            var largest = values.Length == 0 ? 0 : values.Max(ToBits);
            return 64 - BitOperations.LeadingZeroCount(largest | 1);
        }
    }
}

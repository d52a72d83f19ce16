using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// What a signal's C# type means: <see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/> or an enum. Properties of all four have
/// one generated form; the type tests below cost nothing, since the JIT compiles each instantiation separately.
/// </summary>
internal static class SignalType<T>
{
    private static readonly Handler Type = MakeHandler();

    /// <summary>Names of the members when the type is an enum.</summary>
    public static EnumType? Enum => Type.Enum;

    /// <summary>Shape of a signal declared with a width; -1 means none was given.</summary>
    public static Shape ShapeOf(int width, string name) => Type.ShapeOf(width, name);

    /// <summary>The value at exactly a shape; HDL1001 or HDL1004 when it does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fit(T value, Shape shape)
    {
        if (typeof(T) == typeof(UInt))
            return (T)(object)((UInt)(object)value!).Fit(shape);
        if (typeof(T) == typeof(SInt))
            return (T)(object)((SInt)(object)value!).Fit(shape);
        return value;
    }

    /// <summary>The value's bits at a shape, of at most 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToBits64(T value, Shape shape)
    {
        if (typeof(T) == typeof(Bit))
            return ((Bit)(object)value!).Value ? 1UL : 0UL;
        if (typeof(T) == typeof(UInt))
            return ((UInt)(object)value!).BitsAt(shape);
        if (typeof(T) == typeof(SInt))
            return ((SInt)(object)value!).BitsAt(shape);
        return Type.ToBits64(value, shape);
    }

    /// <summary>The value of at most 64 raw bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FromBits64(ulong bits, Shape shape)
    {
        if (typeof(T) == typeof(Bit))
            return (T)(object)(Bit)(bits != 0);
        if (typeof(T) == typeof(UInt))
            return (T)(object)UInt.Plain(bits, shape.Width);
        if (typeof(T) == typeof(SInt))
            return (T)(object)SInt.Plain(bits, shape.Width);
        return Type.FromBits64(bits, shape);
    }

    public static BitVector ToBits(T value, Shape shape) => Type.ToBits(Fit(value, shape), shape);

    public static T FromBits(BitVector bits, Shape shape) => Type.FromBits(bits, shape);

    public static Expr ToExpr(T value, Shape shape) => Type.ToExpr(Fit(value, shape), shape);

    public static T FromExpr(Expr expr) => Type.FromExpr(expr);

    public static T Zero(Shape shape) => FromBits(BitVector.Zero(shape.Width), shape);

    public static UInt ToUInt(T value, Shape shape) => UInt.FromExpr(ToExpr(value, shape));

    public static T FromUInt(UInt bits) => Type.FromExpr(bits.ToExpr());

    /// <summary>The element an index chooses, 0 past the end; the element itself when the index is a number.</summary>
    public static T Choose(UInt index, int count, Func<int, T> element)
    {
        if (!index.IsRecorded)
        {
            var position = (BigInteger)index;
            return position < count ? element((int)position) : Zero(Type.ShapeOfValue(element(0)));
        }
        var shape = Type.ShapeOfValue(element(0));
        Expr chosen = new Const(BitVector.Zero(shape.Width), shape.Signed);
        for (var i = count - 1; i >= 0; i--)
        {
            if (MinimalWidth(i) <= index.Width)
                chosen = new Mux((index == i).ToExpr(), ToExpr(element(i), shape), chosen);
        }
        return FromExpr(chosen);
    }

    private static int MinimalWidth(int value) => 32 - BitOperations.LeadingZeroCount((uint)value | 1);

    private static Handler MakeHandler()
    {
        if (typeof(T).IsEnum)
            return (Handler)Activator.CreateInstance(typeof(EnumHandler<>).MakeGenericType(typeof(T), typeof(T)))!;
        if (typeof(T) == typeof(Bit))
            return (Handler)(object)new SignalType<Bit>.StructHandler<Bit>();
        if (typeof(T) == typeof(UInt))
            return (Handler)(object)new SignalType<UInt>.StructHandler<UInt>();
        if (typeof(T) == typeof(SInt))
            return (Handler)(object)new SignalType<SInt>.StructHandler<SInt>();
        throw new HdlException("HDL5004", $"a signal cannot be a {typeof(T).Name}: use Bit, UInt, SInt or an enum");
    }

    private abstract class Handler
    {
        public virtual EnumType? Enum => null;

        public abstract Shape ShapeOf(int width, string name);

        public abstract Shape ShapeOfValue(T value);

        public abstract BitVector ToBits(T value, Shape shape);

        public abstract T FromBits(BitVector bits, Shape shape);

        public virtual ulong ToBits64(T value, Shape shape) => ToBits(value, shape).Low;

        public virtual T FromBits64(ulong bits, Shape shape) => FromBits(new BitVector(shape.Width, bits), shape);

        public abstract Expr ToExpr(T value, Shape shape);

        public abstract T FromExpr(Expr expr);
    }

    private sealed class StructHandler<S> : Handler
        where S : struct, ISignal<S>
    {
        public override Shape ShapeOf(int width, string name)
        {
            if (typeof(S) == typeof(Bit))
            {
                return width is -1 or 1 ? Shape.Bit
                    : throw new HdlException("HDL1007",
                        $"'{name}' is a Bit but is declared {width} bits wide: make it a UInt, or leave the width out");
            }
            if (width >= 1)
                return new Shape(width, typeof(S) == typeof(SInt));
            throw new HdlException("HDL1007", width == -1
                ? $"'{name}' is a {typeof(S).Name} without a width: give one, [Reg(8)]"
                : $"'{name}' is declared {width} bits wide: give a width of at least 1");
        }

        public override Shape ShapeOfValue(T value) => ((S)(object)value!).Shape;

        public override BitVector ToBits(T value, Shape shape) => ((S)(object)value!).ToBits();

        public override T FromBits(BitVector bits, Shape shape) => (T)(object)S.FromBits(bits, shape);

        public override Expr ToExpr(T value, Shape shape) => ((S)(object)value!).ToExpr();

        public override T FromExpr(Expr expr) => (T)(object)S.FromExpr(expr);
    }

    private sealed class EnumHandler<E> : Handler
        where E : struct, Enum
    {
        public override EnumType? Enum { get; } = EnumShape.TypeOf<E>();

        public override Shape ShapeOf(int width, string name) => new(EnumShape.WidthOf<E>());

        public override Shape ShapeOfValue(T value) => new(EnumShape.WidthOf<E>());

        public override BitVector ToBits(T value, Shape shape) => new(shape.Width, ToBits64(value, shape));

        public override T FromBits(BitVector bits, Shape shape) => FromBits64(bits.Low, shape);

        public override ulong ToBits64(T value, Shape shape) => EnumShape.ToBits((E)(object)value!);

        public override T FromBits64(ulong bits, Shape shape) => (T)(object)EnumShape.FromBits<E>(bits);

        public override Expr ToExpr(T value, Shape shape) => new Const(ToBits(value, shape));

        public override T FromExpr(Expr expr) => expr is Const constant
            ? FromBits(constant.Value, expr.Shape)
            : throw new HdlException("HDL6002",
                $"an enum signal is read as {typeof(E).Name} while the hardware is being built: put [Comb] on the method that reads it");
    }
}

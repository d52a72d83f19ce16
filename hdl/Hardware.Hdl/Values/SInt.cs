using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// A two's complement number of a given width. Widths follow the rules of <see cref="UInt"/>; extension repeats the sign, comparisons
/// and <c>/ % &gt;&gt;</c> respect it. An integer literal has no width of its own.
/// </summary>
[DebuggerDisplay("{DebugText,nq}")]
public readonly partial struct SInt : ISignal<SInt>, IEquatable<SInt>
{
    // As in UInt; a plain number is kept sign-extended to 64 bits, so that comparisons need no width.
    private readonly object? _ext;
    private readonly long _bits;
    private readonly int _width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SInt(long bits, int width)
    {
        _bits = bits;
        _width = width;
    }

    private SInt(Operand operand)
    {
        if (operand.IsRecorded)
            _ext = operand.Expr;
        else if (operand.Width > 64)
            _ext = operand.Bits;
        else
            _bits = SignExtend(operand.Bits.Low, operand.Width);
        _width = operand.IsUnsized ? -operand.Width : operand.Width;
    }

    /// <summary>A number of a given width; HDL1004 when it does not fit, HDL1007 for a width below 1.</summary>
    public static SInt Of(long value, int width)
    {
        Operand.RequirePositive(width);
        return new SInt(value, -MinimalWidth(value)).Fit(Shape.SignedOf(width));
    }

    /// <summary>A number of a given width; HDL1004 when it does not fit.</summary>
    public static SInt Of(BigInteger value, int width) => new SInt(Operand.Literal(value, signed: true)).Extend(width);

    /// <inheritdoc/>
    public static SInt Zero(int width) => Of(0L, width);

    /// <inheritdoc/>
    public static SInt FromExpr(Expr expr, bool unsized = false) =>
        new(new Operand(expr.Shape.Signed ? expr : new Reinterpret(expr, true), unsized));

    /// <inheritdoc/>
    public static SInt FromBits(BitVector bits, Shape shape) => new(new Operand(Semantics.Resize(bits, shape.Width, true), true));

    /// <summary>A number of at most 64 bits from its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static SInt Plain(ulong bits, int width) => new(SignExtend(bits, width), width);

    internal static SInt From(Operand operand) => new(operand);

    /// <summary>Width in bits; HDL1003 for a literal, which has none.</summary>
    public int Width
    {
        get
        {
            if (_width <= 0)
                ToOperand().RequireSized(".Width");
            return _width;
        }
    }

    /// <inheritdoc/>
    public Shape Shape => new(Math.Max(Math.Abs(_width), 1), true);

    /// <inheritdoc/>
    public bool IsUnsized => _width <= 0;

    /// <inheritdoc/>
    public bool IsRecorded => _ext is Expr;

    /// <summary>The number; HDL1008 when it needs more than 64 bits, HDL6002 while hardware is being built.</summary>
    public long Value => _ext is null ? _bits : (long)this;

    /// <inheritdoc/>
    public Expr ToExpr() => ToOperand().Expr;

    /// <inheritdoc/>
    public BitVector ToBits() => ToOperand().Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SInt Fit(Shape target) => Fits(target) ? new SInt(_bits, target.Width) : FitOther(this, target);

    /// <summary>The bits it has at a shape of at most 64 bits; what does not fit ends as in <see cref="Fit(Shape)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong BitsAt(Shape target) => Fits(target) ? (ulong)_bits & (ulong.MaxValue >> (64 - target.Width)) : BitsOther(this, target);

    /// <summary>The low bits; HDL1007 when <paramref name="width"/> is more than the value has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SInt Truncate(int width) =>
        _ext is null & width > 0 & width <= _width ? Wrapped(_bits, width) : new SInt(ToOperand().Truncate(width));

    /// <summary>The value with its sign repeated in front; HDL1007 when <paramref name="width"/> is less than the value has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SInt Extend(int width) =>
        _ext is null & width <= 64 & Math.Abs(_width) <= width & width > 0 ? new SInt(_bits, width) : new SInt(ToOperand().Extend(width));

    /// <summary>The value at any width: its low bits, or its sign repeated in front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SInt Resize(int width) =>
        _ext is null & width > 0 & width <= 64 ? Wrapped(_bits, width) : new SInt(ToOperand().Resize(width));

    /// <summary>The same bits as an unsigned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt AsUInt() => _ext is null & _width > 0
        ? UInt.Plain((ulong)_bits & (ulong.MaxValue >> (64 - _width)), _width)
        : UInt.From(ToOperand().As(signed: false));

    /// <summary>The value itself; for code that is generic over signedness.</summary>
    public SInt AsSInt() => this;

    private bool Fits(Shape target) => _ext is null & target.Width <= 64 & _width <= target.Width & -target.Width <= _width & target.Signed;

    // Apart and by value, so that the way of plain numbers needs no room on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SInt FitOther(SInt value, Shape target) => new(value.ToOperand().Fit(target));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong BitsOther(SInt value, Shape target) => FitOther(value, target).AsUInt().Value;

    internal Operand ToOperand() => _ext switch
    {
        null => new Operand(new BitVector(Shape.Width, (ulong)_bits), true, IsUnsized),
        Expr expr => new Operand(expr, IsUnsized),
        _ => new Operand((BitVector)_ext, true, IsUnsized),
    };

    /// <summary>Whether both hold the same number, of whatever widths, or the same node.</summary>
    public bool Equals(SInt other)
    {
        if (_ext is null && other._ext is null)
            return _bits == other._bits;
        if (_ext is Expr || other._ext is Expr)
            return ReferenceEquals(_ext, other._ext);
        return (BigInteger)this == (BigInteger)other;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SInt other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ext is Expr ? _ext.GetHashCode() : ((BigInteger)this).GetHashCode();

    /// <summary>The number in decimal.</summary>
    public override string ToString() => _ext switch
    {
        null => _bits.ToString(),
        Expr => $"SInt[{Math.Abs(_width)}] (recorded)",
        _ => ((BigInteger)this).ToString(),
    };

    private string DebugText => IsUnsized || IsRecorded ? ToString() : $"{this} (SInt[{_width}])";

    private static int MinimalWidth(long value) => 65 - BitOperations.LeadingZeroCount((ulong)(value ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long SignExtend(ulong bits, int width) => (long)(bits << (64 - width)) >> (64 - width);
}

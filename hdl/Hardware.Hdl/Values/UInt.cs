using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// An unsigned number of a given width. <c>+ -</c> keep the wider operand's width and wrap, <c>*</c> gives the sum of widths,
/// <c>/ %</c> and shifts keep the left width; docs/semantics.md has every odd case. An integer literal has no width of its own.
/// </summary>
[DebuggerDisplay("{DebugText,nq}")]
public readonly partial struct UInt : ISignal<UInt>, IEquatable<UInt>
{
    // Null: a number of at most 64 bits, in _bits. A boxed BitVector: a wider number. An Expr: recorded.
    private readonly object? _ext;
    private readonly ulong _bits;

    // Negative: unsized, the least width of a literal; 0 only in default(UInt), which is the literal 0.
    private readonly int _width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private UInt(ulong bits, int width)
    {
        _bits = bits;
        _width = width;
    }

    private UInt(Operand operand)
    {
        if (operand.IsRecorded)
            _ext = operand.Expr;
        else if (operand.Width > 64)
            _ext = operand.Bits;
        else
            _bits = operand.Bits.Low;
        _width = operand.IsUnsized ? -operand.Width : operand.Width;
    }

    /// <summary>A number of a given width; HDL1004 when it does not fit, HDL1007 for a width below 1.</summary>
    public static UInt Of(ulong value, int width)
    {
        Operand.RequirePositive(width);
        return new UInt(value, -MinimalWidth(value)).Fit(Shape.Unsigned(width));
    }

    /// <summary>A number of a given width; HDL1004 when it does not fit, HDL1005 when it is negative.</summary>
    public static UInt Of(BigInteger value, int width) => new UInt(Operand.Literal(value, signed: false)).Extend(width);

    /// <inheritdoc/>
    public static UInt Zero(int width) => Of(0UL, width);

    /// <summary>All bits 1.</summary>
    public static UInt Ones(int width) => ~Zero(width);

    /// <inheritdoc/>
    public static UInt FromExpr(Expr expr, bool unsized = false) =>
        new(new Operand(expr.Shape.Signed ? new Reinterpret(expr, false) : expr, unsized));

    /// <inheritdoc/>
    public static UInt FromBits(BitVector bits, Shape shape) => new(new Operand(Semantics.Resize(bits, shape.Width, false), false));

    /// <summary>A number of at most 64 bits that is known to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static UInt Plain(ulong bits, int width) => new(bits, width);

    internal static UInt From(Operand operand) => new(operand);

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
    public Shape Shape => new(Math.Max(Math.Abs(_width), 1));

    /// <inheritdoc/>
    public bool IsUnsized => _width <= 0;

    /// <inheritdoc/>
    public bool IsRecorded => _ext is Expr;

    /// <summary>Whether it holds a number of at most 64 bits.</summary>
    internal bool IsPlain
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ext is null;
    }

    /// <summary>The number; HDL1008 when it needs more than 64 bits, HDL6002 while hardware is being built.</summary>
    public ulong Value => _ext is null ? _bits : (ulong)this;

    /// <inheritdoc/>
    public Expr ToExpr() => ToOperand().Expr;

    /// <inheritdoc/>
    public BitVector ToBits() => ToOperand().Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt Fit(Shape target) => Fits(target) ? new UInt(_bits, target.Width) : FitOther(this, target);

    /// <summary>The bits it has at a shape of at most 64 bits; what does not fit ends as in <see cref="Fit(Shape)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong BitsAt(Shape target) => Fits(target) ? _bits : BitsOther(this, target);

    /// <summary>The low bits; HDL1007 when <paramref name="width"/> is more than the value has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt Truncate(int width) =>
        _ext is null & width > 0 & width <= _width ? Masked(_bits, width) : new UInt(ToOperand().Truncate(width));

    /// <summary>The value with zeros in front; HDL1007 when <paramref name="width"/> is less than the value has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt Extend(int width) =>
        _ext is null & width <= 64 & Math.Abs(_width) <= width & width > 0 ? new UInt(_bits, width) : new UInt(ToOperand().Extend(width));

    /// <summary>The value at any width: its low bits, or zeros in front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt Resize(int width) =>
        _ext is null & width > 0 & width <= 64 ? Masked(_bits, width) : new UInt(ToOperand().Resize(width));

    /// <summary>The same bits as two's complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SInt AsSInt() => _ext is null & _width > 0 ? SInt.Plain(_bits, _width) : SInt.From(ToOperand().As(signed: true));

    /// <summary>The value itself; for code that is generic over signedness.</summary>
    public UInt AsUInt() => this;

    private bool Fits(Shape target) =>
        _ext is null & target.Width <= 64 & _width <= target.Width & -target.Width <= _width & !target.Signed;

    // Apart and by value, so that the way of plain numbers needs no room on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static UInt FitOther(UInt value, Shape target) => new(value.ToOperand().Fit(target));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong BitsOther(UInt value, Shape target) => FitOther(value, target).Value;

    internal Operand ToOperand() => _ext switch
    {
        null => new Operand(new BitVector(Shape.Width, _bits), false, IsUnsized),
        Expr expr => new Operand(expr, IsUnsized),
        _ => new Operand((BitVector)_ext, false, IsUnsized),
    };

    /// <summary>Whether both hold the same number, of whatever widths, or the same node.</summary>
    public bool Equals(UInt other)
    {
        if (_ext is null && other._ext is null)
            return _bits == other._bits;
        if (_ext is Expr || other._ext is Expr)
            return ReferenceEquals(_ext, other._ext);
        return (BigInteger)this == (BigInteger)other;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UInt other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ext is Expr ? _ext.GetHashCode() : ((BigInteger)this).GetHashCode();

    /// <summary>The number in decimal.</summary>
    public override string ToString() => _ext switch
    {
        null => _bits.ToString(),
        Expr => $"UInt[{Math.Abs(_width)}] (recorded)",
        _ => ((BigInteger)this).ToString(),
    };

    private string DebugText => IsUnsized || IsRecorded ? ToString() : $"{this} (UInt[{_width}])";

    private static int MinimalWidth(ulong value) => 64 - BitOperations.LeadingZeroCount(value | 1);
}

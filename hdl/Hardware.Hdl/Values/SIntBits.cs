using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

// Single bits and ranges of bits; they are unsigned.
public readonly partial struct SInt
{
    /// <summary>The bit at a constant position; HDL1006 outside the width.</summary>
    public Bit this[int position] => _ext is null & (uint)position < (uint)_width & _width > 0
        ? (_bits >> position & 1) != 0
        : Bit.FromExpr(ToOperand().Slice(position, position).Expr);

    /// <summary>The bit at a position that is a signal; 0 past the width.</summary>
    public Bit this[UInt position] =>
        _ext is null ? AsUInt()[position] : Bit.FromExpr(ToOperand().BitAt(position.ToOperand()).Expr);

    /// <summary>Bits <c>[high:low]</c>, unsigned; HDL1006 outside the width.</summary>
    public UInt Bits(int high, int low) => _ext is null & _width > 0
        ? AsUInt().Bits(high, low)
        : UInt.From(ToOperand().Slice(high, low));

    /// <summary>Whether all bits are 1.</summary>
    public Bit AndReduce() => AsUInt().AndReduce();

    /// <summary>Whether any bit is 1.</summary>
    public Bit OrReduce() => AsUInt().OrReduce();

    /// <summary>Whether the number of bits that are 1 is odd.</summary>
    public Bit XorReduce() => AsUInt().XorReduce();

    /// <summary>The value with one bit replaced; HDL1006 outside the width.</summary>
    public SInt With(int position, Bit bit) => AsUInt().With(position, bit).AsSInt();

    /// <summary>The value with the bit at a position that is a signal replaced; unchanged when the position is past the width.</summary>
    public SInt With(UInt position, Bit bit) => AsUInt().With(position, bit).AsSInt();

    /// <summary>
    /// The value with bits <c>[high:low]</c> replaced; HDL1006 outside the width, HDL1001 when <paramref name="value"/> is wider than
    /// they are.
    /// </summary>
    public SInt WithBits(int high, int low, UInt value) => AsUInt().WithBits(high, low, value).AsSInt();

    /// <summary>The bits in the opposite order.</summary>
    public SInt Reverse() => AsUInt().Reverse().AsSInt();

    /// <summary>The number of bits that are 1, as wide as the number of bits needs.</summary>
    public UInt PopCount() => AsUInt().PopCount();
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

// Single bits, ranges of bits and reductions.
public readonly partial struct UInt
{
    /// <summary>The bit at a constant position; HDL1006 outside the width.</summary>
    public Bit this[int position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ext is null & (uint)position < (uint)_width & _width > 0
            ? (_bits >> position & 1) != 0
            : Bit.FromExpr(ToOperand().Slice(position, position).Expr);
    }

    /// <summary>The bit at a position that is a signal; 0 past the width.</summary>
    public Bit this[UInt position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ext is null & position._ext is null & _width > 0
            ? position._bits < 64 && (_bits >> (int)position._bits & 1) != 0
            : Bit.FromExpr(ToOperand().BitAt(position.ToOperand()).Expr);
    }

    /// <summary>Bits <c>[high:low]</c>; HDL1006 outside the width.</summary>
    public UInt Bits(int high, int low) => _ext is null && low >= 0 && high >= low && high < _width
        ? Masked(_bits >> low, high - low + 1)
        : new UInt(ToOperand().Slice(high, low));

    /// <summary>Whether all bits are 1.</summary>
    public Bit AndReduce() => _ext is null & _width > 0 ? _bits == Mask(_width) : Reduce(UnaryOp.ReduceAnd);

    /// <summary>Whether any bit is 1.</summary>
    public Bit OrReduce() => _ext is null & _width > 0 ? _bits != 0 : Reduce(UnaryOp.ReduceOr);

    /// <summary>Whether the number of bits that are 1 is odd.</summary>
    public Bit XorReduce() => _ext is null & _width > 0 ? (BitOperations.PopCount(_bits) & 1) != 0 : Reduce(UnaryOp.ReduceXor);

    /// <summary>The value with one bit replaced; HDL1006 outside the width.</summary>
    public UInt With(int position, Bit bit) => WithBits(position, position, bit);

    /// <summary>The value with the bit at a position that is a signal replaced; unchanged when the position is past the width.</summary>
    public UInt With(UInt position, Bit bit)
    {
        var one = Of(1UL, Width) << position;
        return Choice.Of(bit, this | one, this & ~one);
    }

    /// <summary>
    /// The value with bits <c>[high:low]</c> replaced; HDL1006 outside the width, HDL1001 when <paramref name="value"/> is wider than
    /// they are.
    /// </summary>
    public UInt WithBits(int high, int low, UInt value)
    {
        var width = Width;
        _ = Bits(high, low);
        if (_ext is null && value._ext is null)
        {
            var mask = Mask(high - low + 1);
            return new UInt((_bits & ~(mask << low)) | (value.Fit(Shape.Unsigned(high - low + 1))._bits << low), width);
        }
        var parts = new List<UInt>(3);
        if (high < width - 1)
            parts.Add(Bits(width - 1, high + 1));
        parts.Add(value.Fit(Shape.Unsigned(high - low + 1)));
        if (low > 0)
            parts.Add(Bits(low - 1, 0));
        return HdlMath.Cat([.. parts]);
    }

    /// <summary>The bits in the opposite order.</summary>
    public UInt Reverse()
    {
        var bits = new UInt[Width];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = this[i];
        return HdlMath.Cat(bits);
    }

    /// <summary>The number of bits that are 1, as wide as the number of bits needs.</summary>
    public UInt PopCount()
    {
        var result = HdlMath.Log2(Width + 1);
        if (_ext is null)
            return new UInt((ulong)BitOperations.PopCount(_bits), result);
        var terms = new List<UInt>();
        for (var i = 0; i < Width; i++)
            terms.Add(this[i]);
        while (terms.Count > 1)
        {
            var width = terms[0].Width + 1;
            terms = [.. terms.Chunk(2).Select(pair => pair.Length == 2 ? pair[0].Extend(width) + pair[1] : pair[0].Extend(width))];
        }
        return terms[0].Resize(result);
    }

    private Bit Reduce(UnaryOp op) => Bit.FromExpr(Operand.Unary(op, ToOperand()).Expr);
}

using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>How the lanes of a value are combined; all of them associate and commute.</summary>
public enum LaneReduction
{
    /// <summary>Bitwise and.</summary>
    And,

    /// <summary>Bitwise or.</summary>
    Or,

    /// <summary>Bitwise exclusive or.</summary>
    Xor,

    /// <summary>Wrapping sum.</summary>
    Add,

    /// <summary>The least as unsigned numbers.</summary>
    MinUnsigned,

    /// <summary>The greatest as unsigned numbers.</summary>
    MaxUnsigned,

    /// <summary>The least as two's complement numbers.</summary>
    MinSigned,

    /// <summary>The greatest as two's complement numbers.</summary>
    MaxSigned,
}

/// <summary>What lane reductions compute, on values of at most 64 bits.</summary>
public static class LaneReductions
{
    /// <summary>The value that leaves every other one as it is.</summary>
    public static BitVector Neutral(LaneReduction reduction, int width) => new(width, reduction switch
    {
        LaneReduction.And or LaneReduction.MinUnsigned => ulong.MaxValue >> (64 - width),
        LaneReduction.MinSigned => (ulong.MaxValue >> (64 - width)) >> 1,
        LaneReduction.MaxSigned => 1UL << (width - 1),
        _ => 0,
    });

    /// <summary>Two values combined.</summary>
    public static BitVector Combine(LaneReduction reduction, BitVector left, BitVector right)
    {
        var width = left.Width;
        var (a, b) = (left.Low, right.Low);
        return new BitVector(width, (ulong.MaxValue >> (64 - width)) & reduction switch
        {
            LaneReduction.And => a & b,
            LaneReduction.Or => a | b,
            LaneReduction.Xor => a ^ b,
            LaneReduction.Add => a + b,
            LaneReduction.MinUnsigned => Math.Min(a, b),
            LaneReduction.MaxUnsigned => Math.Max(a, b),
            LaneReduction.MinSigned => Signed(a) < Signed(b) ? a : b,
            _ => Signed(a) < Signed(b) ? b : a,
        });

        long Signed(ulong value) => (long)(value << (64 - width)) >> (64 - width);
    }
}

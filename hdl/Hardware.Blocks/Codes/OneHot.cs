using Hardware.Hdl;
using static Hardware.Hdl.HdlMath;

namespace Hardware.Blocks;

/// <summary>Values of which one bit is 1.</summary>
public static partial class OneHot
{
    /// <summary>The lowest 1 of a value, alone; 0 of 0.</summary>
    [Comb]
    public static UInt Lowest(UInt value) => value & (~value + 1);

    /// <summary>The position of the only 1; 0 of 0. Of several ones, the or of their positions.</summary>
    [Comb]
    public static UInt ToIndex(UInt oneHot)
    {
        var width = Log2(oneHot.Width);
        var index = UInt.Zero(width);
        for (int i = 1; i < oneHot.Width; i++)
            index = index | (oneHot[i] ? UInt.Of((ulong)i, width) : UInt.Zero(width));
        return index;
    }

    /// <summary>The value of <paramref name="width"/> bits whose bit at a position is 1; 0 past the width.</summary>
    [Comb]
    public static UInt FromIndex(UInt index, int width) => UInt.Of(1, width) << index;
}

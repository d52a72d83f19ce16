using Hardware.Hdl;
using static Hardware.Hdl.HdlMath;

namespace Hardware.Blocks;

/// <summary>Pointers into circular buffers.</summary>
public static partial class Pointers
{
    /// <summary>The pointer after <paramref name="pointer"/> in a buffer of <paramref name="depth"/> places.</summary>
    [Comb]
    public static UInt Next(UInt pointer, int depth)
    {
        if (depth > 1 && IsPowerOfTwo(depth))
            return pointer + 1;
        return pointer == depth - 1 ? UInt.Zero(Log2(depth)) : pointer + 1;
    }
}

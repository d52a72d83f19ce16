using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Numbers coded so that neighbours differ in one bit.</summary>
public static partial class GrayCode
{
    /// <summary>The code of a number.</summary>
    [Comb]
    public static UInt Encode(UInt number) => number ^ (number >> 1);

    /// <summary>The number of a code.</summary>
    [Comb]
    public static UInt Decode(UInt code)
    {
        var number = code;
        for (int shift = 1; shift < code.Width; shift *= 2)
            number = number ^ (number >> shift);
        return number;
    }
}

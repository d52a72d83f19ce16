using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// A cyclic redundancy check over words of any width, one word per cycle, in the parameters of the Rocksoft model (R. N. Williams,
/// "A painless guide to CRC error detection algorithms", 1993).
/// </summary>
/// <param name="width">Bits of the check.</param>
/// <param name="polynomial">Generator polynomial without its highest term, highest power in the highest bit.</param>
/// <param name="dataWidth">Bits of a word.</param>
/// <param name="initial">Start value.</param>
/// <param name="reflect">Whether words are taken lowest bit first and the check is given reversed.</param>
/// <param name="finalXor">Exclusive or with the result.</param>
[Module]
public sealed partial class Crc(int width, ulong polynomial, int dataWidth, ulong initial, bool reflect, ulong finalXor)
{
    /// <summary>Takes a word.</summary>
    [In] public partial Bit Valid { get; set; }

    /// <summary>Starts over; a word taken in the same cycle is the first of the new check.</summary>
    [In] public partial Bit Start { get; set; }

    /// <summary>The word.</summary>
    [In("dataWidth")] public partial UInt Data { get; set; }

    [Reg("width", Reset = "UInt.Of(initial, width)")] partial UInt State { get; set; }

    /// <summary>The check of all words so far.</summary>
    [Out] public UInt Check => (reflect ? State.Reverse() : State) ^ UInt.Of(finalXor, width);

    [Clocked]
    void Advance()
    {
        var start = Start ? UInt.Of(initial, width) : State;
        if (Valid)
            State = Divide(start);
        else
            State = start;
    }

    /// <summary>The remainder after one more word.</summary>
    [Comb]
    UInt Divide(UInt state)
    {
        var remainder = state;
        for (int i = 0; i < dataWidth; i++)
        {
            var feedback = Data[reflect ? i : dataWidth - 1 - i] ^ remainder[width - 1];
            remainder = (remainder << 1) ^ (feedback ? UInt.Of(polynomial, width) : UInt.Zero(width));
        }
        return remainder;
    }
}

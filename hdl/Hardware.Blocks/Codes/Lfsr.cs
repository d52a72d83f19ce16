using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>A linear feedback shift register in Fibonacci form: a pseudo-random number per enabled cycle, never 0.</summary>
/// <param name="width">Bits.</param>
/// <param name="taps">Positions, from 1, whose exclusive or is shifted in; the longest sequence for those of a primitive polynomial.</param>
[Module]
public sealed partial class Lfsr(int width, int[] taps)
{
    /// <summary>Takes the next state.</summary>
    [In] public partial Bit Enable { get; set; }

    /// <summary>The number; starts at 1.</summary>
    [Reg("width", Reset = 1)] public partial UInt State { get; private set; }

    [Clocked]
    void Advance()
    {
        if (Enable)
            State = Cat(State.Bits(width - 2, 0), Feedback());
    }

    [Comb]
    Bit Feedback()
    {
        Bit feedback = false;
        foreach (var tap in taps)
            feedback = feedback ^ State[tap - 1];
        return feedback;
    }
}

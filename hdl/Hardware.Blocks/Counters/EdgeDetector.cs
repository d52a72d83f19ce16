using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Tells in which cycles a signal changes. Combinational on the signal, with its last value in a register.</summary>
[Module]
public sealed partial class EdgeDetector
{
    /// <summary>The signal.</summary>
    [In] public partial Bit Signal { get; set; }

    [Reg] partial Bit Last { get; set; }

    /// <summary>It was 0 in the cycle before and is 1.</summary>
    [Out] public Bit Rose => Signal && !Last;

    /// <summary>It was 1 in the cycle before and is 0.</summary>
    [Out] public Bit Fell => !Signal && Last;

    /// <summary>It differs from the cycle before.</summary>
    [Out] public Bit Changed => Signal ^ Last;

    [Clocked]
    void Advance() => Last = Signal;
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Counts enabled cycles up to a period and starts over.</summary>
/// <param name="period">Cycles of a turn, at least 1.</param>
[Module]
public sealed partial class IntervalTimer(int period)
{
    /// <summary>Counts.</summary>
    [In] public partial Bit Enable { get; set; }

    /// <summary>Starts over.</summary>
    [In] public partial Bit Clear { get; set; }

    /// <summary>Enabled cycles of this turn, 0 to period - 1.</summary>
    [Reg("Log2(period)")] public partial UInt Count { get; private set; }

    /// <summary>The last cycle of a turn.</summary>
    [Out] public Bit Expired => Enable && Count == period - 1;

    [Clocked]
    void Advance()
    {
        if (Clear || Expired)
            Count = UInt.Zero(Log2(period));
        else if (Enable)
            Count++;
    }
}

using Number = Hardware.Hdl.UInt;

namespace Hardware.TestDesigns;

// The other half of TwoParts: its own usings, its own captured members.
public sealed partial class TwoParts
{
    [Reg("width")] partial Number Kept { get; set; }
    [Wire] Number Doubled => Kept + Kept;

    [Clocked]
    void Keep()
    {
        if (C)
            Kept = A;
    }
}

using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A small worker: on a start it steps a number through 16 rounds of a mixing function, then rests.</summary>
[Module]
public sealed partial class IdleCell
{
    [In] public partial Bit Start { get; set; }
    [In(32)] public partial UInt Seed { get; set; }

    [Reg(5)] partial UInt Rounds { get; set; }
    [Reg(32)] public partial UInt State { get; private set; }

    [Out] public Bit Busy => Rounds != 0;

    [Clocked]
    void Advance()
    {
        if (Rounds != 0)
        {
            Rounds--;
            State = (State * UInt.Of(0x9E3779B1, 32)).Truncate(32) ^ (State >> 15);
        }
        else if (Start)
        {
            Rounds = 16;
            State = State ^ Seed;
        }
    }
}

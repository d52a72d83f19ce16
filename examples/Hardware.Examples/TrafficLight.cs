using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A crossing of a main road and a side road: the side road gets green when a car waits there and the main road has had its time.</summary>
/// <param name="greenCycles">Least cycles of green for the main road, and cycles of green for the side road.</param>
/// <param name="yellowCycles">Cycles of yellow.</param>
[Module]
public sealed partial class TrafficLight(int greenCycles, int yellowCycles)
{
    /// <summary>Which road may go.</summary>
    public enum Phase
    {
        /// <summary>The main road has green.</summary>
        MainGreen,

        /// <summary>The main road has yellow.</summary>
        MainYellow,

        /// <summary>The side road has green.</summary>
        SideGreen,

        /// <summary>The side road has yellow.</summary>
        SideYellow,
    }

    [In] public partial Bit CarWaits { get; set; }

    [Reg] public partial Phase State { get; private set; }
    [Reg("Log2(Max(greenCycles, yellowCycles))")] partial UInt Timer { get; set; }

    [Out] public Bit MainMayGo => State == Phase.MainGreen;
    [Out] public Bit SideMayGo => State == Phase.SideGreen;

    [Clocked]
    void Advance()
    {
        if (Timer != 0)
            Timer--;
        switch (State)
        {
            case Phase.MainGreen:
                if (CarWaits && Timer == 0)
                    Enter(Phase.MainYellow, yellowCycles);
                break;
            case Phase.MainYellow:
                if (Timer == 0)
                    Enter(Phase.SideGreen, greenCycles);
                break;
            case Phase.SideGreen:
                if (Timer == 0)
                    Enter(Phase.SideYellow, yellowCycles);
                break;
            default:
                if (Timer == 0)
                    Enter(Phase.MainGreen, greenCycles);
                break;
        }
        Assert(!(MainMayGo && SideMayGo), "both roads have green");
    }

    [Comb]
    void Enter(Phase phase, int cycles)
    {
        State = phase;
        Timer = cycles - 1;
    }
}

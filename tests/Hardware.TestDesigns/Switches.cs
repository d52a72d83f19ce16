namespace Hardware.TestDesigns;

/// <summary>States of the machines below.</summary>
public enum Mode
{
    /// <summary>Nothing to do.</summary>
    Idle,

    /// <summary>At work.</summary>
    Run,

    /// <summary>Paused.</summary>
    Hold,

    /// <summary>Finished.</summary>
    Done,
}

/// <summary>Enum registers, switch statements with constants, guards, several labels, and a default in the middle.</summary>
[Module]
public sealed partial class Machine
{
    private enum Hidden { Low, High = 5 }

    [In] public partial Bit Go { get; set; }
    [In] public partial Bit Pause { get; set; }
    [In(4)] public partial UInt N { get; set; }

    [Reg(Reset = Mode.Hold)] public partial Mode State { get; private set; }
    [Reg] partial Hidden Level { get; set; }
    [Reg(4)] public partial UInt Left { get; private set; }

    [Out] public Bit Busy => State == Mode.Run || State == Mode.Hold;
    [Out]
    public Mode Next => State switch
    {
        Mode.Idle when Go && !Pause => Mode.Run,
        Mode.Run when Left == 0 => Mode.Done,
        Mode.Run or Mode.Hold => Pause ? Mode.Hold : Mode.Run,
        Mode.Done => Mode.Idle,
        _ => State,
    };
    [Out] public Bit Late => State > Mode.Run;
    [Out] public Bit IsHigh => Level != Hidden.Low;

    [Clocked]
    void Advance()
    {
        var before = State;
        State = Next;
        switch (before)
        {
            case Mode.Idle:
                if (Go)
                    Left = N;
                break;
            default:
                Level = Level == Hidden.Low ? Hidden.High : Hidden.Low;
                break;
            case Mode.Run:
                {
                    if (Pause)
                        break;
                    Left--;
                    break;
                }
        }
    }

    [Clocked]
    void Watch()
    {
        Assert(State != Mode.Run || Left.Value <= 15, "too many left");
        switch (State)
        {
            case Mode.Run when Left == 3 && Pause:
            case Mode.Done:
                Cover(Go, "restarted");
                break;
            case Mode.Hold or Mode.Idle when Go:
                Cover(Pause, "held");
                break;
        }
    }
}

/// <summary>Patterns over numbers, bits and tuples of them; switches over numbers.</summary>
[Module]
public sealed partial class Patterns(int mode)
{
    [In(8)] public partial UInt U { get; set; }
    [In(8)] public partial SInt S { get; set; }
    [In] public partial Bit Go { get; set; }
    [In] public partial Mode M { get; set; }

    [Out] public Bit InRange => U.Value is > 10 and < 200 or 7;
    [Out] public Bit Odd => U.Value is not (0 or 2) and not 4;
    [Out] public Bit Small => S.Value is >= -3 and <= 3;
    [Out] public Bit Member => M is Mode.Run or Mode.Done;
    [Out] public Bit Set => Go.Value is true;
    [Out] public Bit Pair => (M, Go.Value) is (Mode.Hold, true) or (Mode.Idle, false);
    [Out] public Bit Both => (M, U.Value) is (not Mode.Idle, > 5);
    [Out] public UInt Table => U.Value switch { 0 => UInt.Of(1, 4), 1 or 2 => 3, > 200 when Go => 15, < 8 => 7, _ => 0 };
    [Out]
    public UInt Two => (M, Go.Value) switch
    {
        (Mode.Idle, true) => UInt.Of(1, 3),
        (Mode.Run, _) => 2,
        (_, false) => 3,
        _ => 4,
    };
    [Out] public UInt ByParameter => mode switch { 0 => U, 1 when Go => U + 1, _ => U ^ 255 };
    [Out(8)] public partial UInt Decoded { get; private set; }
    [Out(2)] public partial UInt Class { get; private set; }

    [Comb]
    void Decode()
    {
        switch (U.Bits(7, 6).Value)
        {
            case 0: Decoded = 1; break;
            case 1 or 2: Decoded = U; break;
            default: Decoded = U + 1; break;
        }
    }

    [Comb]
    void Classify()
    {
        Class = 0;
        switch ((M, Go.Value))
        {
            case (Mode.Run, true): Class = 1; break;
            case (Mode.Run or Mode.Hold, _) when U != 0: Class = 2; break;
            case (_, false): break;
            default: Class = 3; break;
        }
        switch (mode)
        {
            case 0 when Go: Class = 3; break;
            case 1: Class = Class ^ 1; break;
        }
    }
}

namespace Hardware.Testing.Tests;

/// <summary>A queue that takes a word too many: full is told one word too late.</summary>
[Module]
public sealed partial class OverflowingFifo(int width, int depth)
{
    [In] public partial Bit Push { get; set; }
    [In("width")] public partial UInt Data { get; set; }
    [In] public partial Bit Pop { get; set; }

    [Reg("Log2(depth)")] partial UInt Head { get; set; }
    [Reg("Log2(depth)")] partial UInt Tail { get; set; }
    [Reg("Log2(depth + 2)")] public partial UInt Count { get; private set; }
    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Out] public UInt Front => Words[Head];

    [Clocked]
    void Advance()
    {
        var push = Push && Count <= depth;
        var pop = Pop && Count != 0;
        if (push)
        {
            Words[Tail] = Data;
            Tail++;
        }
        if (pop)
            Head++;
        if (push && !pop)
            Count++;
        else if (pop && !push)
            Count--;
    }
}

/// <summary>Adds numbers, and is wrong by one from a limit on.</summary>
[Module]
public sealed partial class LimitedAdder(int limit)
{
    [In] public partial Bit Enable { get; set; }
    [In(12)] public partial UInt Amount { get; set; }
    [In(8)] public partial SInt Unused { get; set; }
    [Reg(16)] public partial UInt Sum { get; private set; }

    [Clocked]
    void Add()
    {
        if (Enable)
            Sum = Sum + Amount + (Amount >= limit ? UInt.Of(1, 16) : UInt.Zero(16));
    }
}

/// <summary>Four signed lanes; the third is stuck when it becomes too small.</summary>
[Module]
public sealed partial class StuckLane
{
    [In(32)] public partial UInt Lanes { get; set; }
    [Reg(8)] public partial SInt Third { get; private set; }

    [Clocked]
    void Take()
    {
        var third = Lanes.Bits(23, 16).AsSInt();
        Third = Mux(third < -20, SInt.Of(-20, 8), third);
    }
}

public enum LampOp
{
    Hold,
    On,
    Off,
    Toggle,
}

/// <summary>A lamp whose state machine asserts that nobody toggles it twice in a row, though anybody may.</summary>
[Module]
public sealed partial class Lamp
{
    [In] public partial LampOp Op { get; set; }
    [Reg] public partial LampOp Last { get; private set; }
    [Reg] public partial Bit Lit { get; private set; }

    [Clocked]
    void Switch()
    {
        Assert(!(Last == LampOp.Toggle && Op == LampOp.Toggle), "toggled twice in a row");
        Last = Op;
        if (Op == LampOp.On)
            Lit = true;
        else if (Op == LampOp.Off)
            Lit = false;
        else if (Op == LampOp.Toggle)
            Lit = !Lit;
    }
}

/// <summary>Counts; assumes that it is never asked to count down at 0, where it does something wild.</summary>
[Module]
public sealed partial class DownCounter
{
    [In] public partial Bit Up { get; set; }
    [In] public partial Bit Down { get; set; }
    [Reg(8)] public partial UInt Count { get; private set; }

    [Clocked]
    void Advance()
    {
        Assume(!(Down && !Up && Count == 0), "nobody counts below 0");
        if (Up && !Down)
            Count++;
        else if (Down && !Up)
            Count = Count == 0 ? UInt.Of(77, 8) : Count - 1;
    }
}

/// <summary>A register in a stream that forgets its word when the consumer lets it wait for a second cycle.</summary>
[Module]
public sealed partial class ForgetfulSlice
{
    [In(8)] public partial Stream<UInt> Source { get; }
    [Out(8)] public partial Stream<UInt> Sink { get; }
    [Reg] partial Bit Held { get; set; }
    [Reg] partial Bit Waited { get; set; }
    [Reg(8)] partial UInt Word { get; set; }

    [Comb]
    void Connect()
    {
        Source.Ready = !Held;
        Sink.Valid = Held;
        Sink.Payload = Word;
    }

    [Clocked]
    void Advance()
    {
        if (Source.Fires)
        {
            Held = true;
            Waited = false;
            Word = Source.Payload;
        }
        else if (Held && (Sink.Ready || Waited))
            Held = false;
        else
            Waited = Held;
    }
}

[Bundle]
public sealed partial class Order : Bundle
{
    [Field(5)] public partial UInt Table { get; set; }
    [Field] public partial LampOp Kind { get; set; }
}

/// <summary>Has an input of every kind; nothing is wrong with it.</summary>
[Module]
public sealed partial class EveryInput
{
    [In] public partial Bit One { get; set; }
    [In(7)] public partial UInt Number { get; set; }
    [In(9)] public partial SInt Signed { get; set; }
    [In(130)] public partial UInt Wide { get; set; }
    [In] public partial LampOp Op { get; set; }
    [In] public partial Order Order { get; }
    [In(4, Count = "3")] public partial Vec<UInt> Taps { get; }
    [In(6)] public partial Stream<UInt> Source { get; }
    [Out(6)] public partial Stream<UInt> Sink { get; }
    [Reg(10)] public partial UInt Total { get; private set; }

    [Comb]
    void Connect()
    {
        Source.Ready = Sink.Ready && One;
        Sink.Valid = Source.Valid && One;
        Sink.Payload = Source.Payload;
    }

    [Clocked]
    void Advance() => Total = Total + Number + Taps[0];
}

/// <summary>Two registers in two clock domains.</summary>
[Module]
[ClockDomain("fast"), ClockDomain("slow")]
public sealed partial class TwoClocks
{
    [In(4)] public partial UInt A { get; set; }
    [In(4)] public partial UInt B { get; set; }
    [Reg(4)] public partial UInt Fast { get; private set; }
    [Reg(4)] public partial UInt Slow { get; private set; }

    [Clocked("fast")]
    void Quickly() => Fast = A;

    [Clocked("slow")]
    void Slowly() => Slow = B;
}

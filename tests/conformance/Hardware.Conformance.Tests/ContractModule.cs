namespace Hardware.Conformance.Tests;

/// <summary>
/// What the engine contract speaks of, in one module: every kind of signal, reset and clock, a memory, an array of children, checks.
/// </summary>
[Module]
[ClockDomain("")]
[ClockDomain("side", Reset = Hardware.Hdl.Ir.ResetKind.Asynchronous)]
public sealed partial class ContractModule
{
    [In(8)] public partial UInt A { get; set; }
    [In(100)] public partial UInt Big { get; set; }
    [In(13)] public partial SInt Number { get; set; }

    [Reg(8, Reset = 3)] public partial UInt Count { get; private set; }
    [Reg(12, ResetLess = true)] partial UInt Free { get; set; }
    [Reg(100)] partial UInt Wide { get; set; }
    [Reg(70, ResetLess = true)] partial SInt Signed { get; set; }
    [Reg(4, Reset = 5)] partial UInt Side { get; set; }
    [Memory("12", "20", Contents = "new[] { 7, 8, 9 }")] partial Mem<UInt> Words { get; }

    readonly Instances<ContractCell> _cells = new(3, () => new ContractCell());

    [Wire] UInt Sum => Count + A;
    [Out] public UInt Total => Sum + _cells[2].Q;
    [Out] public UInt Word => Words[A];
    [Out] public UInt Upper => Wide.Bits(99, 60);
    [Out] public SInt Negative => -Number;

    [Comb]
    void Connect()
    {
        _cells[0].D = A;
        for (int i = 1; i < 3; i++)
            _cells[i].D = _cells[i - 1].Q;
        Assert(A != 250, "A is 250");
        Cover(A == 1, "A is 1");
    }

    [Clocked]
    void Advance()
    {
        Count = Sum;
        Wide = Wide ^ Big;
        if (A > 100)
            Words[Count] = A.Extend(20);
        Cover(A > 100, "a word is written");
    }

    [Clocked]
    void Run()
    {
        Free = Free + 1;
        Signed = Number.Extend(70) - Signed;
    }

    [Clocked("side")]
    void AdvanceSide() => Side = Side + 1;
}

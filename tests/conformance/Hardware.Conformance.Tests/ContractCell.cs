namespace Hardware.Conformance.Tests;

/// <summary>A register between an input and an output, with a check of its own.</summary>
[Module]
public sealed partial class ContractCell
{
    [In(8)] public partial UInt D { get; set; }

    [Reg(8, Reset = 9)] public partial UInt Q { get; private set; }

    [Out] public UInt Twice => Q + Q;

    [Clocked]
    void Advance()
    {
        Q = D;
        Assert(D != 255, "the cell is given 255");
    }
}

namespace Hardware.TestDesigns;

/// <summary>Placeholder.</summary>
[Module]
public sealed partial class Shifter
{
    [In] public partial Bit In { get; set; }

    [Reg(4)] public partial UInt Bits { get; private set; }

    [Clocked]
    void Advance() => Bits = Cat(Bits.Bits(2, 0), In);
}

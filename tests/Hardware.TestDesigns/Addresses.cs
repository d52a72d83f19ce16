namespace Hardware.TestDesigns;

/// <summary>
/// Memory addresses that are computed: sums that carry, numbers with a sign, products, casts to fewer bits; and a shift with a sign that a
/// switch decides by.
/// </summary>
[Module]
public sealed partial class Addresses
{
    [In(3)] public partial UInt A { get; set; }
    [In(3)] public partial UInt B { get; set; }
    [In(3)] public partial SInt S { get; set; }
    [In(1)] public partial SInt Sign { get; set; }
    [In(8)] public partial UInt D { get; set; }
    [Memory(8, 8, Contents = "new[] { 1, 2, 3, 4, 5, 6, 7, 8 }")] partial Mem<UInt> Words { get; }

    [Memory(5, 8, Contents = "new[] { 1, 2, 3, 4, 5 }")] partial Mem<UInt> Five { get; }

    [Out] public UInt Shifted => Five[(S >> A).AsUInt()];
    [Out] public UInt Sum => Words[A + B];
    [Out] public UInt Difference => Words[A - B];
    [Out] public UInt Product => Words[(A * B).Truncate(3)];
    [Out] public UInt Signed => Words[S.AsUInt()];
    [Out] public UInt Negated => Words[(-S).AsUInt()];
    [Out] public UInt SignedProduct => Words[(S * S).Truncate(3).AsUInt()];

    [Out(8)] public partial UInt Chosen { get; private set; }

    [Comb]
    void Choose()
    {
        switch ((Sign >> A).AsUInt().Value)
        {
            case 0:
                Chosen = D;
                break;
            default:
                Chosen = ~D;
                break;
        }
    }

    [Clocked]
    void Write()
    {
        Words[A + 3] = D;
        Words[(S + 1).AsUInt()] = D;
    }
}

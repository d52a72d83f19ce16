using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// T_C processing elements of T_P multipliers each. One activation row goes to all elements. Stacked (k = 2), elements 2i and 2i + 1
/// form one of 2 T_P multipliers: the odd element sees the upper half of the row, and its sum goes into the even one's accumulator.
/// </summary>
/// <param name="elements">T_C, even.</param>
/// <param name="multipliers">T_P, a power of two.</param>
[Module]
public sealed partial class DotArray(int elements, int multipliers)
{
    [In] public partial Bit Enable { get; set; }
    [In] public partial Bit First { get; set; }
    [In] public partial Bit Stacked { get; set; }

    /// <summary>The row; without stacking only its lower half counts.</summary>
    [In("16 * multipliers")] public partial UInt Activations { get; set; }

    /// <summary>Bit c: element c takes a weight.</summary>
    [In("elements")] public partial UInt LoadWeight { get; set; }
    [In("Log2(multipliers)")] public partial UInt WeightIndex { get; set; }
    [In(8)] public partial SInt WeightData { get; set; }

    readonly Instances<DotPe> _pes = new(elements, () => new DotPe(multipliers));

    [Out] public UInt Accumulators => Cat(Enumerable.Range(0, elements).Reverse().Select(c => _pes[c].Accumulator.AsUInt()).ToArray());

    [Wire] UInt Lower => Activations.Bits(8 * multipliers - 1, 0);
    [Wire] UInt OddRow => Stacked ? Activations.Bits(16 * multipliers - 1, 8 * multipliers) : Lower;

    [Comb]
    void Connect()
    {
        for (int c = 0; c < elements; c++)
        {
            _pes[c].Enable = Enable;
            _pes[c].First = First;
            _pes[c].AddPartner = c % 2 == 0 ? Stacked : false;
            _pes[c].Activations = c % 2 == 0 ? Lower : OddRow;
            _pes[c].LoadWeight = LoadWeight[c];
            _pes[c].WeightIndex = WeightIndex;
            _pes[c].WeightData = WeightData;
            _pes[c].PartnerSum = c % 2 == 0 ? _pes[c + 1].RowSum : SInt.Zero(32);
        }
    }
}

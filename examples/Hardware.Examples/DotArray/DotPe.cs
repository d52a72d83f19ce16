using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// A processing element that multiplies a row of int8 activations with its own column of weights, sums the products in a tree, and
/// accumulates; of a pair of elements the first can take the second's sum into its accumulator.
/// </summary>
/// <param name="multipliers">Number of multipliers, a power of two.</param>
[Module]
public sealed partial class DotPe(int multipliers)
{
    [In] public partial Bit Enable { get; set; }

    /// <summary>The accumulator starts over with this row.</summary>
    [In] public partial Bit First { get; set; }

    /// <summary>The partner's sum is added to this element's.</summary>
    [In] public partial Bit AddPartner { get; set; }

    [In("8 * multipliers")] public partial UInt Activations { get; set; }
    [In] public partial Bit LoadWeight { get; set; }
    [In("Log2(multipliers)")] public partial UInt WeightIndex { get; set; }
    [In(8)] public partial SInt WeightData { get; set; }
    [In(32)] public partial SInt PartnerSum { get; set; }

    [Reg(8, Count = "multipliers")] partial Vec<SInt> Weights { get; }
    [Reg(32)] public partial SInt Accumulator { get; private set; }

    /// <summary>The dot product of this cycle's row with the weights.</summary>
    [Out] public SInt RowSum => Products();

    [Clocked]
    void Accumulate()
    {
        if (LoadWeight)
            Weights[WeightIndex] = WeightData;
        if (Enable)
        {
            var sum = RowSum + (AddPartner ? PartnerSum : SInt.Zero(32));
            Accumulator = First ? sum : Accumulator + sum;
        }
    }

    SInt Products()
    {
        var level = Enumerable.Range(0, multipliers)
            .Select(i => (Activations.Bits(8 * i + 7, 8 * i).AsSInt() * Weights[i]).Extend(32)).ToArray();
        while (level.Length > 1)
            level = level.Chunk(2).Select(pair => pair[0] + pair[1]).ToArray();
        return level[0];
    }
}

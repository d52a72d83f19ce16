using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// Lanes of int32 that execute one operation per cycle on an operand each, with masks, and registered reductions: the sum and the
/// maximum of the unmasked accumulators of the cycle before.
/// </summary>
/// <param name="lanes">Number of lanes, a power of two.</param>
[Module]
public sealed partial class VectorUnit(int lanes)
{
    [In] public partial VectorOp Op { get; set; }
    [In("32 * lanes")] public partial UInt Operands { get; set; }

    readonly Instances<VectorLane> _lanes = new(lanes, () => new VectorLane());

    [Reg(32)] public partial SInt Sum { get; private set; }
    [Reg(32)] public partial SInt Maximum { get; private set; }

    [Out] public UInt Masks => Cat(Enumerable.Range(0, lanes).Reverse().Select(i => _lanes[i].Mask).ToArray());
    [Out] public UInt Accumulators => Cat(Enumerable.Range(0, lanes).Reverse().Select(i => _lanes[i].Accumulator.AsUInt()).ToArray());

    [Comb]
    void Connect()
    {
        for (int i = 0; i < lanes; i++)
        {
            _lanes[i].Op = Op;
            _lanes[i].Operand = Operands.Bits(32 * i + 31, 32 * i).AsSInt();
        }
    }

    [Clocked]
    void Reduce()
    {
        Sum = Tree(Enumerable.Range(0, lanes).Select(i => _lanes[i].Mask ? _lanes[i].Accumulator : SInt.Zero(32)), Add);
        Maximum = Tree(Enumerable.Range(0, lanes).Select(i => _lanes[i].Mask ? _lanes[i].Accumulator : SInt.Of(int.MinValue, 32)), Greater);
    }

    /// <summary>Combines neighbours level by level.</summary>
    static SInt Tree(IEnumerable<SInt> leaves, Func<SInt, SInt, SInt> combine)
    {
        var level = leaves.ToArray();
        while (level.Length > 1)
            level = level.Chunk(2).Select(pair => combine(pair[0], pair[1])).ToArray();
        return level[0];
    }

    static SInt Add(SInt a, SInt b) => a + b;

    static SInt Greater(SInt a, SInt b) => Mux(a > b, a, b);
}

using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// One processing element of a weight-stationary array: multiplies the activation that passes by with its weight and adds the sum
/// from above. Activation, valid and swap travel right, sums and the next weights travel down, one element per cycle.
/// </summary>
[Module]
public sealed partial class Pe
{
    [In] public partial Bit Stall { get; set; }
    [In] public partial Bit Load { get; set; }

    [In] public partial Bit ValidIn { get; set; }
    [In] public partial Bit SwapIn { get; set; }
    [In(8)] public partial SInt ActivationIn { get; set; }
    [In(8)] public partial SInt WeightIn { get; set; }
    [In(32)] public partial SInt SumIn { get; set; }

    [Reg] public partial Bit Valid { get; private set; }
    [Reg] public partial Bit Swap { get; private set; }
    [Reg(8)] public partial SInt Activation { get; private set; }
    [Reg(8)] public partial SInt NextWeight { get; private set; }
    [Reg(8)] partial SInt Weight { get; set; }
    [Reg(32)] public partial SInt Sum { get; private set; }

    [Clocked]
    void Advance()
    {
        if (Load)
            NextWeight = WeightIn;
        if (!Stall)
        {
            Valid = ValidIn;
            Swap = SwapIn;
            if (ValidIn)
            {
                Activation = ActivationIn;
                Sum = SumIn + ActivationIn * Weight;
            }
            if (SwapIn)
                Weight = NextWeight;
        }
    }
}

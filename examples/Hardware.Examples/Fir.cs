using System;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A finite impulse response filter in transposed form: one sample per cycle, one multiplier per tap, no adder tree.</summary>
/// <param name="taps">Coefficients, the one of the newest sample first.</param>
/// <param name="width">Bits of a sample.</param>
[Module]
public sealed partial class Fir(int[] taps, int width)
{
    int SumWidth => width + CoefficientWidth + Log2(taps.Length + 1);

    int CoefficientWidth => taps.Max(t => 1 + Log2(Math.Abs(t) + 1));

    [In] public partial Bit Valid { get; set; }
    [In("width")] public partial SInt Sample { get; set; }

    /// <summary>Partial sums; the first is the filter's output.</summary>
    [Reg("SumWidth", Count = "taps.Length")] partial Vec<SInt> Sums { get; }

    [Out] public SInt Output => Sums[0];

    [Clocked]
    void Filter()
    {
        if (Valid)
        {
            for (int i = 0; i < taps.Length; i++)
            {
                var product = (Sample * SInt.Of(taps[i], CoefficientWidth)).Extend(SumWidth);
                Sums[i] = i == taps.Length - 1 ? product : product + Sums[i + 1];
            }
        }
    }
}

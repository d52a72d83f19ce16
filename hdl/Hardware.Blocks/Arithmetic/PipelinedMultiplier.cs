using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>A signed multiplier with registers behind it for retiming: one product per enabled cycle, latency <paramref name="stages"/> cycles.</summary>
/// <param name="width">Bits of a factor.</param>
/// <param name="stages">Registers behind the product, at least 1.</param>
[Module]
public sealed partial class PipelinedMultiplier(int width, int stages)
{
    /// <summary>Moves the pipeline.</summary>
    [In] public partial Bit Enable { get; set; }

    /// <summary>The factors are a pair to be multiplied.</summary>
    [In] public partial Bit Valid { get; set; }

    /// <summary>Left factor.</summary>
    [In("width")] public partial SInt Left { get; set; }

    /// <summary>Right factor.</summary>
    [In("width")] public partial SInt Right { get; set; }

    [Reg("2 * width", Count = "stages", ResetLess = true)] partial Vec<SInt> Products { get; }
    [Reg("stages")] partial UInt Valids { get; set; }

    /// <summary>The product of the pair that came <c>stages</c> enabled cycles ago.</summary>
    [Out] public SInt Product => Products[stages - 1];

    /// <summary>That pair was valid.</summary>
    [Out] public Bit ProductValid => Valids[stages - 1];

    [Clocked]
    void Advance()
    {
        if (Enable)
        {
            Products[0] = Left * Right;
            for (int i = 1; i < stages; i++)
                Products[i] = Products[i - 1];
            Valids = stages == 1 ? Valid.AsUInt() : Cat(Valids.Bits(stages - 2, 0), Valid);
        }
    }
}

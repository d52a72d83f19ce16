using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Counts enabled cycles in Gray code: one bit of <see cref="Code"/> changes at a time, so that another clock domain may sample it.</summary>
/// <param name="width">Bits.</param>
[Module]
public sealed partial class GrayCounter(int width)
{
    /// <summary>Counts.</summary>
    [In] public partial Bit Enable { get; set; }

    /// <summary>The count.</summary>
    [Reg("width")] public partial UInt Count { get; private set; }

    /// <summary>The count in Gray code, from a register.</summary>
    [Reg("width", CrossesDomains = true)] public partial UInt Code { get; private set; }

    [Clocked]
    void Advance()
    {
        if (Enable)
        {
            var next = Count + 1;
            Count = next;
            Code = GrayCode.Encode(next);
        }
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>The position of the lowest 1. Combinational.</summary>
/// <param name="width">Bits of the input.</param>
[Module]
public sealed partial class PriorityEncoder(int width)
{
    /// <summary>The bits searched.</summary>
    [In("width")] public partial UInt Value { get; set; }

    /// <summary>There is a 1.</summary>
    [Out] public Bit Found => Value.OrReduce();

    /// <summary>Its position; 0 when there is none.</summary>
    [Out] public UInt Index => OneHot.ToIndex(OneHot.Lowest(Value));
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Grants the lowest requester. Combinational.</summary>
/// <param name="count">Number of requesters.</param>
[Module]
public sealed partial class PriorityArbiter(int count)
{
    /// <summary>Bit i: requester i asks.</summary>
    [In("count")] public partial UInt Request { get; set; }

    /// <summary>One bit, that of the requester granted; 0 when nobody asks.</summary>
    [Out] public UInt Grant => OneHot.Lowest(Request);
}

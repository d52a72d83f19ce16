using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Grants requesters in turn: after a grant is accepted, the one after it comes first. The grant is combinational; nobody waits for
/// more than count - 1 accepted grants.
/// </summary>
/// <param name="count">Number of requesters.</param>
[Module]
public sealed partial class RoundRobinArbiter(int count)
{
    /// <summary>Bit i: requester i asks.</summary>
    [In("count")] public partial UInt Request { get; set; }

    /// <summary>The grant is used in this cycle, so that the turn moves on.</summary>
    [In] public partial Bit Accept { get; set; }

    /// <summary>Bits from the first in turn upward; all ones before the first grant.</summary>
    [Reg("count", Reset = "UInt.Ones(count)")] partial UInt Turn { get; set; }

    [Wire] UInt InTurn => OneHot.Lowest(Request & Turn);

    /// <summary>One bit, that of the requester granted; 0 when nobody asks.</summary>
    [Out] public UInt Grant => (Request & Turn).OrReduce() ? InTurn : OneHot.Lowest(Request);

    [Clocked]
    void Advance()
    {
        if (Accept && Request.OrReduce())
            Turn = ~(Grant | (Grant - 1));
    }
}

namespace Hardware.Hdl.Lowered;

/// <summary>
/// The rules by which nodes of lane spaces get the form that lanes compute best; each can be left out, with the same results.
/// </summary>
public sealed record LaneRules
{
    /// <summary>All of them.</summary>
    public static LaneRules All { get; } = new();

    /// <summary>Whether what a scalar decides for all lanes comes before what a lane decides and stays a choice, of single bits
    /// too.</summary>
    public bool BranchOnScalars { get; init; } = true;

    /// <summary>Whether a number and-ed with a bit of its lane in all places is a choice between the number and 0.</summary>
    public bool MasksAsChoices { get; init; } = true;

    /// <summary>Whether an operation that most lanes take of other lanes' values is done in lanes, on gathers of its operands.</summary>
    public bool GlueInLanes { get; init; } = true;

    /// <summary>Whether a part of a value that lanes take from a few scalars is taken from parts of those.</summary>
    public bool SliceScalars { get; init; } = true;
}

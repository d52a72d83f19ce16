namespace Hardware.Hdl.Model.Code;

/// <summary>
/// The parts of the state block that code finds in tables with a row per cycle when it plays prepared inputs: the inputs, and the values
/// that are looked at. Code that does nothing of the kind has none.
/// </summary>
internal sealed record PlayFrame(long Inputs = 0, long InputBytes = 0, long Row = 0, long RowBytes = 0)
{
    /// <summary>Everything is in the state block.</summary>
    public static PlayFrame None { get; } = new();

    /// <summary>Whether an offset of the state block is that of an input in the table.</summary>
    public bool IsInput(long offset) => offset >= Inputs && offset < Inputs + InputBytes;

    /// <summary>Whether an offset of the state block is that of a value in the other table.</summary>
    public bool IsRow(long offset) => offset >= Row && offset < Row + RowBytes;
}

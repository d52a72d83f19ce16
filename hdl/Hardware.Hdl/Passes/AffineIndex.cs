namespace Hardware.Hdl.Passes;

/// <summary>A position that moves evenly over an array of instances: <c>Offset + RowStep * row + ColumnStep * column</c>.</summary>
/// <param name="Offset">The position at row 0, column 0 (which need not be an element it is used for).</param>
/// <param name="RowStep">Change from one row to the next.</param>
/// <param name="ColumnStep">Change from one column to the next.</param>
public readonly record struct AffineIndex(int Offset, int RowStep = 0, int ColumnStep = 0)
{
    /// <summary>Whether the position is the same everywhere.</summary>
    public bool IsConstant => RowStep == 0 && ColumnStep == 0;

    /// <summary>The position at an element.</summary>
    public int At(int row, int column) => Offset + RowStep * row + ColumnStep * column;

    /// <inheritdoc/>
    public override string ToString() => $"{Offset}{Term(RowStep, "r")}{Term(ColumnStep, "c")}";

    private static string Term(int step, string index) => step switch
    {
        0 => "",
        1 => "+" + index,
        -1 => "-" + index,
        > 0 => $"+{step}{index}",
        _ => $"{step}{index}",
    };
}

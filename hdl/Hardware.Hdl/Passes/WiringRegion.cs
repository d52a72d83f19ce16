using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Passes;

/// <summary>What the elements of a region have in common.</summary>
public enum WiringKind
{
    /// <summary>Nothing drives them.</summary>
    Open,

    /// <summary>All take one and the same value: a signal, a constant, or any expression without a position in it.</summary>
    Broadcast,

    /// <summary>Each takes its own slice of one signal; the low bit is an <see cref="AffineIndex"/>.</summary>
    Slice,

    /// <summary>Each takes a port of the element at a constant distance in an array of the same dimensions.</summary>
    Neighbour,

    /// <summary>Each takes its own constant.</summary>
    Constant,

    /// <summary>Any other expression that differs between elements only in positions and constants.</summary>
    Expression,
}

/// <summary>
/// A rectangle of an instance array whose elements drive an input alike: one template expression, in which slice positions, element
/// numbers and constants may depend on row and column. A one-dimensional array is one row.
/// </summary>
public sealed class WiringRegion
{
    private readonly Dictionary<Expr, AffineIndex> _rows;
    private readonly Dictionary<Expr, AffineIndex> _columns;
    private readonly Dictionary<Const, IReadOnlyList<BitVector>> _constants;

    internal WiringRegion(
        int row,
        int column,
        int rows,
        int columns,
        Expr? template,
        Dictionary<Expr, AffineIndex> rowIndices,
        Dictionary<Expr, AffineIndex> columnIndices,
        Dictionary<Const, IReadOnlyList<BitVector>> constants)
    {
        (Row, Column, Rows, Columns, Template) = (row, column, rows, columns, template);
        (_rows, _columns, _constants) = (rowIndices, columnIndices, constants);
        Kind = Classify();
    }

    /// <summary>First row.</summary>
    public int Row { get; }

    /// <summary>First column.</summary>
    public int Column { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>What the elements have in common.</summary>
    public WiringKind Kind { get; }

    /// <summary>
    /// The driver of the region's first element. Its slices, port references and constants that differ between elements are nodes of
    /// their own, for which <see cref="LowOf"/>, <see cref="ElementOf"/> and <see cref="ValuesOf"/> answer. Null when open.
    /// </summary>
    public Expr? Template { get; }

    /// <summary>For <see cref="WiringKind.Neighbour"/>: how many rows further down the neighbour is.</summary>
    public int RowDelta => Template is PortRef port ? ElementOf(port).Row.Offset : 0;

    /// <summary>For <see cref="WiringKind.Neighbour"/>: how many columns further right the neighbour is.</summary>
    public int ColumnDelta => Template is PortRef port ? ElementOf(port).Column.Offset : 0;

    /// <summary>Low bit of a slice in the template.</summary>
    public AffineIndex LowOf(Slice slice) => _rows.TryGetValue(slice, out var low) ? low : new AffineIndex(slice.Low);

    /// <summary>Row and column of the element that a port reference in the template reads.</summary>
    public (AffineIndex Row, AffineIndex Column) ElementOf(PortRef port) => _rows.TryGetValue(port, out var row)
        ? (row, _columns[port])
        : (new AffineIndex(ArrayWiring.RowOf(port)), new AffineIndex(ArrayWiring.ColumnOf(port)));

    /// <summary>Values of a constant in the template over the region, row-major; null when all elements have the same.</summary>
    public IReadOnlyList<BitVector>? ValuesOf(Const constant) => _constants.GetValueOrDefault(constant);

    /// <summary>Whether the region holds an element.</summary>
    public bool Contains(int row, int column) => row >= Row && row < Row + Rows && column >= Column && column < Column + Columns;

    /// <summary>Place and kind: <c>[0..3][1..7] neighbour(0,-1)</c>.</summary>
    public override string ToString()
    {
        var place = $"[{Row}..{Row + Rows - 1}][{Column}..{Column + Columns - 1}]";
        return Kind switch
        {
            WiringKind.Slice when Template is Slice { Operand: SignalRef signal } slice =>
                $"{place} slice({signal.Signal.Name}, {LowOf(slice)}, {slice.Width})",
            WiringKind.Neighbour when Template is PortRef port => $"{place} neighbour({port.Port.Name}, {RowDelta}, {ColumnDelta})",
            _ => $"{place} {Kind.ToString().ToLowerInvariant()}",
        };
    }

    private WiringKind Classify() => Template switch
    {
        null => WiringKind.Open,
        PortRef port when _rows.TryGetValue(port, out var row) && row is { RowStep: 1, ColumnStep: 0 }
            && _columns[port] is { RowStep: 0, ColumnStep: 1 } => WiringKind.Neighbour,
        Slice { Operand: SignalRef } slice when _rows.ContainsKey(slice) => WiringKind.Slice,
        Const constant when _constants.ContainsKey(constant) => WiringKind.Constant,
        _ => _rows.Count == 0 && _constants.Count == 0 ? WiringKind.Broadcast : WiringKind.Expression,
    };
}

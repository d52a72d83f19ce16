using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Ir.Printing;

/// <summary>
/// Expressions of the structured IR as text: infix, every nested operation in parentheses, constants with their shape (<c>5:u8</c>),
/// changes of shape as functions (<c>u9(x)</c>, <c>signed(x)</c>). In the wiring of an array, <c>r</c> and <c>c</c> are the element's row
/// and column.
/// </summary>
public sealed class ExprPrinter
{
    private readonly WiringRegion? _region;
    private readonly IReadOnlyDictionary<Expr, string> _names;

    /// <summary>A printer that writes the nodes in <paramref name="names"/> by those names, and knows the array wiring it is in.</summary>
    internal ExprPrinter(IReadOnlyDictionary<Expr, string>? names = null, WiringRegion? region = null) =>
        (_names, _region) = (names ?? new Dictionary<Expr, string>(), region);

    /// <summary>The text of an expression.</summary>
    public static string Print(Expr expr) => new ExprPrinter().Text(expr);

    internal string Text(Expr expr) => _names.TryGetValue(expr, out var name) ? name : Definition(expr);

    /// <summary>The text of a node itself, when it has a name that its users print.</summary>
    internal string Definition(Expr expr) => expr switch
    {
        Const e when _region?.ValuesOf(e) is { } values => $"{Number(values[0], e.Shape)}..{Number(values[^1], e.Shape)}",
        Const e => Number(e.Value, e.Shape),
        SignalRef e => e.Signal.Name,
        PortRef e => $"{Element(e)}.{e.Port.Name}",
        Unary e => Symbol(e.Op) + Nested(e.Operand),
        Binary e => $"{Nested(e.Left)} {Symbol(e.Op)} {Nested(e.Right)}",
        Mux e => $"{Nested(e.Select)} ? {Nested(e.WhenTrue)} : {Nested(e.WhenFalse)}",
        Slice e => Nested(e.Operand) + Range(e),
        BitSelect e => $"{Nested(e.Operand)}[{Text(e.Position)}]",
        Concat e => $"{{{string.Join(", ", e.Parts.Select(Text))}}}",
        Resize e => $"{e.Shape}({Text(e.Operand)})",
        Reinterpret e => $"{(e.Shape.Signed ? "signed" : "unsigned")}({Text(e.Operand)})",
        MemoryRead e => $"{e.Memory.Name}[{Text(e.Address)}]",
        _ => expr.GetType().Name,
    };

    /// <summary>Decimal with its shape.</summary>
    internal static string Number(BitVector value, Shape shape) => $"{Semantics.ToBigInteger(value, shape.Signed)}:{shape}";

    private string Nested(Expr expr) =>
        _names.ContainsKey(expr) || expr is not (Unary or Binary or Mux) ? Text(expr) : $"({Text(expr)})";

    private string Range(Slice e)
    {
        if (_region?.LowOf(e) is { IsConstant: false } low)
            return e.Width == 1 ? $"[{low}]" : $"[{low with { Offset = low.Offset + e.Width - 1 }}:{low}]";
        return e.Width == 1 ? $"[{e.Low}]" : $"[{e.High}:{e.Low}]";
    }

    private string Element(PortRef e)
    {
        if (_region?.ElementOf(e) is not var (row, column) || (row.IsConstant && column.IsConstant))
            return e.Instance.ElementName(e.Element);
        return e.Instance.Dimensions.Count == 2
            ? $"{e.Instance.Name}[{Short(row)}][{Short(column)}]"
            : $"{e.Instance.Name}[{Short(column)}]";
    }

    /// <summary><c>r-1</c> for <c>-1+r</c>.</summary>
    private static string Short(AffineIndex index) => index switch
    {
        { RowStep: 1, ColumnStep: 0 } => "r" + Offset(index.Offset),
        { RowStep: 0, ColumnStep: 1 } => "c" + Offset(index.Offset),
        _ => index.ToString(),
    };

    private static string Offset(int offset) => offset == 0 ? "" : offset > 0 ? $"+{offset}" : $"{offset}";

    private static string Symbol(UnaryOp op) => op switch
    {
        UnaryOp.Not => "~",
        UnaryOp.Negate => "-",
        UnaryOp.ReduceAnd => "&",
        UnaryOp.ReduceOr => "|",
        _ => "^",
    };

    private static string Symbol(BinaryOp op) => op switch
    {
        BinaryOp.Add => "+",
        BinaryOp.Subtract => "-",
        BinaryOp.Multiply => "*",
        BinaryOp.Divide => "/",
        BinaryOp.Remainder => "%",
        BinaryOp.And => "&",
        BinaryOp.Or => "|",
        BinaryOp.Xor => "^",
        BinaryOp.Equal => "==",
        BinaryOp.NotEqual => "!=",
        BinaryOp.Less => "<",
        BinaryOp.LessOrEqual => "<=",
        BinaryOp.Greater => ">",
        BinaryOp.GreaterOrEqual => ">=",
        BinaryOp.ShiftLeft => "<<",
        _ => ">>",
    };
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Writes expressions so that every tool computes what the IR says. Three rules carry it: no operand is ever narrower than its
/// operator (a value is extended before, by concatenation or by a cast of something that has a sign), what has no name is not indexed
/// but shifted and cast, and a sign is said wherever it decides the result.
/// </summary>
internal sealed partial class ExpressionPrinter(ModuleNames names, EnumNames enums, SignalUse use)
{
    /// <summary>Values that have got a name of their own, printed instead of them.</summary>
    public Dictionary<Expr, Signal> Named { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The wiring whose template is printed, with the names of its loop variables.</summary>
    public (WiringRegion Region, string Row, string Column, Func<Const, string?> Constant)? Template { get; set; }

    /// <summary>An expression by itself; constants of an enum as its members.</summary>
    public string Text(Expr expr, EnumType? type = null) => Print(expr, type).Text;

    /// <summary>An expression as an operand of something that binds as tightly as <paramref name="least"/>.</summary>
    public string Text(Expr expr, Precedence least) => Print(expr).At(least);

    /// <summary>
    /// An expression that is compared with constants: were one of them unsigned, Verilog would make the whole comparison so, and with it a
    /// shift or a division that has a sign.
    /// </summary>
    public string Compared(Expr expr, Precedence least = Precedence.Conditional)
    {
        var printed = Print(expr);
        return printed.SignMatters ? printed.As(expr.Shape.Signed).Text : printed.At(least);
    }

    private Printed Print(Expr expr, EnumType? type = null)
    {
        if (Named.TryGetValue(expr, out var name))
            return Name(name, name.Shape.Width - 1, 0);
        switch (expr)
        {
            case Const constant:
                return Constant(constant, constant.Shape.Signed, type);
            case SignalRef reference:
                return Name(reference.Signal, reference.Width - 1, 0);
            case PortRef port:
                return Port(port, port.Width - 1, 0);
            case Unary unary:
                return PrintUnary(unary);
            case Binary binary:
                return PrintBinary(binary);
            case Mux mux:
                var (whenTrue, whenFalse, sign, matters) = Joined(Print(mux.WhenTrue, type), Print(mux.WhenFalse, type));
                var select = Print(mux.Select).At(Precedence.LogicalOr);
                return new Printed(
                    $"{select} ? {whenTrue.At(Precedence.LogicalOr)} : {whenFalse.Text}", Precedence.Conditional, sign, matters);
            case Slice slice:
                return PrintSlice(slice);
            case BitSelect bit:
                return PrintBitSelect(bit);
            case Resize { Operand: Binary { Op: BinaryOp.Multiply } product } resize
                when resize.Width > product.Width && !Named.ContainsKey(product):
                return PrintMultiply(product, resize.Width);
            case Concat or Resize { Operand.Shape.Signed: false } when Parts(expr).ToList() is { Count: > 1 } parts:
                return new Printed(Braces(parts), Precedence.Primary);
            case Concat concat:
                return Print(concat.Parts[0]);
            case Resize resize:
                return PrintResize(resize);
            case Reinterpret reinterpret when Fixed(reinterpret.Operand) is { } constant:
                return Constant(constant, reinterpret.Shape.Signed, type);
            case Reinterpret reinterpret:
                return Print(reinterpret.Operand, type);
            case MemoryRead read:
                return PrintMemoryRead(read);
            default:
                throw new InvalidOperationException($"{expr.GetType().Name} has no Verilog.");
        }
    }

    private Printed Name(Signal signal, int high, int low)
    {
        use.Read(signal, high, low);
        return new Printed(signal.Name, Precedence.Primary, signal.Shape.Signed ? TextSign.Signed : TextSign.Unsigned);
    }

    private Printed Port(PortRef port, int high, int low)
    {
        var sign = port.Shape.Signed ? TextSign.Signed : TextSign.Unsigned;
        var wire = names.PortWire(port.Instance, port.Port);
        if (Template is not { } template)
        {
            use.Read(port.Instance, port.Element, port.Port, high, low);
            if (port.Instance.Dimensions.Count == 0)
                return new Printed(wire, Precedence.Primary, sign);
            var columns = ArrayWiring.ColumnsOf(port.Instance);
            var path = names.Array(port.Instance).Path(port.Instance, $"{port.Element / columns}", $"{port.Element % columns}");
            return new Printed($"{path}.{wire}", Precedence.Primary, sign);
        }
        var region = template.Region;
        var (row, column) = region.ElementOf(port);
        for (var r = region.Row; r < region.Row + region.Rows; r++)
        {
            for (var c = region.Column; c < region.Column + region.Columns; c++)
            {
                var element = row.At(r, c) * ArrayWiring.ColumnsOf(port.Instance) + column.At(r, c);
                use.Read(port.Instance, element, port.Port, high, low);
            }
        }
        if (port.Instance.Dimensions.Count == 0)
            return new Printed(wire, Precedence.Primary, sign);
        return new Printed(
            $"{names.Array(port.Instance).Path(port.Instance, Affine(row), Affine(column))}.{wire}", Precedence.Primary, sign);
    }

    /// <summary>A position that depends on the loop variables: <c>8*r + c - 1</c>.</summary>
    private string Affine(AffineIndex index) => Affine(index, Template!.Value.Row, Template!.Value.Column);

    /// <summary>A position that depends on the loop variables: <c>8*r + c - 1</c>.</summary>
    public static string Affine(AffineIndex index, string row, string column)
    {
        (int Factor, string Variable)[] terms = [(index.RowStep, row), (index.ColumnStep, column), (index.Offset, "")];
        var text = "";
        // What is added stands before what is taken off.
        foreach (var (factor, variable) in terms.Where(t => t.Factor != 0).OrderBy(t => t.Factor < 0))
        {
            var magnitude = Math.Abs(factor);
            var term = variable.Length == 0 ? $"{magnitude}" : magnitude == 1 ? variable : $"{magnitude}*{variable}";
            text += (text.Length, factor) switch { (0, > 0) => term, (0, _) => $"0 - {term}", (_, > 0) => $" + {term}", _ => $" - {term}" };
        }
        return text.Length == 0 ? "0" : text;
    }

    /// <summary>The constant, when it is one that is the same in all elements.</summary>
    private Const? Fixed(Expr expr) => expr is Const constant && Template?.Constant(constant) is null ? constant : null;

    private Printed Constant(Const constant, bool signed, EnumType? type)
    {
        if (Template?.Constant(constant) is { } ofElement)
            return new Printed(ofElement, Precedence.Cast, TextSign.Unclear);
        if (type is not null && enums.Use(type, constant.Value) is { } member)
            return new Printed(member, Precedence.Primary);
        if (!signed)
            return new Printed(Literals.Unsigned(constant.Value), Precedence.Primary);
        var literal = Literals.Signed(constant.Value);
        return new Printed(literal, literal[0] == '-' ? Precedence.Unary : Precedence.Primary, TextSign.Signed);
    }

    private Printed PrintUnary(Unary unary)
    {
        var operand = Print(unary.Operand);
        var bit = unary.Operand.Width == 1;
        return unary.Op switch
        {
            UnaryOp.Not => new Printed(
                $"{(bit ? "!" : "~")}{operand.At(Precedence.Primary)}",
                Precedence.Unary, bit ? TextSign.Unsigned : operand.Sign, operand.SignMatters),
            UnaryOp.Negate => operand with { Text = $"-{operand.At(Precedence.Primary)}", Precedence = Precedence.Unary },
            _ when bit => operand,
            UnaryOp.ReduceAnd => new Printed($"&{operand.At(Precedence.Primary)}", Precedence.Unary),
            UnaryOp.ReduceOr => new Printed($"|{operand.At(Precedence.Primary)}", Precedence.Unary),
            _ => new Printed($"^{operand.At(Precedence.Primary)}", Precedence.Unary),
        };
    }
}

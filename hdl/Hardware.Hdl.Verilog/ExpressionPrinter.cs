using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Writes expressions so that every tool computes what the IR says. Three rules carry it: no operand is ever narrower than its
/// operator (a value is extended before, by concatenation or by a cast of something that has a sign), what has no name is not indexed
/// but shifted and cast, and a sign is said wherever it decides the result.
/// </summary>
internal sealed class ExpressionPrinter(ModuleNames names, EnumNames enums, SignalUse use)
{
    /// <summary>Values that have got a name of their own, printed instead of them.</summary>
    public Dictionary<Expr, Signal> Named { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The wiring whose template is printed, with the names of its loop variables.</summary>
    public (WiringRegion Region, string Row, string Column, Func<Const, string?> Constant)? Template { get; set; }

    /// <summary>An expression by itself; constants of an enum as its members.</summary>
    public string Text(Expr expr, EnumType? type = null) => Print(expr, type).Text;

    /// <summary>An expression as an operand of something that binds as tightly as <paramref name="least"/>.</summary>
    public string Text(Expr expr, Precedence least) => Print(expr).At(least);

    /// <summary>The address as a memory's index: exactly as wide as the depth needs.</summary>
    public string Index(MemoryDef memory, Expr address)
    {
        if (Fixed(address) is { } constant)
            return constant.Value.Low.ToString();
        // Icarus computes an index with a carry bit more than its operands have, and so reads past the end: the cast keeps it out. A signed index may be negative.
        var index = Print(new Resize(new Reinterpret(address, false), IndexWidth(memory)));
        if (index.Precedence <= Precedence.Unary)
            index = Cast(IndexWidth(memory), index.Text) with { Sign = index.Sign };
        return index.Sign == TextSign.Unsigned ? index.Text : index.As(signed: false).Text;
    }

    /// <summary>The condition under which an address is inside a memory; null when it always is.</summary>
    public string? InRange(MemoryDef memory, Expr address)
    {
        if (Fixed(address) is { } constant)
            return Literals.Number(constant.Value) < memory.Depth ? null : "1'b0";
        if (BigInteger.One << address.Width <= memory.Depth)
            return null;
        return memory.Depth == 1
            ? $"{Text(address, Precedence.Comparison)} == {Literals.Unsigned(BitVector.Zero(address.Width))}"
            : $"{Text(address, Precedence.Comparison)} < {Literals.Unsigned(new BitVector(address.Width, (ulong)memory.Depth))}";
    }

    private static int IndexWidth(MemoryDef memory) => BitOperations.Log2((uint)Math.Max(1, memory.Depth - 1)) + 1;

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
                $"{(bit ? "!" : "~")}{operand.At(Precedence.Primary)}", Precedence.Unary, bit ? TextSign.Unsigned : operand.Sign, operand.SignMatters),
            UnaryOp.Negate => operand with { Text = $"-{operand.At(Precedence.Primary)}", Precedence = Precedence.Unary },
            _ when bit => operand,
            UnaryOp.ReduceAnd => new Printed($"&{operand.At(Precedence.Primary)}", Precedence.Unary),
            UnaryOp.ReduceOr => new Printed($"|{operand.At(Precedence.Primary)}", Precedence.Unary),
            _ => new Printed($"^{operand.At(Precedence.Primary)}", Precedence.Unary),
        };
    }

    private Printed PrintBinary(Binary binary)
    {
        var bit = binary.Width == 1 && binary.Left.Width == 1;
        return binary.Op switch
        {
            BinaryOp.Add => Infix(binary, "+", Precedence.Additive, associative: true),
            BinaryOp.Subtract => Infix(binary, "-", Precedence.Additive),
            BinaryOp.And when bit => Infix(binary, "&&", Precedence.LogicalAnd, associative: true),
            BinaryOp.Or when bit => Infix(binary, "||", Precedence.LogicalOr, associative: true),
            BinaryOp.And => Infix(binary, "&", Precedence.And, associative: true),
            BinaryOp.Or => Infix(binary, "|", Precedence.Or, associative: true),
            BinaryOp.Xor => Infix(binary, "^", Precedence.Xor, associative: true),
            BinaryOp.Multiply => PrintMultiply(binary, binary.Width),
            BinaryOp.Divide or BinaryOp.Remainder => PrintDivide(binary),
            BinaryOp.ShiftLeft or BinaryOp.ShiftRight => PrintShift(binary),
            _ => PrintComparison(binary),
        };
    }

    private Printed Infix(Binary binary, string op, Precedence precedence, bool associative = false)
    {
        var (left, right, sign, matters) = Joined(Print(binary.Left), Print(binary.Right));
        if (precedence is Precedence.LogicalAnd or Precedence.LogicalOr)
            (sign, matters) = (TextSign.Unsigned, false);
        var least = associative && binary.Right is Binary same && same.Op == binary.Op ? precedence : precedence + 1;
        return new Printed($"{left.At(precedence)} {op} {right.At(least)}", precedence, sign, matters);
    }

    /// <summary>
    /// Two operands of one operator, whose signs Verilog joins: unsigned as soon as one is. What would change by that is closed off.
    /// </summary>
    private static (Printed Left, Printed Right, TextSign Sign, bool Matters) Joined(Printed left, Printed right)
    {
        if (left.Sign == right.Sign && left.Sign != TextSign.Unclear)
            return (left, right, left.Sign, left.SignMatters || right.SignMatters);
        if (left.SignMatters)
            left = left.As(signed: false);
        if (right.SignMatters)
            right = right.As(signed: false);
        var sign = left.Sign == TextSign.Unsigned || right.Sign == TextSign.Unsigned ? TextSign.Unsigned : TextSign.Unclear;
        return (left, right, sign, false);
    }

    /// <summary>The operand with the sign its operator needs.</summary>
    private Printed Signed(Expr expr, bool signed)
    {
        if (Fixed(expr) is { } constant)
            return Constant(constant, signed, null);
        var printed = Print(expr);
        return printed.Sign == (signed ? TextSign.Signed : TextSign.Unsigned) ? printed : printed.As(signed);
    }

    /// <summary>Both operands with the sign the operator needs; one unsigned operand makes both unsigned.</summary>
    private (Printed Left, Printed Right) Signed(Binary binary)
    {
        if (binary.Left.Shape.Signed)
            return (Signed(binary.Left, true), Signed(binary.Right, true));
        var (left, right) = (Print(binary.Left), Print(binary.Right));
        if (Fixed(binary.Left) is not null)
            left = Signed(binary.Left, false);
        else if (Fixed(binary.Right) is not null || right.Sign != TextSign.Unsigned)
            right = Signed(binary.Right, false);
        (left, right, _, _) = Joined(left, right);
        return (left, right);
    }

    private Printed PrintComparison(Binary binary)
    {
        if (Decided(binary) is { } known)
            return new Printed(known ? "1'b1" : "1'b0", Precedence.Primary);
        var op = binary.Op switch
        {
            BinaryOp.Equal => "==",
            BinaryOp.NotEqual => "!=",
            BinaryOp.Less => "<",
            BinaryOp.LessOrEqual => "<=",
            BinaryOp.Greater => ">",
            _ => ">=",
        };
        var precedence = binary.Op is BinaryOp.Equal or BinaryOp.NotEqual ? Precedence.Equality : Precedence.Comparison;
        Printed left, right;
        if (precedence == Precedence.Equality)
        {
            var type = EnumOf(binary.Left) ?? EnumOf(binary.Right);
            (left, right, _, _) = Joined(Print(binary.Left, type), Print(binary.Right, type));
        }
        else
        {
            (left, right) = Signed(binary);
        }
        return new Printed($"{left.At(precedence + 1)} {op} {right.At(precedence + 1)}", precedence);
    }

    /// <summary>A comparison with the end of the range, which is decided without looking; linters say so.</summary>
    private bool? Decided(Binary binary)
    {
        if (binary.Op is BinaryOp.Equal or BinaryOp.NotEqual)
            return null;
        var width = binary.Left.Width;
        var signed = binary.Left.Shape.Signed;
        var ones = Semantics.Ones(width);
        var least = signed ? new Shift(width).Least : BitVector.Zero(width);
        var most = signed ? new Shift(width).Most : ones;
        if (Fixed(binary.Right) is { } right)
        {
            return binary.Op switch
            {
                BinaryOp.Less when right.Value == least => false,
                BinaryOp.GreaterOrEqual when right.Value == least => true,
                BinaryOp.Greater when right.Value == most => false,
                BinaryOp.LessOrEqual when right.Value == most => true,
                _ => null,
            };
        }
        if (Fixed(binary.Left) is { } left)
        {
            return binary.Op switch
            {
                BinaryOp.Greater when left.Value == least => false,
                BinaryOp.LessOrEqual when left.Value == least => true,
                BinaryOp.Less when left.Value == most => false,
                BinaryOp.GreaterOrEqual when left.Value == most => true,
                _ => null,
            };
        }
        return null;
    }

    /// <summary>The ends of the range of signed numbers of a width.</summary>
    private readonly struct Shift(int width)
    {
        public BitVector Least => Semantics.FromBigInteger(BigInteger.One << (width - 1), width);

        public BitVector Most => Semantics.FromBigInteger((BigInteger.One << (width - 1)) - 1, width);
    }

    private static EnumType? EnumOf(Expr expr) => expr switch
    {
        SignalRef reference => reference.Signal.Enum,
        PortRef port => port.Port.Enum,
        _ => null,
    };

    /// <summary>
    /// A product of both operands at the product's width, or at once at the wider one it is used at: there signed and unsigned have the
    /// same low bits.
    /// </summary>
    private Printed PrintMultiply(Binary binary, int width)
    {
        var (left, right, sign, matters) = Joined(Print(new Resize(binary.Left, width)), Print(new Resize(binary.Right, width)));
        return new Printed(
            $"{left.At(Precedence.Multiplicative)} * {right.At(Precedence.Unary)}", Precedence.Multiplicative, sign, matters);
    }

    private Printed PrintDivide(Binary binary)
    {
        var signed = binary.Shape.Signed;
        var width = binary.Width;
        var divide = binary.Op == BinaryOp.Divide;
        var divisor = Fixed(binary.Right)?.Value;
        var ones = new Const(Semantics.Ones(width), signed);
        if (divisor is { IsZero: true })
            return divide ? Constant(ones, signed, null) : Print(binary.Left);
        if (divide && signed && divisor == ones.Value)
            return Print(new Unary(UnaryOp.Negate, binary.Left));
        // A divisor of one bit is 1 when it is not 0; so is a signed one, which then means -1.
        var (left, right) = (Signed(binary.Left, signed), Signed(binary.Right, signed));
        var sign = signed ? TextSign.Signed : TextSign.Unsigned;
        var quotient = $"{left.At(Precedence.Multiplicative)} {(divide ? "/" : "%")} {right.At(Precedence.Unary)}";
        if (divisor is not null)
            return new Printed(quotient, Precedence.Multiplicative, sign, signed);
        var byZero = divide ? Constant(ones, signed, null).Text : left.At(Precedence.LogicalOr);
        var zero = signed ? Literals.Signed(BitVector.Zero(width)) : Literals.Unsigned(BitVector.Zero(width));
        var guarded = $"{right.At(Precedence.Comparison)} == {zero} ? {byZero} : ";
        // The one quotient that wraps, which Verilator computes as 0 when it is exactly as wide as a machine word.
        if (divide && signed && width is 32 or 64)
            guarded += $"{right.At(Precedence.Comparison)} == {Constant(ones, true, null).Text} ? -{left.At(Precedence.Primary)} : ";
        return new Printed(guarded + quotient, Precedence.Conditional, sign, signed);
    }

    private Printed PrintShift(Binary binary)
    {
        var right = binary.Op == BinaryOp.ShiftRight;
        if (binary.Right.Width > MostAmountBits && Fixed(binary.Right) is null)
        {
            var past = new Binary(binary.Op, binary.Left, new Const(new BitVector(32, (ulong)binary.Width)));
            return Print(new Mux(HighBits(binary.Right), past, new Binary(binary.Op, binary.Left, LowBits(binary.Right))));
        }
        var arithmetic = right && binary.Shape.Signed;
        var value = arithmetic ? Signed(binary.Left, true) : Print(binary.Left);
        var amount = Fixed(binary.Right) is { } constant
            ? BigInteger.Min(Literals.Number(constant.Value), binary.Width).ToString()
            : Amount(binary.Right);
        return new Printed(
            $"{value.At(Precedence.Shift)} {(arithmetic ? ">>>" : right ? ">>" : "<<")} {amount}",
            Precedence.Shift,
            value.Sign,
            arithmetic || value.SignMatters);
    }

    // Verilator refuses amounts that it finds to be constant and wider than this.
    private const int MostAmountBits = 32;

    private static Unary HighBits(Expr amount) => new(UnaryOp.ReduceOr, new Slice(amount, amount.Width - 1, MostAmountBits));

    private static Slice LowBits(Expr amount) => new(amount, MostAmountBits - 1, 0);

    private string Amount(Expr amount) => Print(amount).At(Precedence.Unary);

    private Printed PrintBitSelect(BitSelect bit)
    {
        if (Fixed(bit.Position) is { } constant)
        {
            var position = Literals.Number(constant.Value);
            return position < bit.Operand.Width
                ? PrintSlice(new Slice(bit.Operand, (int)position, (int)position))
                : new Printed("1'b0", Precedence.Primary);
        }
        if (bit.Position.Width > MostAmountBits)
            return Print(new Mux(HighBits(bit.Position), new Const(BitVector.Zero(1)), new BitSelect(bit.Operand, LowBits(bit.Position))));
        var width = bit.Operand.Width;
        if (Base(bit.Operand) is { } name && width == 1L << Math.Min(bit.Position.Width, 32))
            return new Printed($"{name(width - 1, 0)}[{Text(bit.Position)}]", Precedence.Primary);
        return new Printed(
            $"1'({Print(bit.Operand).At(Precedence.Shift)} >> {Amount(bit.Position)})", Precedence.Cast, TextSign.Unclear);
    }

    /// <summary>For what has a name, and so can be indexed: its text, given the bits that will be read. Null for all else.</summary>
    private Func<int, int, string>? Base(Expr expr)
    {
        if (Named.TryGetValue(expr, out var name))
            return name.Shape.Width > 1 ? (high, low) => Name(name, high, low).Text : null;
        return expr switch
        {
            { Width: 1 } => null,
            SignalRef reference => (high, low) => Name(reference.Signal, high, low).Text,
            PortRef port => (high, low) => Port(port, high, low).Text,
            MemoryRead read when InRange(read.Memory, read.Address) is null => (_, _) => PrintMemoryRead(read).Text,
            Reinterpret reinterpret => Base(reinterpret.Operand),
            _ => null,
        };
    }

    private Printed PrintSlice(Slice slice)
    {
        var (operand, width) = (slice.Operand, slice.Width);
        var low = Template?.Region.LowOf(slice) ?? new AffineIndex(slice.Low);
        if (width == operand.Width)
            return Print(operand);
        if (low.IsConstant && Inside(operand, slice.High, slice.Low) is { } inner)
            return Print(inner);
        if (Base(operand) is { } name)
        {
            if (!low.IsConstant)
            {
                var index = Affine(low);
                var text = name(operand.Width - 1, 0);
                return new Printed(width == 1 ? $"{text}[{index}]" : $"{text}[{index} +: {width}]", Precedence.Primary);
            }
            return new Printed(name(slice.High, slice.Low) + Range(slice.High, slice.Low), Precedence.Primary);
        }
        var value = Print(operand);
        var position = low.IsConstant ? low.Offset.ToString() : $"({Affine(low)})";
        return Cast(width, position == "0" ? value.Text : $"{value.At(Precedence.Shift)} >> {position}");
    }

    private static string Range(int high, int low) => high == low ? $"[{low}]" : $"[{high}:{low}]";

    private static Printed Cast(int width, string text) => new($"{width}'({text})", Precedence.Cast, TextSign.Unclear);

    /// <summary>What bits <c>[high:low]</c> of an operand are when they lie inside one of its own operands; null when they do not.</summary>
    private Expr? Inside(Expr operand, int high, int low)
    {
        switch (operand)
        {
            case Const constant when Fixed(constant) is not null:
                return new Const(Semantics.Slice(constant.Value, high, low));
            case Reinterpret reinterpret:
                return new Slice(reinterpret.Operand, high, low);
            case Resize resize when high < resize.Operand.Width:
                return new Slice(resize.Operand, high, low);
            case Slice slice when Template?.Region.LowOf(slice).IsConstant ?? true:
                return new Slice(slice.Operand, slice.Low + high, slice.Low + low);
            case Concat concat:
                var top = concat.Width;
                foreach (var part in concat.Parts)
                {
                    top -= part.Width;
                    if (low >= top && high < top + part.Width)
                        return new Slice(part, high - top, low - top);
                }
                return null;
            default:
                return null;
        }
    }

    private Printed PrintResize(Resize resize)
    {
        var operand = resize.Operand;
        if (resize.Width == operand.Width)
            return Print(operand);
        if (Fixed(operand) is { } constant)
        {
            var value = Semantics.Resize(constant.Value, resize.Width, constant.Shape.Signed);
            return Constant(new Const(value, constant.Shape.Signed), constant.Shape.Signed, null);
        }
        if (resize.Width < operand.Width)
            return PrintSlice(new Slice(operand, resize.Width - 1, 0));
        // Only what has a name may be cast as it is: in an expression, tools would compute the operators inside at the new width.
        var named = operand is SignalRef or PortRef || Named.ContainsKey(operand);
        return Cast(resize.Width, named ? Print(operand).Text : Print(operand).As(signed: true).Text);
    }

    /// <summary>The parts of what is printed as one concatenation: nested ones, and the zeros of an extension, side by side.</summary>
    private IEnumerable<Expr> Parts(Expr expr)
    {
        if (Named.ContainsKey(expr))
            return [expr];
        switch (expr)
        {
            case Concat concat:
                return concat.Parts.SelectMany(Parts);
            case Resize { Operand: not Const, Operand.Shape.Signed: false } resize when resize.Width > resize.Operand.Width:
                return Parts(resize.Operand).Prepend(new Const(BitVector.Zero(resize.Width - resize.Operand.Width)));
            default:
                return [expr];
        }
    }

    private string Braces(List<Expr> parts)
    {
        if (parts.TrueForAll(p => p == parts[0]))
            return $"{{{parts.Count}{{{Text(parts[0])}}}}}";
        return $"{{{string.Join(", ", parts.Select(p => Fixed(p) is { } constant
            ? Literals.Unsigned(constant.Value) : Text(p)))}}}";
    }

    private Printed PrintMemoryRead(MemoryRead read)
    {
        var zero = new Const(BitVector.Zero(read.Width), read.Shape.Signed);
        var inRange = InRange(read.Memory, read.Address);
        if (inRange == "1'b0")
            return Print(zero);
        var sign = read.Shape.Signed ? TextSign.Signed : TextSign.Unsigned;
        use.Read(read.Memory);
        var word = $"{read.Memory.Name}[{Index(read.Memory, read.Address)}]";
        return inRange is null
            ? new Printed(word, Precedence.Primary, sign)
            : new Printed($"{inRange} ? {word} : {Print(zero).Text}", Precedence.Conditional, sign);
    }
}

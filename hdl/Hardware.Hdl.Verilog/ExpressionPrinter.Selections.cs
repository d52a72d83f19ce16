using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <content>Bits, ranges, extensions and concatenations.</content>
internal sealed partial class ExpressionPrinter
{
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

    /// <summary>What bits <c>[high:low]</c> of an operand are when they lie inside one of its own operands; null when they do
    /// not.</summary>
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
}

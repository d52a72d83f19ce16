using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <content>Operators of two operands: what Verilog makes of their widths and signs.</content>
internal sealed partial class ExpressionPrinter
{
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
}

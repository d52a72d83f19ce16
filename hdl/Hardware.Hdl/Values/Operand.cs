using System.Numerics;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Values;

/// <summary>
/// A value of any kind taken out of its struct: the one place where wide and recorded operations of <see cref="UInt"/>,
/// <see cref="SInt"/> and <see cref="Bit"/> are done. Plain values up to 64 bits do not come here.
/// </summary>
internal readonly struct Operand
{
    private readonly Expr? _expr;
    private readonly BitVector _bits;

    public Operand(Expr expr, bool unsized = false)
    {
        Shape = expr.Shape;
        IsUnsized = unsized;
        if (expr is Const constant)
            _bits = constant.Value;
        else
            _expr = expr;
    }

    public Operand(BitVector bits, bool signed, bool unsized = false)
    {
        _bits = bits;
        Shape = new Shape(bits.Width, signed);
        IsUnsized = unsized;
    }

    public Shape Shape { get; }

    public int Width => Shape.Width;

    public bool IsUnsized { get; }

    public bool IsRecorded => _expr is not null;

    /// <summary>A number without a width: exact, whatever it is combined with.</summary>
    public bool IsLiteral => IsUnsized && _expr is null;

    /// <summary>A recorded choice with a literal among its arms: natively its width is that of the arm taken.</summary>
    public bool IsLiteralChoice => IsUnsized && _expr is not null;

    public Expr Expr => _expr ?? new Const(_bits, Shape.Signed);

    public BitVector Bits => _expr is null
        ? _bits
        : throw new HdlException("HDL6002",
            "a signal's value is asked for while the hardware is being built: compute with the signal itself, or read it in a test bench");

    public BigInteger Number => Semantics.ToBigInteger(Bits, Shape.Signed);

    public static Operand Literal(BigInteger value, bool signed)
    {
        if (!signed && value.Sign < 0)
            throw Negative(value);
        var width = value.Sign < 0 ? (int)(-value - 1).GetBitLength() + 1 : (int)value.GetBitLength() + (signed ? 1 : 0);
        return new Operand(Semantics.FromBigInteger(value, Math.Max(width, 1)), signed, unsized: true);
    }

    public static HdlException Negative(BigInteger value) =>
        new("HDL1005", $"{value} is negative, but a UInt has no sign: use SInt, or a value that is not negative");

    public static Operand Unary(UnaryOp op, Operand a)
    {
        if (op == UnaryOp.Negate && a.IsLiteral)
            return Literal(-a.Number, a.Shape.Signed);
        a.RequireSized(op switch
        {
            UnaryOp.Not => "~",
            UnaryOp.Negate => "-",
            UnaryOp.ReduceAnd => ".AndReduce()",
            UnaryOp.ReduceOr => ".OrReduce()",
            _ => ".XorReduce()",
        });
        if (a.IsRecorded)
            return new Operand(new Unary(op, a.Expr));
        return new Operand(Semantics.Evaluate(op, a.Bits, a.Shape), a.Shape.Signed && op is UnaryOp.Not or UnaryOp.Negate);
    }

    public static Operand Binary(BinaryOp op, Operand a, Operand b) => op switch
    {
        BinaryOp.Add or BinaryOp.Subtract or BinaryOp.And or BinaryOp.Or or BinaryOp.Xor => AtWiderWidth(op, a, b),
        BinaryOp.Multiply => Product(a, b),
        BinaryOp.Divide or BinaryOp.Remainder => Quotient(op, a, b),
        BinaryOp.ShiftLeft or BinaryOp.ShiftRight => Shift(op, a, b),
        _ => Apply(op, a, b, Math.Max(a.Width, b.Width)),
    };

    public Operand Resize(int width)
    {
        RequirePositive(width);
        if (!IsRecorded)
            return new Operand(Semantics.Resize(_bits, width, Shape.Signed), Shape.Signed);
        return width == Width ? new Operand(Expr) : new Operand(new Resize(Expr, width));
    }

    public Operand Extend(int width)
    {
        RequirePositive(width);
        if (width >= Width)
            return Resize(width);
        throw IsUnsized
            ? DoesNotFit(width)
            : new HdlException("HDL1007", $".Extend({width}) of a value of {Width} bits would narrow it: write .Truncate({width}) "
                + $"or .Resize({width})");
    }

    public Operand Truncate(int width)
    {
        if (width > Width && !IsUnsized)
            throw new HdlException("HDL1007", $".Truncate({width}) of a value of {Width} bits would widen it: write "
                + $".Extend({width}) or .Resize({width})");
        return Resize(width);
    }

    public Operand Fit(Shape target)
    {
        if (target.Signed != Shape.Signed)
        {
            throw new HdlException("HDL1010", Shape.Signed
                ? "the value is signed, its target is not: write .AsUInt()"
                : "the value is unsigned, its target is not: write .AsSInt()");
        }
        if (Width <= target.Width)
            return Resize(target.Width);
        throw IsUnsized
            ? DoesNotFit(target.Width)
            : new HdlException("HDL1001",
                $"the value is {Width} bits but its target is {target.Width}: write .Truncate({target.Width}), or widen the target");
    }

    public Operand Slice(int high, int low)
    {
        if (low < 0 || high < low || (high >= Width && !IsLiteral))
        {
            throw new HdlException("HDL1006", high == low
                ? $"bit {high} is outside a value of {Width} bits: use 0 to {Width - 1}"
                : $"bits {high} down to {low} are not inside a value of {Width} bits: use {Width - 1} to 0, the higher one first");
        }
        if (!IsRecorded)
            return new Operand(Semantics.Slice(high < Width ? _bits : Semantics.Resize(_bits, high + 1, Shape.Signed), high, low), false);
        RequireSized(high == low ? "[]" : ".Bits()");
        return high == Width - 1 && low == 0 && !Shape.Signed ? this : new Operand(new Slice(Expr, high, low));
    }

    public Operand BitAt(Operand position)
    {
        RequireSized("[]");
        return !IsRecorded && !position.IsRecorded
            ? new Operand(Semantics.BitSelect(_bits, position._bits), false)
            : new Operand(new BitSelect(Expr, position.Expr));
    }

    public Operand As(bool signed)
    {
        RequireSized(signed ? ".AsSInt()" : ".AsUInt()");
        return signed == Shape.Signed ? this
            : IsRecorded ? new Operand(new Reinterpret(Expr, signed)) : new Operand(_bits, signed);
    }

    public static Operand Concat(ReadOnlySpan<UInt> parts)
    {
        if (parts.IsEmpty)
            throw new HdlException("HDL1007", "Cat of nothing has no bits: give it at least one value");
        var operands = new Operand[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            operands[i] = parts[i].ToOperand();
            operands[i].RequireSized("Cat");
        }
        return Array.Exists(operands, o => o.IsRecorded)
            ? new Operand(operands.Length == 1 ? operands[0].Expr : new Concat(Array.ConvertAll(operands, o => o.Expr)))
            : new Operand(Semantics.Concat(Array.ConvertAll(operands, o => o._bits)), false);
    }

    public void RequireSized(string operation)
    {
        if (!IsUnsized)
            return;
        var type = Shape.Signed ? "SInt" : "UInt";
        throw new HdlException("HDL1003", IsRecorded
            ? $"the result of {operation} depends on the width of a choice that has a literal arm: give the literal a width, "
                + $"{type}.Of(value, {Width})"
            : $"the result of {operation} depends on the width of the literal {Number}: give it one, {type}.Of({Number}, {Width})");
    }

    /// <summary>The wider of two shapes; HDL1003 when that is a choice with a literal arm, whose width depends on the arm taken.</summary>
    public static Shape Wider(string operation, Operand a, Operand b)
    {
        if (a.IsLiteralChoice && (b.IsUnsized || b.Width < a.Width))
            a.RequireSized(operation);
        if (b.IsLiteralChoice && (a.IsUnsized || a.Width < b.Width))
            b.RequireSized(operation);
        return a.Width >= b.Width ? a.Shape : b.Shape;
    }

    public static void RequirePositive(int width)
    {
        if (width < 1)
            throw new HdlException("HDL1007", $"a width of {width} is not possible: give a width of at least 1");
    }

    private static Operand AtWiderWidth(BinaryOp op, Operand a, Operand b)
    {
        if (a.IsLiteral && b.IsLiteral)
        {
            return Literal(op switch
            {
                BinaryOp.Add => a.Number + b.Number,
                BinaryOp.Subtract => a.Number - b.Number,
                BinaryOp.And => a.Number & b.Number,
                BinaryOp.Or => a.Number | b.Number,
                _ => a.Number ^ b.Number,
            }, a.Shape.Signed);
        }
        return Apply(op, a, b, Wider(Symbol(op), a, b).Width);
    }

    private static Operand Product(Operand a, Operand b)
    {
        if (a.IsLiteral && b.IsLiteral)
            return Literal(a.Number * b.Number, a.Shape.Signed);
        if (a.IsLiteralChoice)
            a.RequireSized("*");
        if (b.IsLiteralChoice)
            b.RequireSized("*");
        return a.IsRecorded || b.IsRecorded
            ? new Operand(new Binary(BinaryOp.Multiply, a.Expr, b.Expr))
            : new Operand(Semantics.Evaluate(BinaryOp.Multiply, a._bits, b._bits, a.Shape), a.Shape.Signed);
    }

    private static Operand Quotient(BinaryOp op, Operand a, Operand b)
    {
        if (a.IsLiteral && b.IsLiteral && !b.Number.IsZero)
            return Literal(op == BinaryOp.Divide
                ? BigInteger.Divide(a.Number, b.Number)
                : BigInteger.Remainder(a.Number, b.Number), a.Shape.Signed);
        a.RequireSized(Symbol(op));
        return Apply(op, a, b, Math.Max(a.Width, b.Width)).Resize(a.Width);
    }

    private static Operand Shift(BinaryOp op, Operand a, Operand b)
    {
        a.RequireSized(Symbol(op));
        return a.IsRecorded || b.IsRecorded
            ? new Operand(new Binary(op, a.Expr, b.Expr))
            : new Operand(Semantics.Evaluate(op, a._bits, b._bits, a.Shape), a.Shape.Signed);
    }

    private static Operand Apply(BinaryOp op, Operand a, Operand b, int width)
    {
        (a, b) = (a.Resize(width), b.Resize(width));
        return a.IsRecorded || b.IsRecorded
            ? new Operand(new Binary(op, a.Expr, b.Expr))
            : new Operand(Semantics.Evaluate(op, a._bits, b._bits, a.Shape), a.Shape.Signed && op < BinaryOp.Equal);
    }

    private HdlException DoesNotFit(int width) =>
        new("HDL1004", (IsRecorded ? $"a literal of the choice needs {Width} bits" : $"{Number} needs {Width} bits")
            + $" but its target has {width}: write a smaller constant, or widen the target");

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
        BinaryOp.ShiftLeft => "<<",
        BinaryOp.ShiftRight => ">>",
        _ => op.ToString(),
    };
}

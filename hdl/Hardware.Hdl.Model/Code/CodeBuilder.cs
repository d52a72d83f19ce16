using System.Numerics;

namespace Hardware.Hdl.Model.Code;

/// <summary>Short ways to write expressions of the tree; what is constant is computed at once.</summary>
internal static class CodeBuilder
{
    public static CodeExpr Word(WordOp op, CodeExpr left, CodeExpr right)
    {
        if (left is Literal a && right is Literal b && op is WordOp.Add or WordOp.And or WordOp.Or or WordOp.Xor)
            return Word(op, (Literal)left, (Literal)right);
        var keeps = op is WordOp.Add or WordOp.Subtract or WordOp.Or or WordOp.Xor or WordOp.ShiftLeft or WordOp.ShiftRight;
        if (keeps && right is Literal { Value: 0 })
            return left;
        return new WordBinary(op, left, right);
    }

    /// <summary>The literal whose low <paramref name="width"/> bits are 1.</summary>
    public static Literal Ones(int width) => new(CodeType.Word(width), width == 64 ? ulong.MaxValue : (1UL << width) - 1);

    public static Literal Amount(int bits) => new(CodeType.UInt32, (ulong)bits);

    public static Literal Long(ulong value) => new(CodeType.UInt64, value);

    public static Literal Int(ulong value) => new(CodeType.UInt32, value);

    /// <summary>A word without the bits above its width.</summary>
    public static CodeExpr Cut(CodeExpr value, int width) => width == value.Type.Bits ? value : Word(WordOp.And, value, Ones(width));

    /// <summary>A word at the other size, extended by zeros.</summary>
    public static CodeExpr ToWord(CodeExpr value, CodeType type) =>
        value.Type == type ? value
        : value is Literal literal ? new Literal(type, type.Bits == 32 ? (uint)literal.Value : literal.Value)
        : new Convert(type, value);

    /// <summary>A word with the sign of its low <paramref name="width"/> bits in all bits above.</summary>
    public static CodeExpr SignExtend(CodeExpr value, int width, CodeType type)
    {
        if (width == type.Bits)
            return value;
        if (width is 8 or 16 || (width == 32 && type.Bits == 64))
            return new Convert(type, value, width);
        var amount = Amount(type.Bits - width);
        return Word(WordOp.ShiftRightSigned, Word(WordOp.ShiftLeft, ToWord(value, type), amount), amount);
    }

    public static CodeExpr Parity(CodeExpr value) => Word(WordOp.And, PopCount(value), Int(1));

    /// <summary>How many bits of a word are 1.</summary>
    public static CodeExpr PopCount(CodeExpr value) =>
        new Call(typeof(BitOperations).GetMethod(nameof(BitOperations.PopCount), [value.Type.Clr])!, CodeType.UInt32, value);

    /// <summary>A call of <see cref="RuntimeOps"/>.</summary>
    public static Call Helper(string name, CodeType type, params CodeExpr[] arguments)
    {
        var method = typeof(RuntimeOps).GetMethod(name, Array.ConvertAll(arguments, a => a.Type.Clr))!;
        return new Call(method, type, arguments);
    }

    private static Literal Word(WordOp op, Literal a, Literal b)
    {
        var value = op switch
        {
            WordOp.Add => a.Value + b.Value,
            WordOp.And => a.Value & b.Value,
            WordOp.Or => a.Value | b.Value,
            _ =>
            a.Value ^ b.Value
        };
        return new Literal(a.Type, a.Type.Bits == 32 ? (uint)value : value);
    }
}

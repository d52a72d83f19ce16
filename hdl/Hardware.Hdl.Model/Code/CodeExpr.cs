using System.Reflection;

namespace Hardware.Hdl.Model.Code;

/// <summary>A value of the statement tree. Words are unsigned; comparisons give 0 or 1 as a <c>uint</c>.</summary>
internal abstract record CodeExpr(CodeType Type);

/// <summary>A constant word.</summary>
internal sealed record Literal(CodeType Type, ulong Value) : CodeExpr(Type);

/// <summary>A local variable of the method.</summary>
internal sealed class Local(CodeType type, string name)
{
    public CodeType Type { get; } = type;
    public string Name { get; } = name;
}

/// <summary>The value of a local.</summary>
internal sealed record LocalValue(Local Local) : CodeExpr(Local.Type);

/// <summary>A place in the state block: <c>s + Offset + Index * Scale</c>.</summary>
internal sealed record Address(long Offset, CodeExpr? Index = null, int Scale = 1)
{
    public Address Plus(long bytes) => this with { Offset = Offset + bytes };
}

/// <summary>The address itself, for calls that work on memory.</summary>
internal sealed record AddressOf(Address Address) : CodeExpr(CodeType.Pointer);

/// <summary>A word or vector in memory; bytes and 16-bit words are extended by zeros to <c>uint</c>.</summary>
internal sealed record Load(CodeType Memory, Address Address)
    : CodeExpr(Memory.Lane is null && Memory.Bits < 32 ? CodeType.UInt32 : Memory);

/// <summary>Operations on words; operands of one type, shift amounts always <c>uint</c>.</summary>
internal enum WordOp
{
    Add, Subtract, Multiply, And, Or, Xor, ShiftLeft, ShiftRight, ShiftRightSigned, Equal, NotEqual, Less, LessSigned,
}

/// <summary>An operation on two words.</summary>
internal sealed record WordBinary(WordOp Op, CodeExpr Left, CodeExpr Right)
    : CodeExpr(Op >= WordOp.Equal ? CodeType.UInt32 : Left.Type);

/// <summary>Complement of a word.</summary>
internal sealed record Complement(CodeExpr Operand) : CodeExpr(Operand.Type);

/// <summary>A word at the other size; <paramref name="SignedFrom"/> 8, 16 or 32 extends the sign of the low bits, 0 extends by
/// zeros.</summary>
internal sealed record Convert(CodeType Type, CodeExpr Operand, int SignedFrom = 0) : CodeExpr(Type);

/// <summary>One of two values; only the chosen one is evaluated.</summary>
internal sealed record Conditional(CodeExpr Condition, CodeExpr WhenTrue, CodeExpr WhenFalse) : CodeExpr(WhenTrue.Type);

/// <summary>A call of a static method: an intrinsic, or a helper of <see cref="RuntimeOps"/>.</summary>
internal sealed record Call(MethodInfo Method, CodeType Type, params CodeExpr[] Arguments) : CodeExpr(Type);

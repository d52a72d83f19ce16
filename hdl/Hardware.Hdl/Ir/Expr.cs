using Hardware.Hdl.Values;

namespace Hardware.Hdl.Ir;

/// <summary>
/// A combinational value. Nodes are immutable and may be shared; every operation is total, with the results that
/// docs/semantics.md defines and <see cref="Semantics"/> computes.
/// </summary>
public abstract class Expr(Shape shape)
{
    /// <summary>Width and signedness of the value.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>Width in bits.</summary>
    public int Width => Shape.Width;
}

/// <summary>A constant.</summary>
public sealed class Const(BitVector value, bool signed = false) : Expr(new Shape(value.Width, signed))
{
    /// <summary>The bits; their number is the width.</summary>
    public BitVector Value { get; } = value;
}

/// <summary>The value of a signal of the same module; of a register, its value before the clock edge (Q).</summary>
public sealed class SignalRef(Signal signal) : Expr(signal.Shape)
{
    /// <summary>The signal read.</summary>
    public Signal Signal { get; } = signal;
}

/// <summary>The value of a port of a child instance, read in the parent.</summary>
public sealed class PortRef(Instance instance, int element, Signal port) : Expr(port.Shape)
{
    /// <summary>The child, or array of children.</summary>
    public Instance Instance { get; } = instance;

    /// <summary>Row-major position in the array; 0 for a single child.</summary>
    public int Element { get; } = element;

    /// <summary>The port, a signal of the child's module.</summary>
    public Signal Port { get; } = port;
}

/// <summary>Operations of one operand.</summary>
public enum UnaryOp
{
    /// <summary>Bitwise complement; shape of the operand.</summary>
    Not,

    /// <summary>Two's complement negation, wraps; shape of the operand.</summary>
    Negate,

    /// <summary>And of all bits; one bit.</summary>
    ReduceAnd,

    /// <summary>Or of all bits; one bit.</summary>
    ReduceOr,

    /// <summary>Parity; one bit.</summary>
    ReduceXor,
}

/// <summary>An operation of one operand.</summary>
public sealed class Unary(UnaryOp op, Expr operand)
    : Expr(op is UnaryOp.Not or UnaryOp.Negate ? operand.Shape : Shape.Bit)
{
    /// <summary>The operation.</summary>
    public UnaryOp Op { get; } = op;

    /// <summary>Its operand.</summary>
    public Expr Operand { get; } = operand;
}

/// <summary>Operations of two operands.</summary>
public enum BinaryOp
{
    /// <summary>Wrapping sum; both operands and the result have one shape.</summary>
    Add,

    /// <summary>Wrapping difference; both operands and the result have one shape.</summary>
    Subtract,

    /// <summary>Full product; operands of one signedness and any widths, result as wide as both together.</summary>
    Multiply,

    /// <summary>Quotient toward zero; all of one shape; by zero: all ones; most negative by -1 wraps.</summary>
    Divide,

    /// <summary>Remainder with the dividend's sign; all of one shape; by zero: the dividend.</summary>
    Remainder,

    /// <summary>Bitwise and; all of one shape.</summary>
    And,

    /// <summary>Bitwise or; all of one shape.</summary>
    Or,

    /// <summary>Bitwise exclusive or; all of one shape.</summary>
    Xor,

    /// <summary>Equality; operands of one shape, result one bit.</summary>
    Equal,

    /// <summary>Inequality; operands of one shape, result one bit.</summary>
    NotEqual,

    /// <summary>Less than, by the operands' signedness; one bit.</summary>
    Less,

    /// <summary>Less or equal, by the operands' signedness; one bit.</summary>
    LessOrEqual,

    /// <summary>Greater than, by the operands' signedness; one bit.</summary>
    Greater,

    /// <summary>Greater or equal, by the operands' signedness; one bit.</summary>
    GreaterOrEqual,

    /// <summary>Shift left by an unsigned amount of any width; shape of the left operand; past the width: 0.</summary>
    ShiftLeft,

    /// <summary>Shift right, arithmetic when the left operand is signed; past the width: 0 or all sign bits.</summary>
    ShiftRight,
}

/// <summary>An operation of two operands.</summary>
public sealed class Binary(BinaryOp op, Expr left, Expr right) : Expr(ResultShape(op, left, right))
{
    /// <summary>The operation.</summary>
    public BinaryOp Op { get; } = op;

    /// <summary>Left operand.</summary>
    public Expr Left { get; } = left;

    /// <summary>Right operand.</summary>
    public Expr Right { get; } = right;

    private static Shape ResultShape(BinaryOp op, Expr left, Expr right) => op switch
    {
        BinaryOp.Multiply => new Shape(left.Width + right.Width, left.Shape.Signed),
        >= BinaryOp.Equal and <= BinaryOp.GreaterOrEqual => Shape.Bit,
        _ => left.Shape,
    };
}

/// <summary>One of two values of one shape, chosen by a bit.</summary>
public sealed class Mux(Expr select, Expr whenTrue, Expr whenFalse) : Expr(whenTrue.Shape)
{
    /// <summary>The one-bit condition.</summary>
    public Expr Select { get; } = select;

    /// <summary>The value when the condition is 1.</summary>
    public Expr WhenTrue { get; } = whenTrue;

    /// <summary>The value when the condition is 0.</summary>
    public Expr WhenFalse { get; } = whenFalse;
}

/// <summary>Bits <c>[High:Low]</c> of a value, both inside it; unsigned.</summary>
public sealed class Slice(Expr operand, int high, int low) : Expr(new Shape(high - low + 1))
{
    /// <summary>The value sliced.</summary>
    public Expr Operand { get; } = operand;

    /// <summary>Most significant bit taken.</summary>
    public int High { get; } = high;

    /// <summary>Least significant bit taken.</summary>
    public int Low { get; } = low;
}

/// <summary>One bit at a position that is itself a signal; 0 when the position is past the width.</summary>
public sealed class BitSelect(Expr operand, Expr position) : Expr(Shape.Bit)
{
    /// <summary>The value a bit is taken of.</summary>
    public Expr Operand { get; } = operand;

    /// <summary>Unsigned position, 0 the least significant bit.</summary>
    public Expr Position { get; } = position;
}

/// <summary>Parts side by side, the first the most significant; unsigned.</summary>
public sealed class Concat(IReadOnlyList<Expr> parts) : Expr(new Shape(parts.Sum(p => p.Width)))
{
    /// <summary>The parts, at least one.</summary>
    public IReadOnlyList<Expr> Parts { get; } = parts;
}

/// <summary>The value at another width: extended by its own signedness, or its low bits.</summary>
public sealed class Resize(Expr operand, int width) : Expr(operand.Shape with { Width = width })
{
    /// <summary>The value resized.</summary>
    public Expr Operand { get; } = operand;
}

/// <summary>The same bits read as signed or unsigned.</summary>
public sealed class Reinterpret(Expr operand, bool signed) : Expr(operand.Shape with { Signed = signed })
{
    /// <summary>The value reinterpreted.</summary>
    public Expr Operand { get; } = operand;
}

/// <summary>A word of a memory as it was before the clock edge; 0 past the end.</summary>
public sealed class MemoryRead(MemoryDef memory, Expr address) : Expr(memory.Word)
{
    /// <summary>The memory read.</summary>
    public MemoryDef Memory { get; } = memory;

    /// <summary>Unsigned word address of any width.</summary>
    public Expr Address { get; } = address;
}

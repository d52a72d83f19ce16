using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// What a node of the lowered IR computes. Values are raw bits, zero-extended; signedness is in the operation. Operands of arithmetic,
/// logic and comparisons have one width (the lowering extends them).
/// </summary>
public enum Op : byte
{
    /// <summary>A constant.</summary>
    Const,

    /// <summary>In a module body: the value of signal <see cref="Node.Argument"/> of the module.</summary>
    Signal,

    /// <summary>In a module body: a port of a child, entry <see cref="Node.Argument"/> of the body's port list.</summary>
    Port,

    /// <summary>A top-level input, <see cref="Node.Argument"/> its index.</summary>
    Input,

    /// <summary>The reset of domain <see cref="Node.Argument"/>.</summary>
    Reset,

    /// <summary>A register's value before the clock edge, <see cref="Node.Argument"/> its index.</summary>
    Register,

    /// <summary>The word of memory <see cref="Node.Argument"/> at the address given; 0 past the end.</summary>
    MemoryRead,

    /// <summary>Bitwise complement.</summary>
    Not,

    /// <summary>Two's complement negation.</summary>
    Negate,

    /// <summary>And of all bits.</summary>
    ReduceAnd,

    /// <summary>Or of all bits.</summary>
    ReduceOr,

    /// <summary>Parity.</summary>
    ReduceXor,

    /// <summary>Wrapping sum.</summary>
    Add,

    /// <summary>Wrapping difference.</summary>
    Subtract,

    /// <summary>Wrapping product of operands already extended to the result's width.</summary>
    Multiply,

    /// <summary>Unsigned quotient; by zero: all ones.</summary>
    DivideUnsigned,

    /// <summary>Signed quotient toward zero; by zero: all ones; most negative by -1 wraps.</summary>
    DivideSigned,

    /// <summary>Unsigned remainder; by zero: the dividend.</summary>
    RemainderUnsigned,

    /// <summary>Signed remainder with the dividend's sign; by zero: the dividend.</summary>
    RemainderSigned,

    /// <summary>Bitwise and.</summary>
    And,

    /// <summary>Bitwise or.</summary>
    Or,

    /// <summary>Bitwise exclusive or.</summary>
    Xor,

    /// <summary>Equality.</summary>
    Equal,

    /// <summary>Unsigned less than.</summary>
    LessUnsigned,

    /// <summary>Signed less than.</summary>
    LessSigned,

    /// <summary>Shift left by an amount of any width; past the width: 0.</summary>
    ShiftLeft,

    /// <summary>Logical shift right by an amount of any width; past the width: 0.</summary>
    ShiftRightLogical,

    /// <summary>Arithmetic shift right by an amount of any width; past the width: all sign bits.</summary>
    ShiftRightArithmetic,

    /// <summary>The second operand when the first is 1, else the third.</summary>
    Mux,

    /// <summary>Bits from <see cref="Node.Argument"/> up.</summary>
    Slice,

    /// <summary>Operands side by side, the first the most significant.</summary>
    Concat,

    /// <summary>Extension by zeros.</summary>
    ZeroExtend,

    /// <summary>Extension by the sign.</summary>
    SignExtend,

    /// <summary>A value per lane, each from a source of its own: <see cref="Node.Sources"/>.</summary>
    Gather,

    /// <summary>Lane <see cref="Node.Argument"/> of a laned value, as a scalar.</summary>
    Extract,

    /// <summary>Lanes of a laned value side by side as a scalar, lane <see cref="Node.Argument"/> the least significant.</summary>
    Pack,

    /// <summary>All lanes of a laned value combined to a scalar by the <see cref="LaneReduction"/> in <see
    /// cref="Node.Argument"/>.</summary>
    ReduceLanes,
}

/// <summary>
/// One value of the lowered IR: an operation on earlier nodes. A node in a lane space stands for one value per lane; its scalar operands
/// are the same for all lanes.
/// </summary>
public sealed class Node
{
    internal Node(int index, Op op, int width, int space, int[] operands, int argument)
    {
        Index = index;
        Op = op;
        Width = width;
        Space = space;
        Operands = operands;
        Argument = argument;
    }

    /// <summary>Position in <see cref="NodeTable.Nodes"/>; operands come before.</summary>
    public int Index { get; }

    /// <summary>The operation.</summary>
    public Op Op { get; }

    /// <summary>Width of the result in bits.</summary>
    public int Width { get; }

    /// <summary>The lane space of the value; 0 for a scalar.</summary>
    public int Space { get; }

    /// <summary>Positions of the operands.</summary>
    public int[] Operands { get; }

    /// <summary>What the operation says of it: an index, a bit position or a lane.</summary>
    public int Argument { get; }

    /// <summary>The value of a constant.</summary>
    public BitVector Value { get; internal init; }

    /// <summary>Where each lane of a gather comes from.</summary>
    public LaneSource[]? Sources { get; internal init; }

    /// <summary>The user's line that made the node first.</summary>
    public SourceLocation Source { get; internal set; }
}

/// <summary>Where a lane of a gather comes from.</summary>
/// <param name="Node">The node.</param>
/// <param name="Lane">The lane of it, or -1 when it is a scalar.</param>
public readonly record struct LaneSource(int Node, int Lane);

using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>What a node computes from constant operands, by <see cref="Semantics"/>: for folding and for reading wires that nothing
/// keeps.</summary>
public static class NodeEvaluator
{
    /// <summary>The result of an operation that is not a leaf.</summary>
    public static BitVector Evaluate(Op op, int width, int argument, ReadOnlySpan<BitVector> operands)
    {
        var a = operands[0];
        return op switch
        {
            Op.Not => Semantics.Evaluate(UnaryOp.Not, a, new Shape(width)),
            Op.Negate => Semantics.Evaluate(UnaryOp.Negate, a, new Shape(width)),
            Op.ReduceAnd => Semantics.Evaluate(UnaryOp.ReduceAnd, a, new Shape(a.Width)),
            Op.ReduceOr => Semantics.Evaluate(UnaryOp.ReduceOr, a, new Shape(a.Width)),
            Op.ReduceXor => Semantics.Evaluate(UnaryOp.ReduceXor, a, new Shape(a.Width)),
            Op.Add => Binary(BinaryOp.Add, operands),
            Op.Subtract => Binary(BinaryOp.Subtract, operands),
            Op.Multiply => Semantics.Resize(Binary(BinaryOp.Multiply, operands), width, false),
            Op.DivideUnsigned => Binary(BinaryOp.Divide, operands),
            Op.DivideSigned => Binary(BinaryOp.Divide, operands, true),
            Op.RemainderUnsigned => Binary(BinaryOp.Remainder, operands),
            Op.RemainderSigned => Binary(BinaryOp.Remainder, operands, true),
            Op.And => Binary(BinaryOp.And, operands),
            Op.Or => Binary(BinaryOp.Or, operands),
            Op.Xor => Binary(BinaryOp.Xor, operands),
            Op.Equal => Binary(BinaryOp.Equal, operands),
            Op.LessUnsigned => Binary(BinaryOp.Less, operands),
            Op.LessSigned => Binary(BinaryOp.Less, operands, true),
            Op.ShiftLeft => Binary(BinaryOp.ShiftLeft, operands),
            Op.ShiftRightLogical => Binary(BinaryOp.ShiftRight, operands),
            Op.ShiftRightArithmetic => Binary(BinaryOp.ShiftRight, operands, true),
            Op.Mux => Semantics.Mux(a, operands[1], operands[2]),
            Op.Slice => Semantics.Slice(a, argument + width - 1, argument),
            Op.Concat => Semantics.Concat(operands),
            Op.ZeroExtend => Semantics.Resize(a, width, false),
            Op.SignExtend => Semantics.Resize(a, width, true),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "is not computed from operands"),
        };
    }

    /// <summary>Whether all bits are 1.</summary>
    public static bool IsOnes(BitVector value) => Semantics.Evaluate(UnaryOp.ReduceAnd, value, new Shape(value.Width))[0];

    private static BitVector Binary(BinaryOp op, ReadOnlySpan<BitVector> operands, bool signed = false) =>
        Semantics.Evaluate(op, operands[0], operands[1], new Shape(operands[0].Width, signed));
}

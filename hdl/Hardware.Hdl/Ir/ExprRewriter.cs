namespace Hardware.Hdl.Ir;

/// <summary>Rebuilds expressions with other leaves; nodes that do not change, and sharing between nodes, are kept.</summary>
public static class ExprRewriter
{
    /// <summary>Operands of a node, in order; none for a leaf.</summary>
    public static IReadOnlyList<Expr> Operands(Expr expr) => expr switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Mux mux => [mux.Select, mux.WhenTrue, mux.WhenFalse],
        Slice slice => [slice.Operand],
        BitSelect select => [select.Operand, select.Position],
        Concat concat => concat.Parts,
        Resize resize => [resize.Operand],
        Reinterpret reinterpret => [reinterpret.Operand],
        MemoryRead read => [read.Address],
        _ => [],
    };

    /// <summary>The node with every leaf replaced by <paramref name="leaf"/> of it; <paramref name="done"/> remembers nodes
    /// already rewritten.</summary>
    public static Expr Rewrite(Expr expr, Dictionary<Expr, Expr> done, Func<Expr, Expr> leaf)
    {
        if (done.TryGetValue(expr, out var known))
            return known;
        var operands = Operands(expr);
        var result = expr;
        if (operands.Count == 0)
            result = leaf(expr);
        else
        {
            var rewritten = new Expr[operands.Count];
            var changed = false;
            for (var i = 0; i < rewritten.Length; i++)
            {
                rewritten[i] = Rewrite(operands[i], done, leaf);
                changed |= !ReferenceEquals(rewritten[i], operands[i]);
            }
            if (changed)
                result = WithOperands(expr, rewritten);
        }
        done[expr] = result;
        return result;
    }

    /// <summary>The same operation on other operands of the same shapes.</summary>
    public static Expr WithOperands(Expr expr, IReadOnlyList<Expr> operands) => expr switch
    {
        Unary unary => new Unary(unary.Op, operands[0]),
        Binary binary => new Binary(binary.Op, operands[0], operands[1]),
        Mux => new Mux(operands[0], operands[1], operands[2]),
        Slice slice => new Slice(operands[0], slice.High, slice.Low),
        BitSelect => new BitSelect(operands[0], operands[1]),
        Concat => new Concat(operands),
        Resize resize => new Resize(operands[0], resize.Width),
        Reinterpret reinterpret => new Reinterpret(operands[0], reinterpret.Shape.Signed),
        MemoryRead read => new MemoryRead(read.Memory, operands[0]),
        _ => expr,
    };
}

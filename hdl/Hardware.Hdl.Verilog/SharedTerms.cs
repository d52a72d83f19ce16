using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Finds the terms that deserve a wire: the IR shares nodes, text cannot, and an expression that uses a term twice at every level
/// would grow without bound. Expressions of ordinary size are left as they were written.
/// </summary>
internal static class SharedTerms
{
    /// <summary>Expressions with at most this many operators and operands are written out.</summary>
    private const int LargestText = 80;

    /// <summary>Terms smaller than this are repeated rather than named.</summary>
    private const int SmallestTerm = 4;

    /// <summary>
    /// A wire for each term that occurs more than once in a large expression, named after what the expression is for, operands first.
    /// </summary>
    public static IEnumerable<(Signal Wire, Expr Value)> Of(
        IReadOnlyList<(Expr Root, string Purpose)> roots, Func<Expr, bool> isStable, ModuleNames names)
    {
        var sizes = new Dictionary<Expr, int>(ReferenceEqualityComparer.Instance);
        var uses = new Dictionary<Expr, int>(ReferenceEqualityComparer.Instance);
        var terms = new List<(Signal, Expr)>();
        foreach (var (root, purpose) in roots)
        {
            var nodes = Statements.Nodes([root]);
            foreach (var node in nodes)
                sizes[node] = (int)Math.Min(1L << 30, 1 + Statements.Operands(node).Sum(o => (long)sizes[o]));
            if (sizes[root] <= LargestText)
                continue;
            uses.Clear();
            foreach (var operand in nodes.SelectMany(Statements.Operands))
                uses[operand] = uses.GetValueOrDefault(operand) + 1;
            var number = 0;
            foreach (var node in nodes)
            {
                if (node == root || uses[node] < 2 || sizes[node] < SmallestTerm || !isStable(node) || terms.Any(t => t.Item2 == node))
                    continue;
                terms.Add((new Signal(names.Unique($"{purpose}_{++number}"), node.Shape, SignalKind.Wire), node));
            }
        }
        return terms;
    }
}

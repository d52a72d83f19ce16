using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Reduces numbers before they are tested: whether any lane is not 0 is asked of the or of all lanes, so that no lane is tested by itself.
/// It comes after numbers have got their form: of one that is kept in slices the test of every lane is the cheaper one.
/// </summary>
internal sealed class ReducedTests : DesignRewriter
{
    private ReducedTests(LoweredDesign design) : base(design)
    {
    }

    /// <summary>Moves tests behind the reductions of their results.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.ReduceInKernels && design.Spaces.Count > 1)
            new ReducedTests(design).Run();
    }

    protected override int Rewrite(Node node) => node is { Op: Op.ReduceLanes, Width: 1 }
        && Reduced((LaneReduction)node.Argument, Nodes[Map(node.Operands[0])]) is { } reduced ? reduced : Rebuilt(node);

    private int? Reduced(LaneReduction reduction, Node test)
    {
        if (test.Op == Op.Not && reduction is LaneReduction.And or LaneReduction.Or)
        {
            var opposite = reduction == LaneReduction.And ? LaneReduction.Or : LaneReduction.And;
            return Reduced(opposite, Nodes[test.Operands[0]]) is { } reduced ? Nodes.Not(reduced) : null;
        }
        if (test.Operands.Length == 0 || Nodes[test.Operands[0]].Width == 1)
            return null;
        return (test.Op, reduction) switch
        {
            (Op.Slice, LaneReduction.And or LaneReduction.Or or LaneReduction.Xor) => Behind(reduction),
            (Op.ReduceAnd, LaneReduction.And) or (Op.ReduceOr, LaneReduction.Or) or (Op.ReduceXor, LaneReduction.Xor) => Behind(reduction),
            (Op.Equal, LaneReduction.And) when Nodes[test.Operands[1]] is { Op: Op.Const, Value.IsZero: true } => Behind(LaneReduction.Or),
            _ => null,
        };

        int Behind(LaneReduction numbers) => Nodes.Make(test.Op, 1,
            [Nodes.ReduceLanes(numbers, test.Operands[0]), .. test.Operands[1..]], test.Argument);
    }
}

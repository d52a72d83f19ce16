using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Turns small numbers of lanes into one-bit nodes and registers, which kernels keep as words of one bit per lane: sums become ripples
/// of logic, comparisons and choices logic on words, shifts and concatenations nothing at all.
/// </summary>
internal sealed class BitSlicing : Slicing
{
    private readonly BitSlicePlan _plan;

    private BitSlicing(LoweredDesign design, ModelOptions options) : base(design, 1) => _plan = new BitSlicePlan(design, options, Cone());

    /// <summary>Slices what the plan says, one-bit registers included.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.BitSlices != SliceUse.Never && design.Spaces.Count > 1)
            new BitSlicing(design, options).Apply();
    }

    protected override bool IsSliced(int node) => _plan.IsSliced(node);

    protected override int OfSlices(Node node) => node.Op switch
    {
        Op.Equal => BitLogic.Equal(Nodes, Slices(node.Operands[0]), Slices(node.Operands[1])),
        Op.LessUnsigned or Op.LessSigned =>
            BitLogic.Less(Nodes, Slices(node.Operands[0]), Slices(node.Operands[1]), node.Op == Op.LessSigned),
        Op.ReduceAnd => Slices(node.Operands[0]).Aggregate(Nodes.And),
        Op.ReduceOr => Slices(node.Operands[0]).Aggregate(Nodes.Or),
        Op.ReduceXor => Slices(node.Operands[0]).Aggregate((a, b) => Nodes.Make(Op.Xor, 1, [a, b])),
        _ => base.OfSlices(node),
    };

    protected override int[] Compute(Node node) => node.Op switch
    {
        Op.Add => BitLogic.Add(Nodes, Slices(node.Operands[0]), Slices(node.Operands[1])),
        Op.Subtract => BitLogic.Subtract(Nodes, Slices(node.Operands[0]), Slices(node.Operands[1])),
        Op.Negate => BitLogic.Subtract(Nodes, [.. Enumerable.Repeat(Nodes.Const(1, 0), node.Width)], Slices(node.Operands[0])),
        Op.SignExtend when Slices(node.Operands[0]) is var bits => [.. bits, .. Enumerable.Repeat(bits[^1], node.Width - bits.Length)],
        _ => base.Compute(node),
    };
}

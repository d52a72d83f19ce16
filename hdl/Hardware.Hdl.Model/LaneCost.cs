using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Estimates, in scalar instructions, what a lane space costs per clock edge: vectors for its operations, and what scalar code has to
/// store and fetch lane by lane because no neighbour, broadcast or window serves it.
/// </summary>
internal static class LaneCost
{
    // Isolating the bit or byte, moving it to its place, storing it.
    private const int Crossing = 3;

    /// <summary>The cost of every space, of the nodes that are needed.</summary>
    public static long[] Of(LoweredDesign design, ModelOptions options, IEnumerable<int> needed)
    {
        var costs = new long[design.Spaces.Count];
        if (costs.Length == 1)
            return costs;
        var shapes = design.Spaces.Select(s => new LaneShape(s, Vectors.WidestBits(options))).ToArray();
        foreach (var index in needed)
        {
            var node = design.Nodes[index];
            if (node.Op == Op.Extract)
                costs[design.Nodes[node.Operands[0]].Space] += Crossing;
            else if (node.Space > 0)
                costs[node.Space] += node.Op == Op.Gather ? OfGather(design, node, shapes[node.Space])
                    : shapes[node.Space].Blocks * (long)OfOperation(design, node, shapes[node.Space]);
        }
        return costs;
    }

    private static long OfGather(LoweredDesign design, Node node, LaneShape shape)
    {
        var plan = new GatherPlan(design, null!, node);
        var vectors = (3 * plan.Shifts.Count()) + plan.Broadcasts.Count() + (plan.HasRest ? 2 : 0);
        var stored = GatherPlan.IsCheap(design, node, node.Sources!) ? 0
            : plan.Rest.Count(r => r.Source.Lane >= 0 || design.Nodes[r.Source.Node].Op != Op.Const);
        return (shape.Blocks * vectors * Vector(node.Width, shape)) + (Crossing * stored);
    }

    private static long OfOperation(LoweredDesign design, Node node, LaneShape shape) => node.Op switch
    {
        Op.Const => 0,
        Op.Mux when node.Width > 1 && design.Nodes[node.Operands[0]].Space > 0 => 3 * Vector(node.Width, shape),
        _ => node.Operands.Select(o => design.Nodes[o].Width).Append(node.Width).Max(width => Vector(width, shape)),
    };

    private static long Vector(int width, LaneShape shape) => width == 1 ? 1 : shape.Cost(LaneShape.LaneBits(Math.Min(64, width)));
}

using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Decides which small numbers of lanes are kept as words of one bit per lane: groups that cost fewer instructions as logic on words than
/// as vectors.
/// </summary>
internal sealed class BitSlicePlan
{
    /// <summary>Widest number that is considered.</summary>
    public const int Widest = 16;

    private readonly LoweredDesign _design;
    private readonly SliceUse _use;
    private readonly LaneShape[] _shapes;
    private readonly SliceGroups _groups;

    public BitSlicePlan(LoweredDesign design, ModelOptions options, HashSet<int> cone)
    {
        (_design, _use) = (design, options.BitSlices);
        _shapes = [.. design.Spaces.Select(s => new LaneShape(s, Vectors.WidestBits(options)))];
        _groups = new SliceGroups(design, cone, IsCandidate);
        foreach (var index in cone)
            Join(design.Nodes[index]);
        if (_use == SliceUse.WhereCheaper)
            foreach (var index in cone)
                Count(design.Nodes[index]);
    }

    /// <summary>Whether a node is kept as bits.</summary>
    public bool IsSliced(int node) => _groups.IsSliced(node, _use);

    private bool IsCandidate(Node node) => node.Space > 0 && node.Width is > 1 and <= Widest && node.Op switch
    {
        Op.Register or Op.Gather or Op.Not or Op.Negate or Op.Add or Op.Subtract or Op.And or Op.Or or Op.Xor or Op.Mux or Op.Concat
            or Op.ZeroExtend or Op.SignExtend => true,
        Op.Slice => _design.Nodes[node.Operands[0]].Width <= Widest,
        _ => false,
    };

    /// <summary>Numbers that one operation takes or gives have one form.</summary>
    private void Join(Node node)
    {
        if (node.Op is Op.Equal or Op.LessUnsigned or Op.LessSigned)
            _groups.Unite(node.Operands[0], node.Operands[1]);
        else if (_groups.Contains(node.Index))
            _groups.UniteOperands(node);
    }

    /// <summary>Adds what a node costs, in scalar instructions, to the groups it belongs to or touches.</summary>
    private void Count(Node node)
    {
        if (_groups.Contains(node.Index))
            CountOwn(node);
        foreach (var operand in node.Operands)
        {
            if (!_groups.Contains(operand))
                continue;
            var width = _design.Nodes[operand].Width;
            var vector = VectorCost(_design.Nodes[operand]);
            switch (node.Op)
            {
                case Op.Equal:
                    _groups.Add(operand, 2 * vector, IsConstant(node, operand) ? width : 2 * width);
                    break;
                case Op.LessUnsigned or Op.LessSigned:
                    _groups.Add(operand, 2 * vector, IsConstant(node, operand) ? width : 3 * width);
                    break;
                case Op.ReduceAnd or Op.ReduceOr:
                    _groups.Add(operand, 2 * vector, width);
                    break;
                case Op.ReduceXor:
                    _groups.Add(operand, 8 * vector, width);
                    break;
                case Op.Slice when node.Width == 1:
                    _groups.Add(operand, 2 * vector, 0);
                    break;
                case Op.Extract:
                    _groups.Add(operand, 1, 3 * width);
                    break;
                default:
                    if (!_groups.Contains(node.Index))
                        _groups.Add(operand, 0, 4 * vector * width); // bits become vectors
                    break;
            }
        }
        // Vectors become bits.
        foreach (var operand in node.Operands)
            if (!_groups.Contains(operand) && _design.Nodes[operand] is { Width: > 1, Op: not Op.Const } given
                && (_groups.Contains(node.Index) ? node.Index : node.Operands.FirstOrDefault(_groups.Contains, -1)) is var touched and >= 0)
                _groups.Add(touched, 0, given.Width * (given.Space > 0 ? 2 * VectorCost(given) : 3));
    }

    private void CountOwn(Node node)
    {
        var (width, vector) = (node.Width, VectorCost(node));
        var cut = LaneShape.LaneBits(width) == width ? 0 : vector;
        var (lanes, slices) = node.Op switch
        {
            Op.Register => (vector, width),
            Op.Not => (vector, 0), // part of the operation that takes it
            Op.And or Op.Or or Op.Xor => (vector, width),
            Op.Negate => (vector + cut, 3 * width),
            Op.Add or Op.Subtract => (vector + cut, Array.Exists(node.Operands, o => _design.Nodes[o].Op == Op.Const) ? (2 * width) - 2
                : 5 * width),
            Op.Mux => _design.Nodes[node.Operands[0]].Space > 0 ? (6 * vector, 3 * width) : (vector, width),
            Op.Slice => (3 * vector, 0),
            Op.ZeroExtend or Op.SignExtend => (4 * vector, 0),
            Op.Concat => (node.Operands.Sum(o => _design.Nodes[o].Width == 1 ? 4 * vector : 3 * vector), 0),
            _ => GatherCost(node),
        };
        _groups.Add(node.Index, lanes, slices);
    }

    private (int Lanes, int Slices) GatherCost(Node node)
    {
        var plan = new GatherPlan(_design, null!, node);
        var stored = plan.Rest.Count(r => r.Source.Lane >= 0 || _design.Nodes[r.Source.Node].Op != Op.Const);
        var (shifts, broadcasts) = (plan.Shifts.Count(), plan.Broadcasts.Count());
        var vector = VectorCost(node);
        var groups = shifts + broadcasts + (plan.HasRest ? 1 : 0);
        return (((3 * shifts) + (3 * groups)) * vector + stored,
            (((3 * shifts) + (3 * broadcasts) + groups) * node.Width) + (3 * stored * node.Width));
    }

    private bool IsConstant(Node node, int operand) => node.Operands.Any(o => o != operand && _design.Nodes[o].Op == Op.Const);

    private int VectorCost(Node node) => _shapes[node.Space].Cost(LaneShape.LaneBits(Math.Min(64, node.Width)));
}

using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Decides which wide numbers of lanes are kept as bytes that lie apart: groups that are only moved, chosen and compared, and that cost
/// fewer instructions so, mostly because a choice by lanes needs one mask instead of one per vector.
/// </summary>
internal sealed class ByteSlicePlan
{
    // Instructions that make a mask of a word of bits: for a vector of bytes or 16-bit lanes, and of larger ones.
    private const int ByteMask = 4, WordMask = 2;

    private readonly LoweredDesign _design;
    private readonly SliceUse _use;
    private readonly LaneShape[] _shapes;
    private readonly SliceGroups _groups;
    private readonly HashSet<(int Group, int Select)> _masks = [];
    private readonly HashSet<(int Group, int Node)> _border = [];

    public ByteSlicePlan(LoweredDesign design, ModelOptions options, HashSet<int> cone)
    {
        (_design, _use) = (design, options.ByteSlices);
        _shapes = [.. design.Spaces.Select(s => new LaneShape(s, Vectors.WidestBits(options)))];
        _groups = new SliceGroups(design, cone, IsCandidate);
        foreach (var index in cone)
            if (_groups.Contains(index))
                _groups.UniteOperands(design.Nodes[index]);
        if (_use == SliceUse.WhereCheaper)
            foreach (var index in cone)
                Count(design.Nodes[index]);
    }

    /// <summary>Whether a node is kept as bytes.</summary>
    public bool IsSliced(int node) => _groups.IsSliced(node, _use);

    // A last slice of one bit would lie as a word of bits.
    private bool IsCandidate(Node node) => node.Space > 0 && node.Width is > 8 and <= 64 && node.Width % 8 != 1 && node.Op switch
    {
        Op.Register or Op.Not or Op.And or Op.Or or Op.Xor or Op.Mux or Op.Concat or Op.Slice or Op.ZeroExtend => true,
        // Elements of a scalar lie side by side, whole.
        Op.Gather => Array.TrueForAll(node.Sources!, s => s.Lane >= 0 || _design.Nodes[s.Node].Op == Op.Const),
        _ => false,
    };

    /// <summary>Adds what a node costs, in vector instructions, to the groups it belongs to or touches.</summary>
    private void Count(Node node)
    {
        if (_groups.Contains(node.Index))
            CountOwn(node);
        foreach (var operand in node.Operands.Concat((node.Sources ?? []).Select(s => s.Node)).Distinct())
        {
            var given = _design.Nodes[operand];
            if (_groups.Contains(operand) && !_groups.Contains(node.Index))
                CountUse(node, given);
            else if (_groups.Contains(node.Index) && !_groups.Contains(operand) && given is { Width: > 8, Space: > 0 }
                && _border.Add((_groups.Find(node.Index), operand)))
                _groups.Add(node.Index, 0, Conversion(given) * Bytes(given));
        }
    }

    /// <summary>A node that is whole takes one that may be sliced.</summary>
    private void CountUse(Node node, Node given)
    {
        var (whole, bytes) = (Whole(given), Bytes(given));
        if (node.Op == Op.Equal)
            _groups.Add(given.Index, 2 * whole, 2 * bytes);
        else if (node is { Op: Op.Slice, Width: 1 })
            _groups.Add(given.Index, 2 * whole, 2 * ByteVectors(given));
        else if (node.Op == Op.Slice)
            _groups.Add(given.Index, 3 * ByteVectors(given), ByteVectors(given));
        else if (_border.Add((_groups.Find(given.Index), given.Index)))
            _groups.Add(given.Index, 0, Conversion(given) * whole);
    }

    private void CountOwn(Node node)
    {
        var (whole, bytes) = (Whole(node), Bytes(node));
        switch (node.Op)
        {
            case Op.And or Op.Or or Op.Xor or Op.Mux:
                _groups.Add(node.Index, whole, bytes);
                if (node.Op == Op.Mux && _design.Nodes[node.Operands[0]].Space > 0
                    && _masks.Add((_groups.Find(node.Index), node.Operands[0])))
                {
                    var mask = LaneShape.LaneBits(node.Width) < 32 ? ByteMask : WordMask;
                    _groups.Add(node.Index, mask * whole, ByteMask * ByteVectors(node));
                }
                break;
            case Op.Gather:
                var plan = new GatherPlan(_design, null!, node);
                var moves = plan.Shifts.Count() + plan.Broadcasts.Count() + (plan.HasRest ? 1 : 0);
                var stored = plan.Rest.Count(r => r.Source.Lane >= 0);
                _groups.Add(node.Index, (2 * moves * whole) + stored, (2 * moves * bytes) + (stored * Slices(node)));
                break;
            case Op.Concat:
                var offsets = node.Operands.Reverse().Select(o => _design.Nodes[o].Width).Aggregate((Low: 0, Odd: 0),
                    (sum, width) => (sum.Low + width, sum.Odd + (sum.Low % 8 == 0 ? 0 : 1)));
                _groups.Add(node.Index, 3 * whole * (node.Operands.Length - 1), 4 * ByteVectors(node) * offsets.Odd);
                break;
            case Op.Slice or Op.ZeroExtend:
                _groups.Add(node.Index, 2 * whole, node.Op == Op.Slice && node.Argument % 8 != 0 ? 4 * bytes : 0);
                break;
        }
    }

    private static int Slices(Node node) => (node.Width + 7) / 8;

    // Three permutations of bytes where the machine has them, else shifts and packs.
    private int Conversion(Node node) => _shapes[node.Space] is { Widest: 512, Block: 64 } ? 3 : 12;

    private int Whole(Node node) => _shapes[node.Space].Cost(LaneShape.LaneBits(node.Width));

    private int ByteVectors(Node node) => _shapes[node.Space].Cost(8);

    private int Bytes(Node node) => Slices(node) * ByteVectors(node);
}

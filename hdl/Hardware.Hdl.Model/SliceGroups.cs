using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Numbers of lanes that are computed from each other, which are kept in one form: a group of them is sliced when its operations, and the
/// changes of form at its border, cost fewer instructions in slices than as lanes.
/// </summary>
internal sealed class SliceGroups
{
    private readonly int[] _group;
    private readonly Dictionary<int, (int Lanes, int Slices)> _costs = [];

    /// <summary>Every candidate of the cone, in a group of its own; only registers are in that of their next values.</summary>
    public SliceGroups(LoweredDesign design, HashSet<int> cone, Func<Node, bool> isCandidate)
    {
        _group = new int[design.Nodes.Nodes.Count];
        _group.AsSpan().Fill(-1);
        foreach (var index in cone)
            if (isCandidate(design.Nodes[index]))
                _group[index] = index;
        foreach (var register in design.Registers)
            Unite(register.Node, register.Next);
    }

    /// <summary>Whether a node may be sliced.</summary>
    public bool Contains(int node) => node < _group.Length && _group[node] >= 0;

    /// <summary>Gives two nodes one form, if both may be sliced.</summary>
    public void Unite(int a, int b)
    {
        if (Contains(a) && Contains(b))
            _group[Find(a)] = Find(b);
    }

    /// <summary>Gives a node, its operands and its sources one form, as far as they may be sliced.</summary>
    public void UniteOperands(Node node)
    {
        foreach (var operand in node.Operands)
            Unite(node.Index, operand);
        foreach (var source in node.Sources ?? [])
            Unite(node.Index, source.Node);
    }

    /// <summary>Adds what something costs in either form to the group of a node.</summary>
    public void Add(int node, int lanes, int slices)
    {
        var group = Find(node);
        var (l, s) = _costs.GetValueOrDefault(group);
        _costs[group] = (l + lanes, s + slices);
    }

    /// <summary>Whether a node is kept in slices.</summary>
    public bool IsSliced(int node, SliceUse use)
    {
        if (!Contains(node) || use != SliceUse.WhereCheaper)
            return Contains(node) && use == SliceUse.Always;
        var (lanes, slices) = _costs.GetValueOrDefault(Find(node));
        return slices < lanes;
    }

    /// <summary>The node that stands for a node's group.</summary>
    public int Find(int node)
    {
        while (_group[node] != node)
            node = _group[node] = _group[_group[node]];
        return node;
    }
}

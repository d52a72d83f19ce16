using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Decides for every node that the sinks need where it is computed: in the innermost arm around all its uses, so that what only one
/// arm needs costs nothing when the other is taken; and whether it gets a place of its own or is written out where it is used.
/// </summary>
internal sealed class Placement
{
    private const int DeepestExpression = 24;

    private readonly LoweredDesign _design;
    private readonly ModelOptions _options;
    private readonly Func<Node, bool> _given;
    private readonly Region?[] _regions;
    private readonly int[] _uses;
    private readonly int[] _selects;
    private readonly bool[] _absorbed;
    private readonly bool[] _lazy;
    private readonly bool[] _kept;

    /// <summary>By node: the one that it is where it is computed, plus 1; 0 for itself.</summary>
    private readonly int[] _alias;

    /// <summary>All nodes that the sinks need, operands before their users; the others cost no time.</summary>
    private readonly List<int> _needed = [];

    /// <summary>Places what the sinks need; nodes that are <paramref name="given"/> have their value already.</summary>
    public Placement(LoweredDesign design, ModelOptions options, IReadOnlyList<Sink> sinks, Func<Node, bool> given)
    {
        (_design, _options, _given) = (design, options, given);
        var count = design.Nodes.Nodes.Count;
        (_regions, _uses, _selects, _absorbed, _lazy, _kept, _alias) =
            (new Region?[count], new int[count], new int[count], new bool[count], new bool[count], new bool[count], new int[count]);
        CountUses(sinks);
        foreach (var sink in sinks)
            Visit(sink);
        foreach (var i in Enumerable.Reverse(_needed))
            if (_regions[i] is { } region && !_absorbed[i] && !given(design.Nodes[i]))
                VisitOperands(design.Nodes[i], region);
        DecideKept();
    }

    /// <summary>Where everything that no choice guards is computed.</summary>
    public Region Root { get; } = new();

    /// <summary>The region of a node; null when nothing needs it, or when it is part of a choice.</summary>
    public Region? RegionOf(int node) => _regions[node];

    /// <summary>Whether a mux has become part of the choice that assigns its only user.</summary>
    public bool IsAbsorbed(int node) => _absorbed[node];

    /// <summary>Whether a mux is computed by a choice of statements.</summary>
    public bool IsLazy(int node) => _lazy[node];

    /// <summary>Whether the node's value is computed once, by a statement, and kept in a local or in scratch memory.</summary>
    public bool IsKept(int node) => _kept[node];

    /// <summary>Choices between numbers that a bit makes.</summary>
    public int ChoicesBy(int select) => _selects[select];

    /// <summary>The node itself, or the arm of a mux whose select is known where it is computed.</summary>
    public int Resolve(int node)
    {
        while (_alias[node] > 0)
            node = _alias[node] - 1;
        return node;
    }

    /// <summary>Whether a node has its value already.</summary>
    public bool IsGiven(int node) => _given(_design.Nodes[node]);

    /// <summary>The enable of a write as nested choices, outermost first.</summary>
    public List<(int Select, bool When)> Conditions(int enable)
    {
        var conditions = new List<(int, bool)>();
        Add(enable);
        return conditions;

        void Add(int node)
        {
            var n = _design.Nodes[node];
            if (n.Op == Op.Const && !n.Value.IsZero)
                return;
            if (n.Op == Op.And && _uses[node] <= 1)
            {
                Add(n.Operands[0]);
                Add(n.Operands[1]);
            }
            else if (n.Op == Op.Not)
                conditions.Add((n.Operands[0], false));
            else
                conditions.Add((node, true));
        }
    }

    public static IEnumerable<int> NodesOf(Sink sink) => sink switch
    {
        RegisterSink register => [register.Register.Next],
        WriteSink { Write: var write } => write.Mask < 0
            ? [write.Enable, write.Address, write.Data] : [write.Enable, write.Address, write.Data, write.Mask],
        CheckSink check => [check.Check.Fires],
        KeepSink keep => [keep.Node],
        ReduceSink reduce => [reduce.Node],
        ImportSink import => [import.Node],
        _ => [],
    };

    private void CountUses(IReadOnlyList<Sink> sinks)
    {
        var work = new Stack<int>();
        foreach (var node in sinks.SelectMany(NodesOf))
            Count(node);
        while (work.TryPop(out var node))
        {
            if (_given(_design.Nodes[node]))
                continue;
            foreach (var operand in _design.Nodes[node].Operands)
                Count(operand);
            if (_design.Nodes[node] is { Op: Op.Mux, Width: > 1 } mux)
                _selects[mux.Operands[0]]++;
        }

        _needed.Sort();

        void Count(int node)
        {
            if (_uses[node]++ > 0)
                return;
            work.Push(node);
            _needed.Add(node);
        }
    }

    private void Visit(Sink sink)
    {
        switch (sink)
        {
            case RegisterSink { Register: var register }:
                VisitAssigned(register.Next, Root, register.Node);
                break;
            case WriteSink { Write: var write }:
                var region = Root;
                foreach (var (select, when) in Conditions(write.Enable))
                {
                    if (region.Known(select) is not null)
                        continue;
                    Use(select, region);
                    region = region.Arm(select, when);
                }
                Use(write.Address, region);
                Use(write.Data, region);
                if (write.Mask >= 0)
                    Use(write.Mask, region);
                break;
            case CheckSink { Check: var check }:
                Use(check.Fires, Root);
                break;
            case KeepSink keep:
                Use(keep.Node, Root);
                break;
            case ReduceSink reduce:
                Use(reduce.Node, Root);
                break;
            case ImportSink import:
                Use(import.Node, Root);
                break;
        }
    }

    /// <summary>A node whose value goes to a target in a region; muxes that nothing else uses become choices around the
    /// assignment.</summary>
    private void VisitAssigned(int index, Region region, int unchanged)
    {
        if (index == unchanged)
            return;
        var node = _design.Nodes[index];
        if (Guard(index, unchanged) is var guard and not Region.NoSelect && region.Known(guard) is null)
        {
            Use(Region.OfGuard(guard).Bits, region);
            VisitAssigned(index, region.Arm(guard, true), unchanged);
            return;
        }
        if (node.Op != Op.Mux || _uses[index] > 1 || !IsChoice(node) || _given(node))
        {
            Use(index, region);
            return;
        }
        _absorbed[index] = true;
        if (region.Known(node.Operands[0]) is { } known)
        {
            var arm = node.Operands[known ? 1 : 2];
            _alias[index] = arm + 1;
            VisitAssigned(arm, region, unchanged);
            return;
        }
        Use(node.Operands[0], region);
        VisitAssigned(node.Operands[1], region.Arm(node.Operands[0], true), unchanged);
        VisitAssigned(node.Operands[2], region.Arm(node.Operands[0], false), unchanged);
    }

    /// <summary>
    /// The guard of a lane register that keeps its value in the lanes where a bit is not set: its blend is skipped where no lane of the
    /// block has the bit. Scalars may decide on the way: registers of one guard then share its test, whatever chooses between them.
    /// </summary>
    public int Guard(int index, int unchanged)
    {
        var node = _design.Nodes[index];
        if (!_options.SkipEmptyBlocks || unchanged < 0 || node.Op != Op.Mux || node.Space == 0 || _given(node) || _uses[index] > 1)
            return Region.NoSelect;
        if (IsChoice(node))
            return node.Operands[2] == unchanged ? Guard(node.Operands[1], unchanged)
                : node.Operands[1] == unchanged ? Guard(node.Operands[2], unchanged) : Region.NoSelect;
        return node.Operands[2] == unchanged ? Region.GuardOf(node.Operands[0], true)
            : node.Operands[1] == unchanged ? Region.GuardOf(node.Operands[0], false) : Region.NoSelect;
    }

    private void VisitOperands(Node node, Region region)
    {
        if (node.Op == Op.Mux)
        {
            var select = node.Operands[0];
            if (region.Known(select) is { } known)
            {
                var arm = node.Operands[known ? 1 : 2];
                _alias[node.Index] = arm + 1;
                Use(arm, region);
                return;
            }
            if (_options.SinkIntoArms && IsChoice(node) && (IsWorthSinking(node.Operands[1]) || IsWorthSinking(node.Operands[2])))
            {
                _lazy[node.Index] = true;
                Use(select, region);
                VisitAssigned(node.Operands[1], region.Arm(select, true), -1);
                VisitAssigned(node.Operands[2], region.Arm(select, false), -1);
                return;
            }
        }
        foreach (var operand in node.Operands)
            Use(operand, region);
    }

    // Lanes of one kernel cannot go different ways: what a lane decides is a blend.
    private bool IsChoice(Node mux) => _design.Nodes[mux.Operands[0]].Space == 0;

    private bool IsWorthSinking(int index) => _uses[index] == 1 && !IsLeaf(_design.Nodes[index]);

    private void Use(int node, Region region) =>
        _regions[node] = _regions[node] is { } known ? Region.Common(known, region) : region;

    private bool IsLeaf(Node node) => node.Op is Op.Const or Op.Input or Op.Reset or Op.Register or Op.Extract || _given(node)
        || IsConstant(_design, node);

    /// <summary>Whether a node is a constant, or one per lane.</summary>
    public static bool IsConstant(LoweredDesign design, Node node) => node.Op == Op.Const
        || (node.Sources is { } sources && Array.TrueForAll(sources, s => design.Nodes[s.Node].Op == Op.Const));

    private void DecideKept()
    {
        var depth = new int[_uses.Length];
        foreach (var i in _needed)
        {
            var node = _design.Nodes[i];
            if (_regions[i] is null || _absorbed[i] || _alias[i] > 0 || IsLeaf(node))
                continue;
            foreach (var operand in node.Operands)
                depth[i] = Math.Max(depth[i], depth[Resolve(operand)] + 1);
            _kept[i] = _lazy[i] || (_uses[i] > 1 && !IsCheapTest(node) && !IsMask(node)) || node.Width > 64 || depth[i] > DeepestExpression
                || NeedsStatement(node);
            if (_kept[i])
                depth[i] = 0;
        }
    }

    // Scalar code compares and branches in one instruction: a comparison with a constant is repeated rather than kept as 0 or 1.
    private bool IsCheapTest(Node node) => _options.RematerializeTests && node is { Op: Op.Equal, Space: 0 } && _uses[node.Index] <= 4
        && _design.Nodes[node.Operands[1]].Op == Op.Const && _design.Nodes[Resolve(node.Operands[0])] is { Width: <= 64 } operand
        && (_kept[operand.Index] || operand.Op is Op.Register or Op.Input);

    // Lanes blend by a comparison itself: what is at hand is compared again rather than made a word of bits and a mask again.
    private bool IsMask(Node node) => _options.CompareIntoMasks && node is { Op: Op.Equal or Op.LessSigned or Op.LessUnsigned, Space: > 0 }
        && _uses[node.Index] - _selects[node.Index] <= 1
        && Array.TrueForAll(node.Operands, o => _design.Nodes[Resolve(o)] is { Width: > 1 } operand
            && (node.Op != Op.LessSigned || operand.Width == LaneShape.LaneBits(operand.Width))
            && (_kept[operand.Index] || IsLeaf(operand)));

    // A read that may be out of range uses its address twice.
    private bool NeedsStatement(Node node) =>
        node.Op == Op.MemoryRead && !ScalarValues.IsAlwaysInRange(_design.Memories[node.Argument].Memory,
            _design.Nodes[node.Operands[0]].Width);
}

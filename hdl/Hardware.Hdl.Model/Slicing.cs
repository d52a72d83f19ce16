using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Takes numbers of lanes apart into slices of a few bits each, which are nodes and registers of their own. Logic, choices and moves are
/// done slice by slice; shifts, extensions and concatenations are a matter of naming.
/// </summary>
/// <param name="design">The design to rewrite.</param>
/// <param name="size">Bits of a slice; the last one of a number may have fewer.</param>
internal abstract class Slicing(LoweredDesign design, int size) : DesignRewriter(design)
{
    private readonly Dictionary<int, int[]> _slices = [];
    private readonly Dictionary<int, int> _joined = [];

    /// <summary>Whether a node is kept in slices.</summary>
    protected abstract bool IsSliced(int node);

    /// <summary>Slices the registers that are kept so, then rewrites everything.</summary>
    protected void Apply()
    {
        foreach (var register in Design.Registers.Where(r => IsSliced(r.Node)).ToList())
            Slice(register);
        Run();
    }

    /// <summary>The whole value of a node; of a sliced one, its slices put together where somebody needs it whole.</summary>
    protected override int Map(int node)
    {
        if (!_slices.TryGetValue(node, out var slices))
            return base.Map(node);
        if (!_joined.TryGetValue(node, out var joined))
            _joined[node] = joined = Nodes.Make(Op.Concat, Nodes[node].Width, slices.Reverse().ToArray());
        return joined;
    }

    protected override void Rewrite(StateRegister register)
    {
        if (!IsSliced(register.Node))
        {
            base.Rewrite(register);
            return;
        }
        foreach (var (slice, next) in register.Slices!.Zip(Slices(register.Next)))
            Design.Registers[slice].Next = next;
        register.Next = register.Node;
    }

    protected override int Rewrite(Node node)
    {
        Nodes.Line = node.Source;
        if (!IsSliced(node.Index))
            return Array.Exists(node.Operands, IsSliced) ? OfSlices(node) : Rebuilt(node);
        if (node.Op != Op.Register)
            _slices[node.Index] = Compute(node);
        return node.Index;
    }

    /// <summary>A value that is whole itself but takes sliced ones.</summary>
    protected virtual int OfSlices(Node node) => node.Op switch
    {
        Op.Slice => Bits([node.Operands[0]], node.Argument, node.Width),
        Op.Equal => Slices(node.Operands[0]).Zip(Slices(node.Operands[1]), (a, b) => Nodes.Make(Op.Equal, 1, [a, b])).Aggregate(Nodes.And),
        _ => Rebuilt(node),
    };

    /// <summary>The slices of a sliced node's value, the least significant first.</summary>
    protected virtual int[] Compute(Node node)
    {
        var a = node.Operands.Length > 0 ? node.Operands[0] : -1;
        switch (node.Op)
        {
            case Op.Gather:
                return Each(node.Width, i => Nodes.Gather(SliceWidth(node.Width, i), node.Space, SourcesOf(node.Sources!, i)));
            case Op.Not:
                return Array.ConvertAll(Slices(a), Nodes.Not);
            case Op.And or Op.Or or Op.Xor:
                var (left, right) = (Slices(a), Slices(node.Operands[1]));
                return Each(node.Width, i => Nodes.Make(node.Op, SliceWidth(node.Width, i), [left[i], right[i]]));
            case Op.Mux:
                var select = Map(a);
                var (yes, no) = (Slices(node.Operands[1]), Slices(node.Operands[2]));
                return Each(node.Width, i => Nodes.Mux(select, yes[i], no[i]));
            case Op.Concat:
                var parts = node.Operands.Reverse().ToArray();
                return Each(node.Width, i => Bits(parts, i * size, SliceWidth(node.Width, i)));
            case Op.Slice:
                return Each(node.Width, i => Bits([a], node.Argument + (i * size), SliceWidth(node.Width, i)));
            case Op.ZeroExtend:
                var zero = Nodes.Const(node.Width - Nodes[a].Width, 0);
                return Each(node.Width, i => Bits([a, zero], i * size, SliceWidth(node.Width, i)));
            default:
                throw new InvalidOperationException($"{node.Op} is not sliced.");
        }
    }

    /// <summary>The slices of any value, the least significant first.</summary>
    protected int[] Slices(int node)
    {
        if (_slices.TryGetValue(node, out var slices))
            return slices;
        var whole = base.Map(node);
        var width = Nodes[whole].Width;
        return Each(width, i => Nodes.Slice(whole, i * size, SliceWidth(width, i)));
    }

    private int[] Each(int width, Func<int, int> slice) => [.. Enumerable.Range(0, (width + size - 1) / size).Select(slice)];

    private int SliceWidth(int width, int index) => Math.Min(size, width - (index * size));

    /// <summary>Some of the bits of values that follow each other, the least significant first.</summary>
    private int Bits(int[] values, int low, int width)
    {
        var found = new List<int>();
        var at = 0;
        foreach (var part in values.SelectMany(v => _slices.TryGetValue(v, out var slices) ? slices : [base.Map(v)]))
        {
            var (from, to) = (Math.Max(low, at), Math.Min(low + width, at + Nodes[part].Width));
            if (from < to)
                found.Add(Nodes.Slice(part, from - at, to - from));
            at += Nodes[part].Width;
        }
        found.Reverse();
        return Nodes.Make(Op.Concat, width, found.ToArray());
    }

    private LaneSource[] SourcesOf(LaneSource[] sources, int slice)
    {
        var known = new Dictionary<int, int>();
        return Array.ConvertAll(sources, source =>
        {
            if (!known.TryGetValue(source.Node, out var node))
                known[source.Node] = node = Slices(source.Node)[slice];
            return Nodes[node].Space > 0 ? new LaneSource(node, source.Lane)
                : Nodes[node].Op == Op.Extract ? new LaneSource(Nodes[node].Operands[0], Nodes[node].Argument)
                : new LaneSource(node, -1);
        });
    }

    private void Slice(StateRegister register)
    {
        register.Slices = Each(register.Width, i =>
        {
            var index = Design.Registers.Count;
            var width = SliceWidth(register.Width, i);
            var node = Nodes.Leaf(Op.Register, width, register.Space, index);
            Design.Registers.Add(new StateRegister
            {
                Index = index,
                Signal = null,
                Width = width,
                Path = width == 1 ? $"{register.Path}[{i}]" : $"{register.Path}[{(i * size) + width - 1}:{i * size}]",
                Space = register.Space,
                Slot = register.Slot,
                Domain = register.Domain,
                Node = node,
                Next = node,
            });
            return index;
        });
        _slices[register.Node] = Array.ConvertAll(register.Slices, r => Design.Registers[r].Node);
    }
}

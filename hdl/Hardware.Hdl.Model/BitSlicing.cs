using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Turns small numbers of lanes into one-bit nodes and registers, which kernels keep as words of one bit per lane: sums become ripples
/// of logic, comparisons and choices logic on words, shifts and concatenations nothing at all.
/// </summary>
internal sealed class BitSlicing : DesignRewriter
{
    private readonly BitSlicePlan _plan;
    private readonly Dictionary<int, int[]> _bits = [];
    private readonly Dictionary<int, int> _joined = [];

    private BitSlicing(LoweredDesign design, ModelOptions options) : base(design)
    {
        _plan = new BitSlicePlan(design, options, Cone());
        foreach (var register in design.Registers.Where(r => _plan.IsSliced(r.Node)).ToList())
            Slice(register);
    }

    /// <summary>Slices what the plan says, one-bit registers included.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.BitSlices != BitSliceUse.Never && design.Spaces.Count > 1)
            new BitSlicing(design, options).Run();
    }

    /// <summary>The whole value of a node; of a sliced one, its bits put together where somebody needs it whole.</summary>
    protected override int Map(int node)
    {
        if (!_bits.TryGetValue(node, out var bits))
            return base.Map(node);
        if (!_joined.TryGetValue(node, out var joined))
            _joined[node] = joined = Nodes.Make(Op.Concat, bits.Length, bits.Reverse().ToArray());
        return joined;
    }

    protected override void Rewrite(StateRegister register)
    {
        if (register.Bits is not { } parts)
        {
            base.Rewrite(register);
            return;
        }
        var next = Bits(register.Next);
        for (var i = 0; i < parts.Length; i++)
            Design.Registers[parts[i]].Next = next[i];
        register.Next = register.Node;
    }

    protected override int Rewrite(Node node)
    {
        if (_plan.IsSliced(node.Index))
        {
            Nodes.Line = node.Source;
            if (node.Op != Op.Register)
                _bits[node.Index] = Compute(node);
            return node.Index;
        }
        if (!Array.Exists(node.Operands, _plan.IsSliced))
            return Rebuilt(node);
        Nodes.Line = node.Source;
        switch (node.Op)
        {
            case Op.Equal:
                return BitLogic.Equal(Nodes, Bits(node.Operands[0]), Bits(node.Operands[1]));
            case Op.LessUnsigned or Op.LessSigned:
                return BitLogic.Less(Nodes, Bits(node.Operands[0]), Bits(node.Operands[1]), node.Op == Op.LessSigned);
            case Op.ReduceAnd:
                return Bits(node.Operands[0]).Aggregate(Nodes.And);
            case Op.ReduceOr:
                return Bits(node.Operands[0]).Aggregate(Nodes.Or);
            case Op.ReduceXor:
                return Bits(node.Operands[0]).Aggregate((a, b) => Nodes.Make(Op.Xor, 1, [a, b]));
            case Op.Slice when node.Width == 1:
                return Bits(node.Operands[0])[node.Argument];
            default:
                return Rebuilt(node);
        }
    }

    private void Slice(StateRegister register)
    {
        var parts = register.Bits = new int[register.Width];
        var bits = new int[register.Width];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Design.Registers.Count;
            bits[i] = Nodes.Leaf(Op.Register, 1, register.Space, parts[i]);
            Design.Registers.Add(new StateRegister
            {
                Index = parts[i],
                Signal = null,
                Width = 1,
                Path = $"{register.Path}[{i}]",
                Space = register.Space,
                Slot = register.Slot,
                Domain = register.Domain,
                Node = bits[i],
                Next = bits[i],
            });
        }
        _bits[register.Node] = bits;
    }

    /// <summary>One-bit nodes of a value, the least significant first.</summary>
    private int[] Bits(int node)
    {
        if (_bits.TryGetValue(node, out var bits))
            return bits;
        var whole = base.Map(node);
        return [.. Enumerable.Range(0, Nodes[whole].Width).Select(i => Nodes.Slice(whole, i, 1))];
    }

    private int[] Compute(Node node)
    {
        var a = node.Operands.Length > 0 ? node.Operands[0] : -1;
        switch (node.Op)
        {
            case Op.Gather:
                return [.. Enumerable.Range(0, node.Width).Select(i => Nodes.Gather(1, node.Space, BitSources(node.Sources!, i)))];
            case Op.Not:
                return Array.ConvertAll(Bits(a), Nodes.Not);
            case Op.And or Op.Or or Op.Xor:
                var (left, right) = (Bits(a), Bits(node.Operands[1]));
                return [.. left.Select((bit, i) => Nodes.Make(node.Op, 1, [bit, right[i]]))];
            case Op.Add:
                return BitLogic.Add(Nodes, Bits(a), Bits(node.Operands[1]));
            case Op.Subtract:
                return BitLogic.Subtract(Nodes, Bits(a), Bits(node.Operands[1]));
            case Op.Negate:
                return BitLogic.Subtract(Nodes, [.. Enumerable.Repeat(Nodes.Const(1, 0), node.Width)], Bits(a));
            case Op.Mux:
                var select = Map(a);
                var (yes, no) = (Bits(node.Operands[1]), Bits(node.Operands[2]));
                return [.. yes.Select((bit, i) => Nodes.Mux(select, bit, no[i]))];
            case Op.Concat:
                return [.. node.Operands.Reverse().SelectMany(Bits)];
            case Op.Slice:
                return Bits(a)[node.Argument..(node.Argument + node.Width)];
            case Op.ZeroExtend or Op.SignExtend:
                var bits = Bits(a);
                var fill = node.Op == Op.SignExtend ? bits[^1] : Nodes.Const(1, 0);
                return [.. bits, .. Enumerable.Repeat(fill, node.Width - bits.Length)];
            default:
                throw new InvalidOperationException($"{node.Op} is not sliced.");
        }
    }

    private LaneSource[] BitSources(LaneSource[] sources, int bit)
    {
        var known = new Dictionary<int, int>();
        return Array.ConvertAll(sources, source =>
        {
            if (!known.TryGetValue(source.Node, out var node))
                known[source.Node] = node = Bits(source.Node)[bit];
            return Nodes[node].Space > 0 ? new LaneSource(node, source.Lane)
                : Nodes[node].Op == Op.Extract ? new LaneSource(Nodes[node].Operands[0], Nodes[node].Argument)
                : new LaneSource(node, -1);
        });
    }
}

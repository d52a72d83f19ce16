using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Replaces nodes of a lowered design in place: every node, operands first, is given the node that stands for it from now on, and what
/// happens at clock edges is made to use those. Nodes are only added; what nobody uses any more costs nothing.
/// </summary>
internal abstract class DesignRewriter(LoweredDesign design)
{
    private int[] _map = [];

    protected LoweredDesign Design => design;

    protected NodeTable Nodes => design.Nodes;

    /// <summary>The node that now stands for one of the nodes there were before.</summary>
    protected virtual int Map(int node) => node < _map.Length ? _map[node] : node;

    /// <summary>Rewrites all nodes, then registers, writes, checks and what slots show.</summary>
    public void Run()
    {
        // What a rewritten node takes anew may stand further back, as a constant may: it stands for itself.
        _map = [.. Enumerable.Range(0, Nodes.Nodes.Count)];
        for (var i = 0; i < _map.Length; i++)
            _map[i] = Rewrite(Nodes[i]);
        foreach (var register in design.Registers.ToList())
            Rewrite(register);
        foreach (var memory in design.Memories)
            for (var i = 0; i < memory.Writes.Count; i++)
            {
                var write = memory.Writes[i];
                memory.Writes[i] = write with
                {
                    Enable = Map(write.Enable),
                    Address = Map(write.Address),
                    Data = Map(write.Data),
                    Mask = write.Mask < 0 ? -1 : Map(write.Mask),
                };
            }
        for (var i = 0; i < design.Checks.Count; i++)
            design.Checks[i] = design.Checks[i] with { Fires = Map(design.Checks[i].Fires) };
        // State is read where it lies, however it is computed with.
        for (var slot = 0; slot < design.SlotNodes.Length; slot++)
            if (design.SlotNodes[slot] is var node and >= 0 && !IsState(Nodes[node]))
                design.SlotNodes[slot] = Map(node);
    }

    /// <summary>The node that takes a node's place.</summary>
    protected virtual int Rewrite(Node node) => Rebuilt(node);

    /// <summary>Makes a register take its new next value.</summary>
    protected virtual void Rewrite(StateRegister register) => register.Next = Map(register.Next);

    /// <summary>The node on the new operands.</summary>
    protected int Rebuilt(Node node)
    {
        if (node.Sources is { } sources)
        {
            if (Array.TrueForAll(sources, s => Map(s.Node) == s.Node))
                return node.Index;
            return Nodes.Gather(node.Width, node.Space, Array.ConvertAll(sources, Mapped));
        }
        if (Array.TrueForAll(node.Operands, o => Map(o) == o))
            return node.Index;
        var operands = Array.ConvertAll(node.Operands, Map);
        return node.Op switch
        {
            Op.MemoryRead => Nodes.MemoryRead(node.Width, node.Space, node.Argument, operands[0]),
            Op.Extract => Nodes.Extract(operands[0], node.Argument),
            Op.Pack => Nodes.Pack(operands[0], node.Argument, node.Width),
            Op.ReduceLanes => Nodes.ReduceLanes((LaneReduction)node.Argument, operands[0]),
            _ => Nodes.Make(node.Op, node.Width, operands, node.Argument),
        };
    }

    /// <summary>What the sinks of clock edges and the outputs of the top module start from.</summary>
    protected IEnumerable<int> Roots() => design.Registers.Where(r => r.Next != r.Node).Select(r => r.Next)
        .Concat(design.Checks.Select(c => c.Fires))
        .Concat(design.Memories.SelectMany(m => m.Writes).SelectMany(w => new[] { w.Enable, w.Address, w.Data, w.Mask }))
        .Concat(Outputs()).Where(n => n >= 0);

    /// <summary>Nodes that the roots need.</summary>
    protected HashSet<int> Cone()
    {
        var cone = new HashSet<int>();
        var work = new Stack<int>(Roots());
        while (work.TryPop(out var index))
        {
            if (!cone.Add(index))
                continue;
            foreach (var operand in Nodes[index].Operands)
                work.Push(operand);
            foreach (var source in Nodes[index].Sources ?? [])
                work.Push(source.Node);
        }
        return cone;
    }

    private IEnumerable<int> Outputs() =>
        design.Source.Top.Ports.Where(p => p.Kind != SignalKind.Input).Select(p => design.SlotNodes[design.Source.Top.SlotOf(p)]);

    private bool IsState(Node node) =>
        node.Op == Op.Register || (node.Op == Op.Extract && Nodes[node.Operands[0]].Op == Op.Register);

    private LaneSource Mapped(LaneSource source)
    {
        var node = Nodes[Map(source.Node)];
        return source.Lane < 0 && node.Op == Op.Extract ? new LaneSource(node.Operands[0], node.Argument)
            : node.Space == 0 ? new LaneSource(node.Index, -1) : source with { Node = node.Index };
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Turns sinks into statements. Within a region, work is ordered so that values come before their uses and a register is overwritten
/// after its last reader; only where that is impossible (two registers that swap) the old value is copied first. Work that hangs on
/// the same select shares one choice.
/// </summary>
internal sealed class RegionEmitter(LoweredDesign design, Placement placement, Backend backend)
{
    private readonly HashSet<int> _emitted = [];
    private readonly int[] _visited = new int[design.Nodes.Nodes.Count];
    private int _visit;

    /// <summary>All statements for some sinks.</summary>
    public List<CodeStmt> Emit(IReadOnlyList<Sink> sinks)
    {
        var work = new List<Work>();
        foreach (var sink in sinks)
            work.Add(sink switch
            {
                RegisterSink register => new Work(new RegisterTarget(register.Register), register.Register.Next),
                WriteSink write => new Work(new WriteTarget(write, placement.Conditions(write.Write.Enable)), -1),
                CheckSink check => new Work(new CheckTarget(check.Check), check.Check.Fires),
                KeepSink keep => new Work(new KeepTarget(keep.Offset), keep.Node),
                ReduceSink reduce => new Work(new ReduceTarget(reduce), reduce.Node),
                ImportSink import => new Work(new ImportTarget(import.Local), import.Node),
                _ => throw new InvalidOperationException(),
            });
        return Emit(placement.Root, work);
    }

    private List<CodeStmt> Emit(Region region, List<Work> pending)
    {
        var items = Gather(region, pending);
        var code = new List<CodeStmt>();
        var replaced = new List<int>();
        backend.Enter();
        Schedule(region, items, code, replaced);
        backend.Leave();
        foreach (var node in replaced)
            backend.Forget(node);
        return code;
    }

    /// <summary>The pending work as items, those of one select together, and an item for every kept value of this region they
    /// need.</summary>
    private List<Item> Gather(Region region, List<Work> pending)
    {
        var items = new List<Item>();
        var defined = new Dictionary<int, Item>();
        var bySelect = new Dictionary<int, Item>();
        var lastWrite = new Dictionary<StateMemory, Item>();
        foreach (var each in pending)
        {
            if (Simplify(region, each) is not { } work)
                continue;
            Item item;
            if (work.Select != Region.NoSelect && work.Target is not NodeTarget)
            {
                // Writes of one memory keep their order: one that follows another choice's write starts a choice of its own.
                if (!bySelect.TryGetValue(work.Select, out item!)
                    || (work.Target is WriteTarget write && lastWrite.TryGetValue(write.Sink.Memory, out var last) && last != item))
                    items.Add(bySelect[work.Select] = item = new Item(work.Select));
            }
            else
                items.Add(item = new Item(work.Select));
            item.Work.Add(work);
            if (work.Target is WriteTarget target)
                lastWrite[target.Sink.Memory] = item;
            if (work.Target is NodeTarget { Node: var node })
                defined[node] = item;
        }
        for (var i = 0; i < items.Count; i++)
            Examine(region, items[i], items, defined);
        return items;
    }

    /// <summary>Follows what is known about selects here; null when nothing is left to do.</summary>
    private Work? Simplify(Region region, Work work)
    {
        if (work.Target is WriteTarget write)
        {
            while (work.Step < write.Conditions.Count && region.Known(write.Conditions[work.Step].Select) is { } holds)
            {
                if (holds != write.Conditions[work.Step].When)
                    return null;
                work = work with { Step = work.Step + 1 };
            }
            return work with { Select = work.Step < write.Conditions.Count ? write.Conditions[work.Step].Select : Region.NoSelect };
        }
        var node = work.Node;
        while (placement.IsAbsorbed(node) && region.Known(design.Nodes[node].Operands[0]) is { } known)
            node = design.Nodes[node].Operands[known ? 1 : 2];
        if (work.Target is RegisterTarget target)
        {
            if (node == target.Register.Node)
                return null;
            var guard = placement.Guard(node, target.Register.Node);
            if (guard != Region.NoSelect && region.Known(guard) is null)
                return work with { Node = node, Select = guard };
        }
        var choice = placement.IsAbsorbed(node) || (work.Target is NodeTarget value && value.Node == node && placement.IsLazy(node));
        return work with { Node = node, Select = choice ? design.Nodes[node].Operands[0] : Region.NoSelect };
    }

    /// <summary>Finds what an item reads, overwrites, and needs computed before.</summary>
    private void Examine(Region region, Item item, List<Item> items, Dictionary<int, Item> defined)
    {
        var visit = ++_visit;
        foreach (var work in item.Work)
        {
            switch (work.Target)
            {
                case RegisterTarget target:
                    item.Writes.Add(target.Register.Node);
                    Walk(work.Node);
                    break;
                case WriteTarget target:
                    item.Writes.Add(~target.Sink.Memory.Index);
                    item.Orders.Add(target.Sink.Memory.Index);
                    for (var i = work.Step; i < target.Conditions.Count; i++)
                        Walk(target.Conditions[i].Select);
                    Walk(target.Sink.Write.Address);
                    Walk(target.Sink.Write.Data);
                    if (target.Sink.Write.Mask >= 0)
                        Walk(target.Sink.Write.Mask);
                    break;
                case NodeTarget target when target.Node == work.Node:
                    WalkOperands(work.Node);
                    break;
                default:
                    Walk(work.Node);
                    break;
            }
        }

        void Walk(int index)
        {
            index = placement.Resolve(index);
            if (_visited[index] == visit)
                return;
            _visited[index] = visit;
            if (defined.TryGetValue(index, out var definer))
            {
                if (definer != item)
                    item.Needs.Add(definer);
                return;
            }
            if (placement.IsKept(index))
            {
                if (_emitted.Contains(index))
                    return;
                var place = placement.RegionOf(index)!;
                if (place == region)
                {
                    var work = Simplify(region, new Work(new NodeTarget(index), index))!;
                    definer = new Item(work.Select);
                    definer.Work.Add(work);
                    items.Add(definer);
                    defined[index] = definer;
                    item.Needs.Add(definer);
                    return;
                }
                if (place.Depth < region.Depth)
                    return;
            }
            WalkOperands(index);
        }

        void WalkOperands(int index)
        {
            var node = design.Nodes[index];
            foreach (var register in backend.RegistersRead(node))
                if (!backend.IsOld(register))
                    item.Reads.Add(register);
            if (placement.IsGiven(index))
                return;
            if (node.Op is Op.MemoryRead)
                item.Reads.Add(~node.Argument);
            foreach (var operand in node.Operands)
                Walk(operand);
        }
    }

    private void Schedule(Region region, List<Item> items, List<CodeStmt> code, List<int> replaced)
    {
        var queue = new SchedulingQueue(items);
        while (queue.Next() is { } run)
        {
            foreach (var (state, readers) in run.Hazards)
                KeepOldValue(region, state, readers, code, replaced);
            EmitRun(region, run.Items, code);
        }
    }

    /// <summary>Copies a register before it is overwritten, or computes reads of a memory before it is written, for readers that come
    /// later.</summary>
    private void KeepOldValue(Region region, int state, List<Item> readers, List<CodeStmt> code, List<int> replaced)
    {
        if (state < 0)
        {
            foreach (var reader in readers)
                foreach (var read in MemoryReads(reader, ~state))
                    Force(read, code);
            return;
        }
        if (backend.IsOld(state))
            return;
        backend.KeepOld(state, code);
        replaced.Add(state);
    }

    private IEnumerable<int> MemoryReads(Item item, int memory)
    {
        var visit = ++_visit;
        var found = new List<int>();
        foreach (var work in item.Work)
        {
            if (work.Target is WriteTarget target)
            {
                foreach (var (select, _) in target.Conditions)
                    Walk(select);
                foreach (var node in Placement.NodesOf(target.Sink).Skip(1))
                    Walk(node);
            }
            else
                Walk(work.Node);
        }
        return found;

        void Walk(int index)
        {
            index = placement.Resolve(index);
            if (_visited[index] == visit || _emitted.Contains(index) || placement.IsGiven(index))
                return;
            _visited[index] = visit;
            var node = design.Nodes[index];
            foreach (var operand in node.Operands)
                Walk(operand);
            if (node.Op == Op.MemoryRead && node.Argument == memory)
                found.Add(index);
        }
    }

    /// <summary>Computes a node here although it belongs to an arm.</summary>
    private void Force(int index, List<CodeStmt> code)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (_emitted.Contains(index) || node.Op == Op.Const || placement.IsGiven(index))
            return;
        foreach (var operand in node.Operands)
            Force(operand, code);
        if (!placement.IsKept(index) && node.Op != Op.MemoryRead)
            return;
        backend.Compute(index, code);
        backend.Freeze(index);
        _emitted.Add(index);
    }

    private void EmitRun(Region region, List<Item> run, List<CodeStmt> code)
    {
        var select = run[0].Select;
        if (select == Region.NoSelect)
        {
            foreach (var work in run.SelectMany(i => i.Work))
                Finish(work, code);
            return;
        }
        if (select < Region.NoSelect)
        {
            var (bits, set) = Region.OfGuard(select);
            var any = backend.Any(bits, set, code);
            code.Add(new Branch(any, Emit(region.Arm(select, true), [.. run.SelectMany(i => i.Work)]), []));
            return;
        }
        var (then, otherwise) = (new List<Work>(), new List<Work>());
        foreach (var work in run.SelectMany(i => i.Work))
        {
            if (work.Target is WriteTarget target)
                (target.Conditions[work.Step].When ? then : otherwise).Add(work with { Step = work.Step + 1 });
            else
            {
                var node = design.Nodes[work.Node];
                then.Add(work with { Node = node.Operands[1] });
                otherwise.Add(work with { Node = node.Operands[2] });
            }
        }
        var condition = backend.Condition(select);
        var whenTrue = Emit(region.Arm(select, true), then);
        var whenFalse = Emit(region.Arm(select, false), otherwise);
        if (whenTrue.Count > 0 || whenFalse.Count > 0)
            code.Add(new Branch(condition, whenTrue, whenFalse));
        foreach (var work in run.SelectMany(i => i.Work))
            if (work.Target is NodeTarget target)
                _emitted.Add(target.Node);
    }

    /// <summary>Assigns a target whose value no choice decides any more.</summary>
    private void Finish(Work work, List<CodeStmt> code)
    {
        var source = work.Node >= 0 ? design.Nodes[work.Node].Source : default;
        var start = code.Count;
        switch (work.Target)
        {
            case NodeTarget { Node: var node } when node == work.Node:
                backend.Compute(node, code);
                _emitted.Add(node);
                break;
            case NodeTarget { Node: var node }:
                backend.Move(node, work.Node, code);
                break;
            case RegisterTarget { Register: var register }:
                backend.Commit(register, work.Node, code);
                break;
            case KeepTarget { Offset: var offset }:
                backend.Keep(offset, work.Node, code);
                break;
            case ReduceTarget { Sink: var sink }:
                backend.Reduce(sink, code);
                break;
            case ImportTarget { Local: var local }:
                code.Add(new SetLocal(local, backend.Condition(work.Node)));
                break;
            case WriteTarget { Sink: var write }:
                backend.Write(write, code);
                source = design.Nodes[write.Write.Data].Source;
                break;
            case CheckTarget { Check: var check }:
                backend.Record(check, work.Node, code);
                source = check.Check.Source;
                break;
        }
        for (var i = start; i < code.Count && source.IsKnown; i++)
            code[i] = code[i] with { Source = source };
    }
}

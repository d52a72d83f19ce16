using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Chooses the definitions whose instances become lanes: those with enough instances whose body vectors can compute. Of nested
/// candidates the inner one is taken, unless the outer one does work of its own that is worth having in lanes too and is small.
/// </summary>
internal static class LanePlan
{
    private const int DeepestMemory = 16;
    private const int LargestBody = 2000;

    public static IReadOnlyList<ModuleDef> Choose(Design design, ModelOptions options)
    {
        if (!options.Lanes || Vectors.WidestBits(options) == 0)
            return [];
        var counts = new Dictionary<ModuleDef, long> { [design.Top] = 1 };
        foreach (var module in design.Modules.Reverse())
            foreach (var instance in module.Instances)
                counts[instance.Module] = counts.GetValueOrDefault(instance.Module) + (counts.GetValueOrDefault(module) * instance.Count);
        var costs = new Dictionary<ModuleDef, Cost>();
        foreach (var module in design.Modules)
            costs[module] = CostOf(module, costs);

        var chosen = new List<ModuleDef>();
        var visited = new HashSet<ModuleDef>();
        Visit(design.Top);
        return chosen;

        void Visit(ModuleDef module)
        {
            if (!visited.Add(module))
                return;
            if (module != design.Top && IsCandidate(module) && !IsMereContainer(module))
            {
                chosen.Add(module);
                return;
            }
            foreach (var instance in module.Instances)
                Visit(instance.Module);
        }

        bool IsCandidate(ModuleDef module) =>
            counts[module] >= options.LaneThreshold && costs[module] is { Fits: true, Total: <= LargestBody, HasState: true };

        // A module that only holds and wires candidates leaves the lanes to them.
        bool IsMereContainer(ModuleDef module) =>
            costs[module].Own * 4 < costs[module].Total && module.Instances.Any(i => IsCandidate(i.Module)
                && counts[i.Module] >= 4 * counts[module]);
    }

    /// <summary>
    /// Lowers a design with the definitions chosen. Wide wires usually vanish, because lanes use parts of them; a definition that really
    /// computes with more than 64 bits is lowered instance by instance after all.
    /// </summary>
    public static LoweredDesign Lower(Design design, ModelOptions options)
    {
        var chosen = Choose(design, options).ToList();
        while (true)
        {
            var lowered = Lowering.Lower(design, chosen);
            var wide = WideSpaces(lowered);
            if (chosen.RemoveAll(wide.Contains) > 0)
                continue;
            LaneFolding.Apply(lowered, options);
            BitSlicing.Apply(lowered, options);
            LaneEnables.Apply(lowered, options);
            return lowered;
        }
    }

    private static HashSet<ModuleDef> WideSpaces(LoweredDesign design)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>(design.Registers.Select(r => r.Next).Concat(design.Checks.Select(c => c.Fires))
            .Concat(design.Memories.SelectMany(m => m.Writes).SelectMany(w => new[] { w.Enable, w.Address, w.Data, w.Mask })).Where(n =>
                n >= 0));
        var wide = new HashSet<ModuleDef>();
        while (work.TryPop(out var index))
        {
            if (!seen.Add(index))
                continue;
            var node = design.Nodes[index];
            if (node.Space > 0 && node.Width > 64)
                wide.Add(design.Spaces[node.Space].Module!);
            foreach (var operand in node.Operands)
                work.Push(operand);
            foreach (var source in node.Sources ?? [])
                work.Push(source.Node);
        }
        return wide;
    }

    private static Cost CostOf(ModuleDef module, Dictionary<ModuleDef, Cost> known)
    {
        var body = new ModuleBody(module);
        var own = 0L;
        var fits = module.Signals.All(s => s.Kind != SignalKind.Register || s.Shape.Width <= 64)
            && module.Memories.All(m => m.Depth <= DeepestMemory && m.Word.Width <= 64 && OneWriter(body, m));
        foreach (var node in body.Table.Nodes)
        {
            if (node.Op is not (Op.Const or Op.Signal or Op.Port))
                own++;
            fits &= node.Op is not (Op.DivideSigned or Op.DivideUnsigned or Op.RemainderSigned or Op.RemainderUnsigned);
        }
        var total = own;
        var state = module.Signals.Any(s => s.Kind == SignalKind.Register) || module.Memories.Count > 0;
        foreach (var instance in module.Instances)
        {
            total += known[instance.Module].Total * instance.Count;
            fits &= known[instance.Module].Fits;
            state |= known[instance.Module].HasState;
        }
        return new Cost(own, total, fits, state);
    }

    private static bool OneWriter(ModuleBody body, MemoryDef memory) =>
        body.Writes.Where(w => w.Write.Memory == memory).Select(w => w.Process.Domain).Distinct().Count() <= 1;

    /// <summary>Operations of a definition: its own, with everything below it, and whether lanes can compute them.</summary>
    private readonly record struct Cost(long Own, long Total, bool Fits, bool HasState);
}

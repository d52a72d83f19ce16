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
    private const int FullVector = 16;

    /// <summary>The chosen definitions, with what all their instances cost as scalar code.</summary>
    private static Dictionary<ModuleDef, long> Choose(Design design, ModelOptions options)
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
        return chosen.ToDictionary(m => m, m => counts[m] * costs[m].Total);

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

        // A module that only holds and wires candidates leaves the lanes to them; so does one of which there are too few to fill vectors.
        bool IsMereContainer(ModuleDef module) =>
            (costs[module].Own * 4 < costs[module].Total || counts[module] < FullVector) && module.Instances.Any(i => IsCandidate(i.Module)
                && counts[i.Module] >= 4 * counts[module]);
    }

    /// <summary>
    /// Lowers a design with the definitions chosen. Wide wires usually vanish, because lanes use parts of them; a definition that really
    /// computes with more than 64 bits is lowered instance by instance after all, and so is one that costs less as scalar code.
    /// </summary>
    public static LoweredDesign Lower(Design design, ModelOptions options)
    {
        var chosen = Choose(design, options);
        var rules = new LaneRules
        {
            BranchOnScalars = options.BranchOnScalars,
            MasksAsChoices = options.MasksAsChoices,
            GlueInLanes = options.GlueInLanes,
            SliceScalars = options.SliceScalars,
        };
        while (true)
        {
            var lowered = Lowering.Lower(design, [.. chosen.Keys], rules);
            var needed = Needed(lowered);
            var costs = LaneCost.Of(lowered, options, needed);
            var refused = needed.Where(n => lowered.Nodes[n] is { Space: > 0, Width: > 64 }).Select(n => lowered.Nodes[n].Space)
                .Concat(Enumerable.Range(1, costs.Length - 1).Where(IsDearer)).Select(s => lowered.Spaces[s].Module!).ToHashSet();
            foreach (var module in refused)
                chosen.Remove(module);
            if (refused.Count > 0)
                continue;
            LaneFolding.Apply(lowered, options);
            BitSlicing.Apply(lowered, options);
            ByteSlicing.Apply(lowered, options);
            ReducedTests.Apply(lowered, options);
            LaneEnables.Apply(lowered, options);
            return lowered;

            // Scalar code goes around about half of its operations: the arms that are not taken.
            bool IsDearer(int space) => options.LanesWhereCheaper && 2 * costs[space] > chosen[lowered.Spaces[space].Module!];
        }
    }

    /// <summary>What registers, memories and checks depend on.</summary>
    private static HashSet<int> Needed(LoweredDesign design)
    {
        var needed = new HashSet<int>();
        var work = new Stack<int>(design.Registers.Select(r => r.Next).Concat(design.Checks.Select(c => c.Fires))
            .Concat(design.Memories.SelectMany(m => m.Writes).SelectMany(w => new[] { w.Enable, w.Address, w.Data, w.Mask }))
            .Where(n => n >= 0));
        while (work.TryPop(out var index))
        {
            if (!needed.Add(index))
                continue;
            var node = design.Nodes[index];
            foreach (var operand in node.Operands)
                work.Push(operand);
            foreach (var source in node.Sources ?? [])
                work.Push(source.Node);
        }
        return needed;
    }

    private static Cost CostOf(ModuleDef module, Dictionary<ModuleDef, Cost> known)
    {
        var body = new ModuleBody(module);
        var own = module.Signals.LongCount(s => s.Kind == SignalKind.Register);
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

    /// <summary>Operations and registers of a definition: its own, with everything below it, and whether lanes can compute them.</summary>
    private readonly record struct Cost(long Own, long Total, bool Fits, bool HasState);
}

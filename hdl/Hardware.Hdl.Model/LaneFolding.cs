using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Moves what scalar code does to every lane into the lanes: a tree of sums, ands, ors, maxima over the instances becomes one value per
/// lane and a reduction, and a concatenation of one part per instance becomes the lanes side by side in memory.
/// </summary>
internal sealed class LaneFolding : DesignRewriter
{
    private const int FewestTerms = 8;
    private const int LargestTerm = 400;

    private readonly int[] _uses;
    private readonly Dictionary<int, (LaneReduction Reduction, List<int> Terms)> _trees = [];
    private readonly Dictionary<int, LaneSource> _homes = [];

    private LaneFolding(LoweredDesign design) : base(design)
    {
        _uses = new int[Nodes.Nodes.Count];
        var cone = Cone();
        foreach (var root in Roots())
            _uses[root]++;
        foreach (var index in cone)
            foreach (var operand in Nodes[index].Operands)
                _uses[operand]++;
        var absorbed = new HashSet<int>();
        foreach (var index in cone.OrderDescending())
        {
            if (absorbed.Contains(index) || Reduction(Nodes[index]) is not { } reduction)
                continue;
            var terms = new List<int>();
            Flatten(Nodes[index], reduction, terms, absorbed);
            if (terms.Count >= FewestTerms)
                _trees[index] = (reduction, terms);
        }
    }

    /// <summary>Folds where the instances of a lane space are what is combined.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.FoldLanes && design.Spaces.Count > 1)
            new LaneFolding(design).Run();
    }

    protected override int Rewrite(Node node)
    {
        if (_trees.TryGetValue(node.Index, out var tree)
            && Reduced(tree.Reduction, node.Width, tree.Terms.ConvertAll(Map)) is { } reduced)
            return reduced;
        if (node is { Op: Op.Concat, Space: 0 } && node.Operands.Length >= FewestTerms)
        {
            var parts = Array.ConvertAll(node.Operands, Map);
            return Packed(node.Width, parts) ?? ReducedTogether(node.Width, parts) ?? Rebuilt(node);
        }
        return Rebuilt(node);
    }

    /// <summary>Bits that are reductions of the same lanes, each of another bit, are one reduction of whole numbers.</summary>
    private int? ReducedTogether(int width, int[] parts)
    {
        var first = Nodes[parts[0]];
        var reduction = (LaneReduction)first.Argument;
        if (width > 64 || first.Op != Op.ReduceLanes || reduction is not (LaneReduction.And or LaneReduction.Or or LaneReduction.Xor))
            return null;
        var space = Nodes[first.Operands[0]].Space;
        if (Array.Exists(parts, p => Nodes[p].Op != Op.ReduceLanes || Nodes[p].Argument != first.Argument
            || Nodes[Nodes[p].Operands[0]].Space != space))
            return null;
        return Nodes.ReduceLanes(reduction, Joined(width, Array.ConvertAll(parts, p => Nodes[p].Operands[0])));
    }

    /// <summary>Parts side by side; bits that are all masked by one bit are masked together.</summary>
    private int Joined(int width, int[] parts)
    {
        if (Array.TrueForAll(parts, p => Nodes[p] is { Op: Op.And, Width: 1 }))
            foreach (var mask in Nodes[parts[0]].Operands)
                if (Array.TrueForAll(parts, p => Nodes[p].Operands.Contains(mask)))
                {
                    var others = Array.ConvertAll(parts, p => Nodes[p].Operands[Nodes[p].Operands[0] == mask ? 1 : 0]);
                    return Nodes.And(Nodes.Make(Op.Concat, width, others), Nodes.Make(Op.SignExtend, width, [mask]));
                }
        return Nodes.Make(Op.Concat, width, parts);
    }

    /// <summary>What a scalar node combines its two operands by; null when it is no such node.</summary>
    private LaneReduction? Reduction(Node node)
    {
        if (node.Space > 0 || node.Width > 64)
            return null;
        switch (node.Op)
        {
            case Op.And:
                return LaneReduction.And;
            case Op.Or:
                return LaneReduction.Or;
            case Op.Xor:
                return LaneReduction.Xor;
            case Op.Add:
                return LaneReduction.Add;
            case Op.Mux when Nodes[node.Operands[0]] is { Op: Op.LessSigned or Op.LessUnsigned } less && _uses[less.Index] == 1:
                var signed = less.Op == Op.LessSigned;
                if (signed && node.Width is not (8 or 16 or 32 or 64))
                    return null;
                var (first, second) = (less.Operands[0], less.Operands[1]);
                return (node.Operands[1], node.Operands[2]) == (first, second)
                    ? signed ? LaneReduction.MinSigned : LaneReduction.MinUnsigned
                    : (node.Operands[1], node.Operands[2]) == (second, first)
                    ? signed ? LaneReduction.MaxSigned : LaneReduction.MaxUnsigned : null;
            default:
                return null;
        }
    }

    private void Flatten(Node node, LaneReduction reduction, List<int> terms, HashSet<int> absorbed)
    {
        // The comparison of a minimum or maximum uses what its choice uses.
        var uses = node.Op == Op.Mux ? 2 : 1;
        foreach (var operand in node.Operands[^2..])
        {
            if (_uses[operand] == uses && Reduction(Nodes[operand]) == reduction && absorbed.Add(operand))
                Flatten(Nodes[operand], reduction, terms, absorbed);
            else
                terms.Add(operand);
        }
    }

    private int? Reduced(LaneReduction reduction, int width, List<int> terms)
    {
        var homes = terms.ConvertAll(HomeOf);
        var spaces = homes.Where(h => h.Lane >= 0).GroupBy(h => h.Node).MaxBy(g => g.Count());
        if (spaces is null || spaces.Count() < FewestTerms)
            return null;
        var space = spaces.Key;
        var lanes = Design.Spaces[space].Lanes;
        var neutral = new LaneSource(Nodes.Const(LaneReductions.Neutral(reduction, width)), -1);
        var before = Nodes.Nodes.Count;
        var rounds = new List<LaneSource?[]>();
        var rest = new List<int>();
        for (var i = 0; i < terms.Count; i++)
        {
            var round = homes[i].Lane >= 0 && homes[i].Node == space ? rounds.Find(r => r[homes[i].Lane] is null) : null;
            if (homes[i].Lane < 0 || homes[i].Node != space)
                rest.Add(terms[i]);
            else
            {
                if (round is null)
                    rounds.Add(round = new LaneSource?[lanes]);
                round[homes[i].Lane] = SourceOf(terms[i]);
            }
        }
        int? all = null;
        foreach (var round in rounds)
        {
            var laned = Nodes.Gather(width, space, Array.ConvertAll(round, s => s ?? neutral));
            if (round.Count(s => s is not null) * 2 < lanes || Nodes[laned].Space != space || !IsWorthwhile(laned, before))
                return null;
            all = all is { } one ? Combined(reduction, one, laned) : laned;
        }
        var result = Nodes.ReduceLanes(reduction, all!.Value);
        foreach (var term in rest)
            result = Combined(reduction, result, term);
        return result;
    }

    private int Combined(LaneReduction reduction, int a, int b)
    {
        var width = Nodes[a].Width;
        return reduction switch
        {
            LaneReduction.And => Nodes.And(a, b),
            LaneReduction.Or => Nodes.Or(a, b),
            LaneReduction.Xor => Nodes.Make(Op.Xor, width, [a, b]),
            LaneReduction.Add => Nodes.Make(Op.Add, width, [a, b]),
            LaneReduction.MinUnsigned => Nodes.Mux(Less(Op.LessUnsigned), a, b),
            LaneReduction.MaxUnsigned => Nodes.Mux(Less(Op.LessUnsigned), b, a),
            LaneReduction.MinSigned => Nodes.Mux(Less(Op.LessSigned), a, b),
            _ => Nodes.Mux(Less(Op.LessSigned), b, a),
        };

        int Less(Op op) => Nodes.Make(op, 1, [a, b]);
    }

    /// <summary>A concatenation whose parts are lanes; null when they are not.</summary>
    private int? Packed(int width, int[] parts)
    {
        var part = Nodes[parts[0]].Width;
        if (part is not (1 or 8 or 16 or 32 or 64) || Array.Exists(parts, p => Nodes[p].Width != part))
            return null;
        if (PackedRuns(width, part, parts) is { } runs)
            return runs;
        var home = HomeOf(parts[^1]);
        if (home.Lane != 0 || Design.Spaces[home.Node].Lanes != parts.Length)
            return null;
        var sources = new LaneSource[parts.Length];
        for (var lane = 0; lane < parts.Length; lane++)
        {
            if (HomeOf(parts[^(lane + 1)]) != new LaneSource(home.Node, lane))
                return null;
            sources[lane] = SourceOf(parts[^(lane + 1)]);
        }
        var before = Nodes.Nodes.Count;
        var laned = Nodes.Gather(part, home.Node, sources);
        return Nodes[laned].Space == home.Node && IsWorthwhile(laned, before) ? Nodes.Pack(laned, 0, width) : null;
    }

    /// <summary>Runs of neighbouring lanes of one value, each taken at once.</summary>
    private int? PackedRuns(int width, int part, int[] parts)
    {
        var joined = new List<int>();
        for (var i = 0; i < parts.Length;)
        {
            var first = Nodes[parts[i]];
            var length = 1;
            while (first.Op == Op.Extract && i + length < parts.Length && Nodes[parts[i + length]] is { Op: Op.Extract } next
                && next.Operands[0] == first.Operands[0] && next.Argument == first.Argument - length)
                length++;
            var low = first.Argument - length + 1;
            if (length >= FewestTerms && (part > 1 || low % 8 == 0))
                joined.Add(Nodes.Pack(first.Operands[0], low, length * part));
            else
                joined.AddRange(parts.AsSpan(i, length));
            i += length;
        }
        return joined.Count < parts.Length ? Nodes.Make(Op.Concat, width, joined.ToArray()) : null;
    }

    private LaneSource SourceOf(int node) => Nodes[node].Op == Op.Extract
        ? new LaneSource(Nodes[node].Operands[0], Nodes[node].Argument) : new LaneSource(node, -1);

    /// <summary>The lane space (as <see cref="LaneSource.Node"/>) and lane that a scalar depends on first; lane -1 when on none.</summary>
    private LaneSource HomeOf(int index)
    {
        if (_homes.TryGetValue(index, out var home))
            return home;
        home = new LaneSource(0, -1);
        var seen = new HashSet<int>();
        var work = new Queue<int>([index]);
        while (work.TryDequeue(out var next) && seen.Count < LargestTerm)
        {
            var node = Nodes[next];
            if (node.Space > 0 || !seen.Add(next))
                continue;
            if (node.Op == Op.Extract)
            {
                home = new LaneSource(Nodes[node.Operands[0]].Space, node.Argument);
                break;
            }
            foreach (var operand in node.Operands)
                work.Enqueue(operand);
        }
        return _homes[index] = home;
    }

    /// <summary>Whether lanes find what the new nodes of a value need without scalar code that fills arrays lane by lane.</summary>
    private bool IsWorthwhile(int laned, int before)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>([laned]);
        while (work.TryPop(out var index))
        {
            if (index < before || Nodes[index].Space == 0 || !seen.Add(index))
                continue;
            if (Nodes[index].Sources is { } sources && !GatherPlan.IsCheap(Design, Nodes[index], sources))
                return false;
            foreach (var operand in Nodes[index].Operands)
                work.Push(operand);
        }
        return true;
    }
}

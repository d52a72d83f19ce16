using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// How the lanes of a gather find their values: groups of lanes that share a source at one distance (a neighbour), a broadcast scalar,
/// or, for whatever is left, an array that scalar code fills before the kernel.
/// </summary>
internal sealed class GatherPlan
{
    /// <summary>Distances that are worth a shift of their own; lanes of rarer ones go through the array.</summary>
    private const int MostShifts = 4;

    /// <summary>Lanes whose value is a lane of a value at a fixed distance: lane <c>i</c> takes lane <c>i - Distance</c>.</summary>
    private readonly List<(int Node, int Distance, bool[] Lanes)> _shifts = [];

    private readonly List<(int Node, bool[] Lanes)> _broadcasts = [];
    private readonly bool[] _rest;
    private readonly StateLayout _layout;
    private readonly Node _node;

    public GatherPlan(LoweredDesign design, StateLayout layout, Node node)
    {
        (_layout, _node) = (layout, node);
        var sources = node.Sources!;
        _rest = new bool[sources.Length];
        var groups = new Dictionary<(int Node, int Distance, bool Scalar), List<int>>();
        for (var lane = 0; lane < sources.Length; lane++)
        {
            var (from, at) = sources[lane];
            var key = at < 0 ? (from, 0, true) : (from, lane - at, false);
            if (!groups.TryGetValue(key, out var lanes))
                groups[key] = lanes = [];
            lanes.Add(lane);
        }
        foreach (var (key, lanes) in groups.OrderByDescending(g => g.Value.Count))
        {
            var often = lanes.Count * 16 >= sources.Length && lanes.Count > 2;
            if (often && key.Scalar && design.Nodes[key.Node].Op != Op.Const)
                _broadcasts.Add((key.Node, Set(lanes)));
            else if (often && !key.Scalar && design.Nodes[key.Node].Width == node.Width && _shifts.Count < MostShifts)
                _shifts.Add((key.Node, key.Distance, Set(lanes)));
            else
                foreach (var lane in lanes)
                    _rest[lane] = true;
        }

        bool[] Set(List<int> lanes)
        {
            var set = new bool[sources.Length];
            lanes.ForEach(l => set[l] = true);
            return set;
        }
    }

    /// <summary>Whether next to no lane of a gather needs scalar code that stores its value: lanes come from neighbours, broadcasts,
    /// constants, or elements of one scalar.</summary>
    public static bool IsCheap(LoweredDesign design, Node node, LaneSource[] sources)
    {
        var stored = new GatherPlan(design, null!, node).Rest.Select(r => r.Source)
            .Where(s => s.Lane >= 0 || design.Nodes[s.Node].Op != Op.Const).ToList();
        if (stored.Count <= sources.Length / 16)
            return true;
        var first = design.Nodes[stored[0].Node];
        return first.Op == Op.Slice && stored.TrueForAll(s => s.Lane < 0 && design.Nodes[s.Node] is { Op: Op.Slice } slice
            && slice.Operands[0] == first.Operands[0] && slice.Argument % node.Width == 0);
    }

    /// <summary>Values of lane spaces that are read at a distance.</summary>
    public IEnumerable<(int Node, int Distance)> Shifts => _shifts.Select(s => (s.Node, s.Distance));

    /// <summary>Scalars that are broadcast.</summary>
    public IEnumerable<int> Broadcasts => _broadcasts.Select(b => b.Node);

    /// <summary>Whether some lanes go through the array.</summary>
    public bool HasRest => _rest.Contains(true);

    /// <summary>Lanes that go through the array, with their sources.</summary>
    public IEnumerable<(int Lane, LaneSource Source)> Rest => Enumerable.Range(0, _rest.Length).Where(l => _rest[l]).Select(l =>
        (l, _node.Sources![l]));

    /// <summary>The array of the lanes that scalar code fills.</summary>
    public long RestArray { get; set; }

    /// <summary>The rest found in memory by a window per block, instead of in the array; null when it is not of that kind.</summary>
    public GatherWindow? Window { get; set; }

    /// <summary>
    /// Whether the rest lies where the shifted loads reach outside the array of their source, so that they find it without a blend:
    /// the first row of a grid whose rows take from the row above.
    /// </summary>
    public bool IsHalo { get; set; }

    /// <summary>Whether the rest can be a halo: one neighbour, and the lanes without it are exactly the rest.</summary>
    public bool CanBeHalo => _shifts is [var (_, distance, _)] && distance != 0 && _broadcasts.Count == 0
        && (_node.Width > 1 || distance % 64 == 0)
        && (distance > 0 || _rest.Length % 64 == 0) // kernels write lanes past the last one, up to a whole block
        && Rest.All(r => r.Lane - distance < 0 || r.Lane - distance >= _rest.Length);

    /// <summary>The one neighbour of a halo.</summary>
    public (int Node, int Distance) Neighbour => (_shifts[0].Node, _shifts[0].Distance);

    /// <summary>Where the lanes of each shifted value are; set before the kernel is written.</summary>
    public Func<int, long> ArrayOf { get; set; } = _ => throw new InvalidOperationException();

    /// <summary>The gathered bits of a block.</summary>
    public CodeExpr Bits(LaneValues values, LaneShape shape)
    {
        CodeExpr? all = null;
        foreach (var (node, distance, lanes) in _shifts)
            Merge(ShiftedBits(values, shape, ArrayOf(node), distance, lanes), lanes);
        foreach (var (node, lanes) in _broadcasts)
            Merge(values.Bits(node), lanes);
        if (Window is not null)
            return all is null ? Window.Bits(values, shape) : Word(WordOp.Or, all, Window.Bits(values, shape));
        if (HasRest && !IsHalo)
            Merge(values.LoadBits(RestArray), _rest);
        return all!;

        // The groups are disjoint: each keeps its own lanes of the whole.
        void Merge(CodeExpr bits, bool[] lanes)
        {
            var own = IsHalo || Array.TrueForAll(lanes, l => l) ? bits : Word(WordOp.And, bits, values.ConstantBits(l => lanes[l]));
            all = all is null ? own : Word(WordOp.Or, all, own);
        }
    }

    /// <summary>One vector of the gathered values of a block.</summary>
    public CodeExpr Vector(LaneValues values, LaneShape shape, Vectors vectors, CodeType type, int chunk)
    {
        if (InOnePermutation(values, shape, vectors, type, chunk) is { } permuted)
            return permuted;
        CodeExpr? all = null;
        foreach (var (node, distance, lanes) in _shifts)
            Merge(ShiftedVector(values, vectors, type, chunk, ArrayOf(node), distance), lanes);
        foreach (var (node, lanes) in _broadcasts)
            Merge(values.Broadcast(node, type), lanes);
        if (HasRest && !IsHalo)
            Merge(Window is null ? new Load(type, values.Place(RestArray, _node.Width, chunk)) : Window.Vector(values, shape, vectors,
                type, chunk), _rest);
        return all!;

        void Merge(CodeExpr vector, bool[] lanes) =>
            all = all is null ? vector : Blend(values, shape, vectors, type, chunk, lanes, vector, all);
    }

    /// <summary>Whether every vector of so many lanes is the same: lanes take scalars, in an order that repeats.</summary>
    public bool IsUniform(int lanes)
    {
        return _shifts.Count == 0 && !HasRest && _broadcasts.TrueForAll(b => Repeats(b.Lanes));

        bool Repeats(bool[] set)
        {
            for (var lane = lanes; lane < set.Length; lane++)
                if (set[lane] != set[lane - lanes])
                    return false;
            return true;
        }
    }

    /// <summary>The vector of a uniform gather, of scalars that <paramref name="splat"/> puts in all lanes.</summary>
    public CodeExpr Uniform(LaneValues values, Vectors vectors, CodeType type, Func<int, CodeExpr> splat)
    {
        CodeExpr? all = null;
        foreach (var (node, lanes) in _broadcasts)
            all = all is null ? splat(node)
                : vectors.Select(values.Constant(type, lane => lane < lanes.Length && lanes[lane] ? ulong.MaxValue : 0), splat(node), all);
        return all!;
    }

    /// <summary>
    /// Neighbours that lie within the same vector, and edges that lie within one window, are one permutation of the two; null where
    /// they lie elsewhere.
    /// </summary>
    private CodeExpr? InOnePermutation(LaneValues values, LaneShape shape, Vectors vectors, CodeType type, int chunk)
    {
        var lanes = type.Bits / type.Lane!.Bits;
        if (Window?.IsOneVector(shape, type) != true || _broadcasts.Count > 0 || _shifts is not [var (source, distance, shifted)])
            return null;
        var order = Window.Positions(shape, type);
        for (var lane = 0; lane < order.Length; lane++)
        {
            if (order[lane] >= 0)
                order[lane] += lanes;
            else if (lane < shifted.Length && shifted[lane])
            {
                order[lane] = (lane % lanes) - distance;
                if (order[lane] < 0 || order[lane] >= lanes)
                    return null;
            }
        }
        var own = new Load(type, values.Place(ArrayOf(source), _node.Width, chunk));
        return vectors.Permute(own, values.PerLane(type, chunk, order), Window.Load(values, shape, vectors, type, chunk));
    }

    private static CodeExpr ShiftedBits(LaneValues values, LaneShape shape, long array, int distance, bool[] lanes)
    {
        if (distance == 0)
            return values.LoadBits(array);
        var words = (int)Math.Floor((double)distance / shape.Block);
        var by = distance - (words * shape.Block);
        var bytes = shape.Block / 8;
        var near = values.LoadBits(array - ((long)words * bytes));
        if (by == 0)
            return near;
        var moved = Word(WordOp.ShiftLeft, near, Amount(by));
        // Lanes that would come from the other word may all be somebody else's, or not exist.
        if (!Array.Exists(Used(), lane => lane % shape.Block < by))
            return moved;
        var far = Word(WordOp.ShiftRight, values.LoadBits(array - ((long)(words + 1) * bytes)), Amount(shape.Block - by));
        return Array.Exists(Used(), lane => lane % shape.Block >= by) ? Word(WordOp.Or, moved, far) : far;

        int[] Used() => [.. Enumerable.Range(0, lanes.Length).Where(l => lanes[l])];
    }

    private CodeExpr ShiftedVector(LaneValues values, Vectors vectors, CodeType type, int chunk, long array, int distance)
    {
        var laneBytes = type.Lane!.Bits / 8;
        var size = type.Bits / 8;
        var bytes = (long)distance * laneBytes;
        var place = values.Place(array, _node.Width, chunk);
        if (bytes % size == 0)
            return new Load(type, place.Plus(-bytes));
        // An unaligned load would wait for the two stores it straddles; two aligned ones and a permutation do not.
        var whole = (long)Math.Floor((double)-bytes / size) * size;
        var first = (int)((-bytes - whole) / laneBytes);
        var positions = values.Constant(type, lane => (ulong)(lane + first));
        var (low, high) = (new Load(type, place.Plus(whole)), new Load(type, place.Plus(whole + size)));
        return (values.PermutesNeighbours ? vectors.Permute(low, positions, high) : null) ?? new Load(type, place.Plus(-bytes));
    }

    private CodeExpr Blend(
        LaneValues values, LaneShape shape, Vectors vectors, CodeType type, int chunk, bool[] lanes, CodeExpr vector, CodeExpr other)
    {
        var perChunk = type.Bits / type.Lane!.Bits;
        if (!Enumerable.Range(0, shape.Blocks).Any(b => Enumerable.Range(0, perChunk).Any(i =>
            At((b * shape.Block) + (chunk * perChunk) + i))))
            return other;
        if (!Array.TrueForAll(Enumerable.Range(0, shape.Blocks).ToArray(), Same))
            return values.Blend(values.ConstantBits(l => lanes[l]), chunk, vector, other);
        return vectors.Select(values.Constant(type, lane => At((chunk * perChunk) + lane) ? ulong.MaxValue : 0), vector, other);

        bool Same(int block)
        {
            for (var i = 0; i < perChunk; i++)
            {
                var lane = (block * shape.Block) + (chunk * perChunk) + i;
                if (lane < lanes.Length && lanes[lane] != At((chunk * perChunk) + i))
                    return false;
            }
            return true;
        }

        bool At(int lane) => lane < lanes.Length && lanes[lane];
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// Builds nodes: equal nodes are made once, constants are folded and the identities that flattening exposes (a mux of one value, a
/// slice of a concatenation) are applied.
/// </summary>
/// <param name="rules">What else is done to nodes of lane spaces; null for <see cref="LaneRules.All"/>.</param>
public sealed partial class NodeTable(LaneRules? rules = null)
{
    private readonly LaneRules _rules = rules ?? LaneRules.All;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Key, int> _known = [];
    private readonly Dictionary<BitVector, int> _constants = [];
    private readonly Dictionary<int, List<int>> _gathers = [];

    /// <summary>By node: whether it depends on single lanes of laned values.</summary>
    private readonly List<bool> _fromLanes = [];

    /// <summary>By node: whether it is a comparison with a constant, or made of such: what a parent says to each of many children by
    /// number.</summary>
    private readonly List<bool> _dependsOnConstant = [];

    /// <summary>All nodes; operands come before their users.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The node at a position.</summary>
    public Node this[int index] => _nodes[index];

    /// <summary>The line given to new nodes.</summary>
    internal SourceLocation Line { get; set; }

    /// <summary>A constant.</summary>
    public int Const(BitVector value)
    {
        if (!_constants.TryGetValue(value, out var index))
        {
            _constants[value] = index = _nodes.Count;
            _nodes.Add(new Node(index, Op.Const, value.Width, 0, [], 0) { Value = value });
            _fromLanes.Add(false);
            _dependsOnConstant.Add(false);
        }
        return index;
    }

    /// <summary>A constant of at most 64 bits.</summary>
    public int Const(int width, ulong value) => Const(new BitVector(width, value));

    /// <summary>A leaf: input, reset, register, signal or port.</summary>
    public int Leaf(Op op, int width, int space, int argument) => Intern(op, width, space, [], argument);

    /// <summary>A word of a memory.</summary>
    public int MemoryRead(int width, int space, int memory, int address) => Intern(Op.MemoryRead, width, space, [address], memory);

    /// <summary>
    /// A value per lane. Where most lanes take the same operation of other lanes' values (glue between neighbours), the operation is done
    /// in lanes, on gathers of its operands.
    /// </summary>
    public int Gather(int width, int space, LaneSource[] sources) =>
        Same(space, sources) ?? DistributedGather(width, space, sources) ?? PlainGather(width, space, sources);

    /// <summary>The value that all lanes take, or take each its own lane of; null when there is none.</summary>
    private int? Same(int space, LaneSource[] sources)
    {
        var first = sources[0];
        if (first.Lane < 0 && Array.TrueForAll(sources, s => s == first))
            return first.Node;
        if (_nodes[first.Node].Space == space && IsIdentity(sources))
            return first.Node;
        return null;
    }

    private static bool IsIdentity(LaneSource[] sources)
    {
        for (var lane = 0; lane < sources.Length; lane++)
            if (sources[lane] != new LaneSource(sources[0].Node, lane))
                return false;
        return true;
    }

    private int PlainGather(int width, int space, LaneSource[] sources)
    {
        var hash = new HashCode();
        hash.Add((width, space));
        foreach (var source in sources)
            hash.Add(source);
        var known = _gathers.TryGetValue(hash.ToHashCode(), out var same) ? same : _gathers[hash.ToHashCode()] = [];
        foreach (var gather in known)
            if (_nodes[gather].Width == width && _nodes[gather].Space == space && _nodes[gather].Sources.AsSpan().SequenceEqual(sources))
                return gather;
        var index = _nodes.Count;
        known.Add(index);
        _nodes.Add(new Node(index, Op.Gather, width, space, [], 0) { Sources = sources, Source = Line });
        _fromLanes.Add(true);
        _dependsOnConstant.Add(false);
        return index;
    }

    private int? DistributedGather(int width, int space, LaneSource[] sources)
    {
        if (!_rules.GlueInLanes)
            return null;
        // Of most gathers this is all that is looked at, and arrays have very many lanes.
        var candidates = 0;
        foreach (var source in sources)
            candidates += source.Lane < 0 && CanDistribute(_nodes[source.Node]) ? 1 : 0;
        if (candidates * 2 < sources.Length)
            return null;
        var common = sources.Where(s => s.Lane < 0 && CanDistribute(_nodes[s.Node])).GroupBy(s => Form(_nodes[s.Node])).MaxBy(g =>
            g.Count());
        if (common is null || common.Count() * 2 < sources.Length || common.Distinct().Count() * 4 < common.Count())
            return null;
        var model = _nodes[common.First().Node];
        var members = Array.ConvertAll(sources, s => s.Lane < 0 && CanDistribute(_nodes[s.Node]) && Form(_nodes[s.Node]) == common.Key);
        var operands = new int[model.Operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            var operandWidth = _nodes[model.Operands[i]].Width;
            var none = new LaneSource(Const(BitVector.Zero(operandWidth)), -1);
            operands[i] = Gather(operandWidth, space, [.. sources.Select((s, lane) =>
                members[lane] ? SourceOf(_nodes[s.Node].Operands[i]) : none)]);
        }
        var value = Make(model.Op, width, operands, model.Argument);
        if (Array.TrueForAll(members, m => m))
            return value;
        var zero = new LaneSource(Const(BitVector.Zero(width)), -1);
        var (yes, no) = (new LaneSource(Const(1, 1), -1), new LaneSource(Const(1, 0), -1));
        var others = Gather(width, space, [.. sources.Select((s, lane) => members[lane] ? zero : s)]);
        return Mux(PlainGather(1, space, Array.ConvertAll(members, m => m ? yes : no)), value, others);
    }

    private bool CanDistribute(Node node) =>
        (_fromLanes[node.Index] || _dependsOnConstant[node.Index]) && node.Space == 0 && node.Width <= 64
            && Array.TrueForAll(node.Operands, o => _nodes[o].Width <= 64)
        && node.Op is >= Op.Not and <= Op.Multiply or Op.And or Op.Or or Op.Xor or Op.Equal or Op.LessUnsigned or Op.LessSigned
            or Op.Mux or Op.Slice or Op.Concat or Op.ZeroExtend or Op.SignExtend;

    private (Op, int, int, string) Form(Node node) =>
        (node.Op, node.Width, node.Argument, string.Join(',', node.Operands.Select(o => _nodes[o].Width)));

    private LaneSource SourceOf(int node) => _nodes[node].Op == Op.Extract
        ? new LaneSource(_nodes[node].Operands[0], _nodes[node].Argument) : new LaneSource(node, -1);

    /// <summary>One lane of a value; the value itself when it is a scalar.</summary>
    public int Extract(int value, int lane)
    {
        var node = _nodes[value];
        if (node.Space == 0)
            return value;
        if (node.Op == Op.Concat && Array.TrueForAll(node.Operands, o => _nodes[o].Width == 1))
            return Make(Op.Concat, node.Width, Array.ConvertAll(node.Operands, o => Extract(o, lane)));
        return node.Sources is { } sources
            ? Extract(sources[lane].Node, sources[lane].Lane) : Intern(Op.Extract, node.Width, 0, [value], lane);
    }

    /// <summary>As many neighbouring lanes of a value as fit <paramref name="width"/>, side by side.</summary>
    public int Pack(int value, int first, int width) => Intern(Op.Pack, width, 0, [value], first);

    /// <summary>All lanes of a value combined.</summary>
    public int ReduceLanes(LaneReduction reduction, int value) =>
        Intern(Op.ReduceLanes, _nodes[value].Width, 0, [value], (int)reduction);

    /// <summary>An operation, simplified.</summary>
    public int Make(Op op, int width, ReadOnlySpan<int> operands, int argument = 0)
    {
        var space = 0;
        var constant = true;
        foreach (var operand in operands)
        {
            space = Math.Max(space, _nodes[operand].Space);
            constant &= _nodes[operand].Op == Op.Const;
        }
        if (constant)
            return Const(NodeEvaluator.Evaluate(op, width, argument, Values(operands)));
        return Simplify(op, width, operands, argument) is var known and >= 0 ? known : Intern(op, width, space, operands.ToArray(),
            argument);
    }

    /// <summary>Bits of a value from <paramref name="low"/> up.</summary>
    public int Slice(int value, int low, int width) => Make(Op.Slice, width, [value], low);

    /// <summary>The value at another width.</summary>
    public int Resize(int value, int width, bool signed)
    {
        var from = _nodes[value].Width;
        return from == width ? value
            : from > width ? Slice(value, 0, width)
            : Make(signed ? Op.SignExtend : Op.ZeroExtend, width, [value]);
    }

    /// <summary>Complement.</summary>
    public int Not(int value) => Make(Op.Not, _nodes[value].Width, [value]);

    /// <summary>And of two values of one width.</summary>
    public int And(int a, int b) => Make(Op.And, _nodes[a].Width, [a, b]);

    /// <summary>Or of two values of one width.</summary>
    public int Or(int a, int b) => Make(Op.Or, _nodes[a].Width, [a, b]);

    /// <summary>A choice.</summary>
    public int Mux(int select, int whenTrue, int whenFalse) => Make(Op.Mux, _nodes[whenTrue].Width, [select, whenTrue, whenFalse]);

    private static bool IsZero(Node node) => node.Op == Op.Const && node.Value.IsZero;

    private BitVector[] Values(ReadOnlySpan<int> operands)
    {
        var values = new BitVector[operands.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _nodes[operands[i]].Value;
        return values;
    }

    private int Intern(Op op, int width, int space, int[] operands, int argument)
    {
        var key = new Key(op, width, space, argument, operands);
        if (!_known.TryGetValue(key, out var index))
        {
            _known[key] = index = _nodes.Count;
            _nodes.Add(new Node(index, op, width, space, operands, argument) { Source = Line });
            _fromLanes.Add(op is Op.Extract or Op.Pack or Op.ReduceLanes || Array.Exists(operands, o => _fromLanes[o]));
            _dependsOnConstant.Add(Array.Exists(operands, o => _dependsOnConstant[o]
                || (_nodes[o].Op == Op.Const && op is Op.Equal or Op.LessUnsigned or Op.LessSigned)));
        }
        return index;
    }

    private readonly record struct Key(Op Op, int Width, int Space, int Argument, int[] Operands)
    {
        public bool Equals(Key other) =>
            Op == other.Op && Width == other.Width && Space == other.Space && Argument == other.Argument
            && Operands.AsSpan().SequenceEqual(other.Operands);

        public override int GetHashCode()
        {
            var hash = ((((int)Op * 31) + Width) * 31 + Space) * 31 + Argument;
            foreach (var operand in Operands)
                hash = (hash * 486187739) + operand;
            return hash;
        }
    }
}

using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Orders scalar code and lane kernels for some sinks. First what parts of the scalar code export; then, level by level, whatever
/// crosses between lanes and scalars or between lanes of different instances without a register in between; then all scalar sinks,
/// those of parts last; last of all, one kernel per lane space that overwrites its registers. So everything before the last kernels sees
/// the lanes as they were before the clock edge.
/// </summary>
internal sealed partial class StepBuilder
{
    /// <summary>Vectors in memory that are combined in line; more of them are a loop.</summary>
    private const int MostReducedInLine = 32;

    private readonly LoweredDesign _design;
    private readonly StateLayout _layout;
    private readonly ModelOptions _options;
    private readonly Vectors _vectors;
    private readonly int _widest;
    private readonly List<CodeStmt> _code = [];
    private readonly Dictionary<int, CodeExpr> _imports = [];
    private readonly Dictionary<int, long> _arrays = [];
    private readonly Dictionary<int, GatherPlan> _gathers = [];
    private readonly Dictionary<int, LaneShape> _shapes = [];
    private readonly HashSet<int> _filled = [];
    private readonly Dictionary<int, int> _halos = [];
    private readonly Dictionary<int, bool> _descending = [];
    private readonly Dictionary<int, long> _arrayPlaces = [];
    private readonly List<int> _exports = [];
    private readonly List<ReduceSink> _reductions = [];
    private readonly Dictionary<int, List<KeepSink>> _stored = [];
    private readonly PartActivity? _activity;
    private int[] _levels = [];

    /// <summary>A builder of code that <paramref name="rests"/> in parts, as it may if nobody else writes what it computes.</summary>
    public StepBuilder(LoweredDesign design, StateLayout layout, ModelOptions options, Vectors vectors, bool rests)
    {
        (_design, _layout, _options, _vectors) = (design, layout, options, vectors);
        _widest = Vectors.WidestBits(options);
        _activity = rests ? new PartActivity(layout, options) : null;
    }

    /// <summary>Statements that do the work of all sinks once.</summary>
    public List<CodeStmt> Build(IReadOnlyList<Sink> sinks)
    {
        var scalars = sinks.Where(s => s.Space == 0).ToList();
        var lanes = sinks.Where(s => s.Space > 0).GroupBy(s => s.Space).ToDictionary(g => g.Key, g => g.ToList());
        Analyse(sinks.SelectMany(Placement.NodesOf));
        var order = OrderOf(lanes);
        foreach (var space in order)
            _states[space] = new CodePart($"{space}");
        var parts = PartsOf(sinks);
        foreach (var part in parts)
            EmitExports(part);
        var crossings = _exports.Select(e => (Sink)new KeepSink(e, _design.Nodes[e].Space, ArrayFor(e))).Concat(_reductions).ToList();
        foreach (var level in crossings.Select(LevelOf).Distinct().Order().ToList())
        {
            var kernels = crossings.Where(s => LevelOf(s) == level).GroupBy(s => s.Space)
                .Select(g => (Space: g.Key, Sinks: g.ToList())).ToList();
            EmitScalars([.. kernels.SelectMany(k => Imports(k.Sinks))]);
            foreach (var (space, outcomes) in kernels)
            {
                var later = crossings.Where(s => LevelOf(s) > level && s.Space == space).Concat(lanes.GetValueOrDefault(space, []));
                if (_options.ShareAcrossKernels)
                    outcomes.AddRange(Shared(outcomes, later.SelectMany(Placement.NodesOf))
                        .Select(n => new KeepSink(n, space, ArrayFor(n))));
                AddResults(new CodePart($"{space}_{level}") { Code = EmitKernel(space, outcomes, false) }, space, outcomes);
            }
            foreach (var keep in kernels.SelectMany(k => k.Sinks).OfType<KeepSink>())
                _arrays[keep.Node] = keep.Offset;
        }
        EmitScalars([.. order.SelectMany(space => Imports(lanes[space])), .. parts.SelectMany(ImportsOf),
            .. scalars.Except(parts.SelectMany(p => p.Sinks))]);
        foreach (var part in parts)
            EmitPart(part);
        foreach (var space in order)
        {
            _states[space].Code = EmitKernel(space, lanes[space], _descending[space]);
            AddState(_states[space], space, lanes[space]);
        }
        return _activity?.Guard(_code) ?? _code;
    }

    private int LevelOf(Sink crossing) => _levels[Placement.NodesOf(crossing).Single()];

    private long ArrayFor(int node)
    {
        if (!_arrayPlaces.TryGetValue(node, out var offset))
            _arrayPlaces[node] = offset = _layout.TakeLanes(_design.Spaces[_design.Nodes[node].Space].Lanes, _design.Nodes[node].Width);
        return offset;
    }

    /// <summary>Finds the gathers and what must be left in arrays, and how many crossings lie before each node.</summary>
    private void Analyse(IEnumerable<int> roots)
    {
        var needed = Needed(roots);
        _levels = new int[_design.Nodes.Nodes.Count];
        foreach (var index in needed.Order())
        {
            var node = _design.Nodes[index];
            var level = 0;
            foreach (var operand in node.Operands)
                level = Math.Max(level, _levels[operand] + (node.Op == Op.ReduceLanes ? Reduce(node, operand)
                    : node.Op is Op.Extract or Op.Pack ? Cross(operand) : 0));
            if (node.Op == Op.Gather)
            {
                var plan = _gathers[index] = new GatherPlan(_design, _layout, node);
                plan.ArrayOf = source => _design.Nodes[source] is { Op: Op.Register } register ? _layout.Registers[register.Argument]
                    : _arrays[source];
                foreach (var source in node.Sources!.Select(s => s.Node).Distinct())
                    level = Math.Max(level, _levels[source] + (_design.Nodes[source].Space > 0 ? Cross(source) : 0));
            }
            _levels[index] = level;
        }

        int Reduce(Node node, int operand)
        {
            var value = _design.Nodes[operand];
            if (!_options.ReduceInKernels || value.Width == 1 || value.Op == Op.Register)
                return Cross(operand);
            var type = ShapeOf(value.Space).Vector(LaneShape.LaneBits(value.Width));
            _reductions.Add(new ReduceSink(node, value.Space, new Local(type, $"partial{node.Index}")));
            return 1;
        }

        // Registers are in arrays already; anything else that is read at another lane must be put into one.
        int Cross(int source)
        {
            if (_design.Nodes[source].Op == Op.Register)
                return 0;
            if (!_exports.Contains(source))
                _exports.Add(source);
            return 1;
        }
    }

    private HashSet<int> Needed(IEnumerable<int> roots)
    {
        var needed = new HashSet<int>();
        var work = new Stack<int>(roots);
        while (work.TryPop(out var index))
        {
            if (!needed.Add(index))
                continue;
            foreach (var operand in _design.Nodes[index].Operands)
                work.Push(operand);
            foreach (var source in _design.Nodes[index].Sources ?? [])
                work.Push(source.Node);
        }
        return needed;
    }

    /// <summary>
    /// The order of the last kernels: a space whose registers another one reads comes later. Where that cannot be, and where a kernel
    /// would read lanes that it has already overwritten, the gathered values are copied before all of them.
    /// </summary>
    private List<int> OrderOf(Dictionary<int, List<Sink>> lanes)
    {
        var reads = lanes.ToDictionary(l => l.Key, l => GathersOf(l.Value).ToList());
        foreach (var (space, gathers) in reads)
        {
            var descending = _descending[space] = IsDescending(space, lanes[space]);
            var shape = ShapeOf(space);
            foreach (var gather in gathers)
                foreach (var (node, distance) in _gathers[gather].Shifts)
                {
                    var source = _design.Nodes[node];
                    var whole = shape.Blocks == 1 && source.Width == 1;
                    if (source.Space == space && source.Op == Op.Register && !whole && distance != 0 && distance > 0 != descending)
                        Copy(gather);
                }
        }
        var order = new List<int>();
        var rest = lanes.Keys.Order().ToList();
        while (rest.Count > 0)
        {
            var next = rest.FindIndex(space => rest.TrueForAll(other => other == space || !Reads(other, space)));
            if (next < 0)
            {
                next = 0;
                foreach (var other in rest.Skip(1))
                    foreach (var gather in reads[other].Where(g => ReadsFrom(g, rest[0])))
                        Copy(gather);
            }
            order.Add(rest[next]);
            rest.RemoveAt(next);
        }
        return order;

        bool Reads(int reader, int space) => reads[reader].Exists(g => ReadsFrom(g, space));

        bool ReadsFrom(int gather, int space) => !_exports.Contains(gather)
            && _gathers[gather].Shifts.Any(s => _design.Nodes[s.Node].Space == space && _design.Nodes[s.Node].Op == Op.Register);

        void Copy(int gather)
        {
            if (!_exports.Contains(gather))
                _exports.Add(gather);
        }
    }

    private IEnumerable<int> GathersOf(List<Sink> sinks) => ConeOf(sinks).Where(n => _design.Nodes[n].Op == Op.Gather);

    /// <summary>Nodes of the sinks' space that their kernel computes.</summary>
    private HashSet<int> ConeOf(List<Sink> sinks)
    {
        var cone = new HashSet<int>();
        var work = new Stack<int>(sinks.SelectMany(Placement.NodesOf));
        while (work.TryPop(out var index))
        {
            if (_design.Nodes[index].Space == 0 || !cone.Add(index) || _arrays.ContainsKey(index))
                continue;
            foreach (var operand in _design.Nodes[index].Operands)
                work.Push(operand);
        }
        return cone;
    }

    /// <summary>What a kernel computes on the way and a later one needs too: it is left in arrays instead of being computed
    /// again.</summary>
    private List<int> Shared(List<Sink> sinks, IEnumerable<int> later)
    {
        var computed = ConeOf(sinks);
        // What the sinks keep is in memory already: nobody will look behind it.
        var (shared, seen) = (new List<int>(), sinks.OfType<KeepSink>().Select(k => k.Node).ToHashSet());
        var work = new Stack<int>(later);
        while (work.TryPop(out var index))
        {
            var node = _design.Nodes[index];
            if (node.Space == 0 || _arrays.ContainsKey(index) || !seen.Add(index))
                continue;
            if (computed.Contains(index) && IsWorthKeeping(node))
                shared.Add(index);
            else
                foreach (var operand in node.Operands)
                    work.Push(operand);
        }
        return shared;
    }

    // One operation on what is in memory costs no more than storing and loading its result.
    private bool IsWorthKeeping(Node node) => node.Op != Op.Register && !Placement.IsConstant(_design, node)
        && (node.Op == Op.Gather || Array.Exists(node.Operands, o => _design.Nodes[o] is { Space: > 0, Op: not Op.Register }));

    private bool IsDescending(int space, List<Sink> sinks)
    {
        if (!_options.ChooseDirection)
            return false;
        var balance = 0;
        foreach (var gather in GathersOf(sinks))
            foreach (var (node, distance) in _gathers[gather].Shifts)
                if (_design.Nodes[node].Space == space && _design.Nodes[node].Op == Op.Register)
                    balance += Math.Sign(distance);
        return balance >= 0;
    }

    /// <summary>Writes scalar code; the nodes of <paramref name="copies"/> are in memory already, usually what parts export.</summary>
    private void EmitScalars(List<Sink> sinks, Dictionary<int, long>? copies = null)
    {
        if (sinks.Count == 0)
            return;
        copies ??= _exported;
        var imported = sinks.OfType<ImportSink>().Select(i => i.Node).ToHashSet();
        var placement = new Placement(_design, _options, sinks, n => n.Space > 0 || copies.ContainsKey(n.Index)
            || (_imports.ContainsKey(n.Index) && !imported.Contains(n.Index)));
        var wide = new WideValues(_design, _layout, placement)
        {
            LoadsParts = _options.LoadParts,
            ReducedByVectors = Reduced,
            VectorBitsOf = n => _options.CopyVectors && n.Width > 1 ? ShapeOf(n.Space).Vector(LaneShape.LaneBits(n.Width)).Bits : 0,
        };
        foreach (var (node, offset) in _arrays)
            wide.LaneArrays[node] = offset;
        var values = new ScalarValues(_design, _layout, placement) { Wide = wide };
        wide.Narrow = values;
        foreach (var (node, value) in _imports.Where(i => !imported.Contains(i.Key)))
            values.Replace(node, value);
        foreach (var (node, offset) in copies)
        {
            wide.Replace(node, offset);
            values.Replace(node, new Load(CodeType.Storage(_design.Nodes[node].Width), new Address(offset)));
        }
        _code.AddRange(new RegionEmitter(_design, placement, new ScalarBackend(_design, _layout, placement, values, wide)).Emit(sinks));
    }

    /// <summary>The value of a reduction whose lanes a kernel has combined to one vector, or whose lanes are a few vectors in memory; else
    /// null.</summary>
    private CodeExpr? Reduced(Node node)
    {
        var (reduction, value) = ((LaneReduction)node.Argument, _design.Nodes[node.Operands[0]]);
        if (_reductions.Find(r => r.Reduction.Index == node.Index) is { } sink)
            return _vectors.Across(reduction, new LocalValue(sink.Partial));
        var laneBits = LaneShape.LaneBits(value.Width);
        var (type, bits) = (ShapeOf(value.Space).Vector(laneBits), _design.Spaces[value.Space].Lanes * laneBits);
        if (!_options.ReduceInKernels || value is not { Op: Op.Register, Width: > 1 } || bits % type.Bits != 0
            || bits > MostReducedInLine * type.Bits)
            return null;
        CodeExpr? all = null;
        for (var at = 0; at < bits; at += type.Bits)
        {
            var load = new Load(type, new Address(_layout.Registers[value.Argument] + (at / 8)));
            all = all is null ? load : _vectors.Combine(reduction, all, load);
        }
        return _vectors.Across(reduction, all!);
    }

    private LaneShape ShapeOf(int space)
    {
        if (!_shapes.TryGetValue(space, out var shape))
            _shapes[space] = shape = new LaneShape(_design.Spaces[space], _widest);
        return shape;
    }

    /// <summary>Vectors that the registers of a kernel take.</summary>
    private static long StoredBy(List<Sink> sinks, LaneShape shape) => sinks.OfType<RegisterSink>().Where(s => s.Register.Width > 1)
        .Sum(s => (long)shape.Blocks * shape.Chunks(LaneShape.LaneBits(s.Register.Width)));

    /// <summary>Writes a kernel; the place of its statements.</summary>
    private Range EmitKernel(int space, List<Sink> sinks, bool descending)
    {
        var start = _code.Count;
        var shape = ShapeOf(space);
        var placement = new Placement(_design, _options, sinks, n => n.Space == 0 || _arrays.ContainsKey(n.Index));
        var counter = new Local(CodeType.Int64, $"lane{space}_{_code.Count}");
        var lane = new Local(CodeType.Int64, $"first{space}_{_code.Count}");
        var bytes = new Local(CodeType.Int64, $"byte{space}_{_code.Count}");
        var values = new LaneValues(_design, _layout, placement, shape, _vectors, _options)
        {
            Position = shape.Blocks == 1 ? null : (new LocalValue(lane), new LocalValue(bytes)),
            Scalar = ImportOf,
            Arrays = _arrays,
            Gathers = _gathers,
        };
        var backend = new LaneBackend(_design, _layout, shape, values, _vectors, _options, descending,
            StoredBy(sinks, shape) >= _options.MaskStoreThreshold);
        var body = new RegionEmitter(_design, placement, backend).Emit(sinks);
        _code.Add(new Remark($"{_design.Spaces[space].Module}: {shape.Lanes} lanes, {shape.Block} at a time"));
        _code.AddRange(values.Prelude);
        if (shape.Blocks == 1)
            _code.AddRange(body);
        else
        {
            // The body has a copy of the counter, so that it can be split into methods.
            body.Insert(0, new SetLocal(lane, new LocalValue(counter)));
            body.Insert(1, new SetLocal(bytes, new WordBinary(WordOp.ShiftRight, new LocalValue(lane), Amount(3))));
            var last = (long)(shape.Blocks - 1) * shape.Block;
            _code.Add(descending ? new Loop(counter, last, 0, -shape.Block, body) : new Loop(counter, 0, last, shape.Block, body));
        }
        return start.._code.Count;
    }
}

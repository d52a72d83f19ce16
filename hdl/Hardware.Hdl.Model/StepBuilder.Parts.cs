using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <content>Which kernels and which parts of scalar code can rest, and what wakes them.</content>
internal sealed partial class StepBuilder
{
    private readonly Dictionary<int, CodePart> _states = [];
    private readonly Dictionary<int, CodePart> _makers = [];
    private readonly Dictionary<int, long> _copies = [];
    private readonly Dictionary<int, long> _exported = [];

    /// <summary>Parts of the scalar code whose work is worth the question whether they can rest.</summary>
    private List<ScalarPart> PartsOf(IReadOnlyList<Sink> sinks) => _activity is null || !_options.SkipRestingScalars ? []
        : ScalarParts.Find(_design, sinks, _options.RestThreshold, node => InPlace(node) is not null,
            part => _activity.IsWorthwhile(part.Work, part.Imports.Concat(part.Inputs).Sum(LimbsOf)));

    /// <summary>Writes what a part computes for others before the clock edge.</summary>
    private void EmitExports(ScalarPart scalars)
    {
        if (scalars.Exports.Count == 0)
            return;
        var part = new CodePart($"{scalars.State.Name}_0");
        var start = _code.Count;
        var places = scalars.Exports.Order().ToDictionary(node => node, Copy);
        EmitScalars([.. places.Select(p => new KeepSink(p.Key, 0, p.Value))], []);
        foreach (var (node, place) in places)
            _exported[node] = place;
        part.Code = start.._code.Count;
        part.Words.AddRange(scalars.ExportInputs.SelectMany(InputWords));
        part.Sources.Add(scalars.State);
        _activity!.Add(part);
    }

    /// <summary>Copies of what a part reads, as it is before the clock edge.</summary>
    private IEnumerable<Sink> ImportsOf(ScalarPart part)
    {
        foreach (var node in part.Imports.Order())
            if (!_copies.ContainsKey(node))
                yield return new KeepSink(node, 0, Copy(node));
    }

    private long Copy(int node) => _copies[node] = _layout.TakeScratch(64 * LimbsOf(node));

    private void EmitPart(ScalarPart scalars)
    {
        var part = scalars.State;
        var start = _code.Count;
        if (scalars.Sinks.Exists(s => s is WriteSink))
            part.Wrote = _layout.TakeScratch(64);
        EmitScalars(scalars.Sinks.ConvertAll(s => s is WriteSink write ? write with { Note = part.Wrote } : s),
            scalars.Imports.ToDictionary(node => node, node => _copies[node]));
        part.Code = start.._code.Count;
        foreach (var node in scalars.Imports)
            for (var i = 0; i < LimbsOf(node); i++)
                part.Words.Add(new Load(CodeType.UInt64, new Address(_copies[node] + (8 * i))));
        part.Words.AddRange(scalars.Inputs.SelectMany(InputWords));
        foreach (var register in scalars.Sinks.OfType<RegisterSink>().Select(s => s.Register))
            part.State.Add((_layout.Registers[register.Index], StateLayout.ElementBytes(register.Width)));
        AddChecks(part, scalars.Sinks);
        _activity!.Add(part);
    }

    private IEnumerable<CodeExpr> InputWords(int index) => InPlace(_design.Nodes[index]) is { } word
        ? [ToWord(word, CodeType.UInt64)] : Words(_layout.Inputs[_design.Nodes[index].Argument], index);

    private int LimbsOf(int node) => WideValues.Limbs(_design.Nodes[node].Width);

    /// <summary>A kernel that leaves values in arrays and locals for what comes later.</summary>
    private void AddResults(CodePart part, int space, List<Sink> sinks)
    {
        if (!Add(part, space, sinks))
            return;
        foreach (var keep in sinks.OfType<KeepSink>())
            _makers[keep.Node] = part;
        part.Results.AddRange(sinks.OfType<ReduceSink>().Select(reduce => reduce.Partial));
    }

    /// <summary>A kernel that overwrites the registers of its space.</summary>
    private void AddState(CodePart part, int space, List<Sink> sinks)
    {
        // Where somebody looks at values is another place in every cycle.
        if (sinks.Exists(sink => sink is KeepSink))
            return;
        part.State.Add(_layout.Spaces[space]);
        AddChecks(part, sinks);
        Add(part, space, sinks);
    }

    /// <summary>What checks count is state.</summary>
    private static void AddChecks(CodePart part, List<Sink> sinks)
    {
        foreach (var check in sinks.OfType<CheckSink>().Select(sink => sink.Check))
        {
            var (first, end) = (StateLayout.Cover(check.Sites.Min()), StateLayout.Cover(check.Sites.Max() + 1));
            part.State.Add(check.Check.Kind == CheckKind.Cover ? (first, end - first) : (StateLayout.FailureCountOffset, 8));
        }
    }

    private bool Add(CodePart part, int space, List<Sink> sinks)
    {
        var nodes = new HashSet<int>();
        if (_activity is null || !_options.SkipRestingKernels || !sinks.SelectMany(Placement.NodesOf).ToList().TrueForAll(Visit)
            || !_activity.IsWorthwhile((long)nodes.Count * ShapeOf(space).Blocks, part.Words.Count))
            return false;
        _activity.Add(part);
        return true;

        // Whether all that a value depends on can be asked; it is added to the part.
        bool Visit(int index)
        {
            var node = _design.Nodes[index];
            if (node.Op == Op.Const || !nodes.Add(index))
                return true;
            if (node.Space == 0)
            {
                if (node.Width > 64 || !_imports.ContainsKey(index) && InPlace(node) is null && !IsTest(node))
                    return false;
                if (IsTest(node) && !_imports.ContainsKey(index))
                    return Visit(node.Operands[0]);
                part.Words.Add(ToWord(ImportOf(index), CodeType.UInt64));
                return true;
            }
            if (_makers.TryGetValue(index, out var maker))
            {
                part.Sources.Add(maker);
                return true;
            }
            if (node.Op == Op.Register && _states.TryGetValue(node.Space, out var state))
                part.Sources.Add(state);
            if (!_gathers.TryGetValue(index, out var gather))
                return Array.TrueForAll(node.Operands, Visit);
            if (gather.Window is { } window)
                part.Words.AddRange(window.Words());
            else
                part.Words.AddRange(_stored.GetValueOrDefault(index, []).SelectMany(stored => Words(stored.Offset, stored.Node)));
            return gather.Broadcasts.Concat(gather.Shifts.Select(s => s.Node)).All(Visit);
        }
    }

    /// <summary>The value of a node that is in memory, as 64-bit words.</summary>
    private IEnumerable<CodeExpr> Words(long offset, int node)
    {
        var type = CodeType.Storage(Math.Min(64, _design.Nodes[node].Width));
        return Enumerable.Range(0, LimbsOf(node)).Select(i => ToWord(new Load(type, new Address(offset + (8 * i))), CodeType.UInt64));
    }
}

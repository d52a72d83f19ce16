using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <content>Which kernels can rest, and what wakes them.</content>
internal sealed partial class StepBuilder
{
    private readonly Dictionary<int, CodePart> _states = [];
    private readonly Dictionary<int, CodePart> _makers = [];

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
        foreach (var check in sinks.OfType<CheckSink>().Select(sink => sink.Check))
        {
            var (first, end) = (StateLayout.Cover(check.Sites.Min()), StateLayout.Cover(check.Sites.Max() + 1));
            part.State.Add(check.Check.Kind == CheckKind.Cover ? (first, end - first) : (StateLayout.FailureCountOffset, 8));
        }
        Add(part, space, sinks);
    }

    private bool Add(CodePart part, int space, List<Sink> sinks)
    {
        var nodes = new HashSet<int>();
        return _activity is not null && sinks.SelectMany(Placement.NodesOf).ToList().TrueForAll(Visit)
            && _activity.Add(part, (long)nodes.Count * ShapeOf(space).Blocks);

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
                part.Words.AddRange(_stored.GetValueOrDefault(index, []).SelectMany(Words));
            return gather.Broadcasts.Concat(gather.Shifts.Select(s => s.Node)).All(Visit);
        }
    }

    private IEnumerable<CodeExpr> Words(KeepSink stored)
    {
        var width = _design.Nodes[stored.Node].Width;
        return Enumerable.Range(0, (width + 63) / 64)
            .Select(i => ToWord(new Load(CodeType.Storage(Math.Min(64, width)), new Address(stored.Offset + (8 * i))), CodeType.UInt64));
    }
}

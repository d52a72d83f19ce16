using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <content>What kernels take from scalar code: imported words, and arrays that it fills.</content>
internal sealed partial class StepBuilder
{
    /// <summary>Scalars that a kernel needs and nobody has computed yet.</summary>
    private List<Sink> Imports(List<Sink> sinks)
    {
        var result = new List<Sink>();
        foreach (var index in ConeOf(sinks))
        {
            if (_arrays.ContainsKey(index))
                continue;
            foreach (var operand in _design.Nodes[index].Operands)
                Import(operand);
            if (!_gathers.TryGetValue(index, out var gather))
                continue;
            foreach (var broadcast in gather.Broadcasts)
                Import(broadcast);
            if (!gather.HasRest || !_filled.Add(index))
                continue;
            var stored = FillRest(index, gather).ToList();
            _stored[index] = [.. stored.OfType<KeepSink>()];
            result.AddRange(stored);
        }
        foreach (var root in sinks.SelectMany(Placement.NodesOf))
            Import(root);
        return result;

        void Import(int index)
        {
            var node = _design.Nodes[index];
            if (node.Space > 0 || node.Op == Op.Const || _imports.ContainsKey(index))
                return;
            if (InPlace(node) is not null)
                return;
            if (IsTest(node))
            {
                Import(node.Operands[0]);
                return;
            }
            var local = new Local(CodeType.Word(node.Width), $"in{index}");
            _imports[index] = new LocalValue(local);
            result.Add(new ImportSink(index, local));
        }
    }

    /// <summary>A scalar, for a kernel. Tests of constants are written out where they are used: the machine compares and branches in
    /// one step.</summary>
    private CodeExpr ImportOf(int index)
    {
        var node = _design.Nodes[index];
        if (_imports.TryGetValue(index, out var import))
            return import;
        if (node.Op == Op.Const)
            return new Literal(CodeType.Word(node.Width), node.Value.Low);
        return InPlace(node) ?? (IsTest(node) ? Word(WordOp.Equal, ImportOf(node.Operands[0]), ImportOf(node.Operands[1]))
            : throw new InvalidOperationException($"A kernel needs {node.Op} {index}, which was not imported."));
    }

    /// <summary>What stands in memory as it is and does not change during a step: inputs, elements of them, resets.</summary>
    private Load? InPlace(Node node)
    {
        var source = node.Op == Op.Slice ? _design.Nodes[node.Operands[0]] : node;
        var first = node.Op == Op.Slice ? node.Argument : 0;
        if (source.Op == Op.Reset)
            return new Load(CodeType.Byte, new Address(_layout.Resets + source.Argument));
        return source.Op == Op.Input && node.Width <= 64 && (node == source || (node.Width is 8 or 16 or 32 or 64 && first % 8 == 0))
            ? new Load(CodeType.Storage(node.Width), new Address(_layout.Inputs[source.Argument] + (first / 8))) : null;
    }

    private bool IsTest(Node node) => _options.RematerializeTests && node is { Op: Op.Equal, Space: 0 }
        && _design.Nodes[node.Operands[1]] is { Op: Op.Const, Width: <= 32 };

    /// <summary>What scalar code must leave in memory for the lanes that no neighbour serves.</summary>
    private IEnumerable<Sink> FillRest(int index, GatherPlan gather)
    {
        var node = _design.Nodes[index];
        var lanes = _design.Spaces[node.Space].Lanes;
        var bytes = StateLayout.ElementBytes(node.Width);
        if (_options.Halos && gather.CanBeHalo && _halos.TryAdd(gather.Neighbour.Node, index))
        {
            var (source, distance) = gather.Neighbour;
            gather.IsHalo = true;
            gather.RestArray = gather.ArrayOf(source) - (node.Width == 1 ? distance / 8 : (long)distance * bytes);
        }
        else if (_options.Windows && GatherWindow.Find(_design, _layout, ShapeOf(node.Space), node.Width, gather.Rest) is { } window)
        {
            gather.Window = window;
            return window.Source is { } source ? [source] : [];
        }
        else
        {
            // Constants are put into the array once; only what changes is stored every cycle.
            gather.RestArray = _layout.TakeLanes(lanes, node.Width);
            _layout.Constants.Add((gather.RestArray, ConstantLanes(gather, node.Width, lanes)));
        }
        var rest = gather.Rest.ToDictionary(r => r.Lane, r => Scalar(r.Source));
        if (!gather.IsHalo && node.Width > 1)
            foreach (var (lane, _) in rest.Where(r => _design.Nodes[r.Value].Op == Op.Const).ToList())
                rest.Remove(lane);
        if (!gather.IsHalo && rest.Values.All(r => _design.Nodes[r].Op == Op.Const))
            return [];
        var sinks = new List<Sink>();
        var perWord = node.Width == 1 ? 64 : node.Width is 8 or 16 or 32 ? 64 / node.Width : 1;
        foreach (var group in rest.GroupBy(r => r.Key / perWord))
        {
            var lane = group.Key * perWord;
            var place = gather.RestArray + (node.Width == 1 ? lane / 8 : (long)lane * bytes);
            if (group.All(r => _design.Nodes[r.Value] is { Op: Op.Const, Value.IsZero: true }))
                continue;
            if (perWord == 1 || (node.Width > 1 && group.Count() < perWord))
                sinks.AddRange(group.Select(r => new KeepSink(r.Value, 0, gather.RestArray + ((long)r.Key * bytes))));
            else
            {
                var zero = _design.Nodes.Const(node.Width, 0);
                var parts = Enumerable.Range(0, perWord).Reverse().Select(i => rest.GetValueOrDefault(lane + i, zero)).ToArray();
                sinks.Add(new KeepSink(_design.Nodes.Make(Op.Concat, 64, parts), 0, place));
            }
        }
        return sinks;
    }

    private byte[] ConstantLanes(GatherPlan gather, int width, int lanes)
    {
        var bytes = new byte[width == 1 ? (lanes + 7) / 8 : lanes * StateLayout.ElementBytes(width)];
        var size = StateLayout.ElementBytes(width);
        foreach (var (lane, source) in gather.Rest)
        {
            var node = _design.Nodes[source.Node];
            if (node.Op != Op.Const)
                continue;
            if (width == 1)
                bytes[lane / 8] |= (byte)(node.Value.Low << (lane % 8));
            for (var i = 0; i < size && width > 1; i++)
                bytes[(lane * size) + i] = (byte)(node.Value.Low >> (8 * i));
        }
        return bytes;
    }

    private int Scalar(LaneSource source) => source.Lane < 0 ? source.Node : _design.Nodes.Extract(source.Node, source.Lane);
}

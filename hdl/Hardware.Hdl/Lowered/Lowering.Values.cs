using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <content>What signals are: wires and inputs are followed through the hierarchy to what drives them.</content>
public sealed partial class Lowering
{
    /// <summary>The node of a signal of a frame; wires and inputs are followed to their drivers the first time.</summary>
    private int ValueOf(Frame frame, Signal signal)
    {
        var known = frame.Signals[signal.Index];
        if (known >= 0)
            return known;
        if (known == Frame.InProgress)
            throw Loop(frame, signal);
        frame.Signals[signal.Index] = Frame.InProgress;
        _open.Add((frame, signal.Name));
        var node = signal.Kind == SignalKind.Input ? InputOf(frame, signal)
            : frame.Body.Drivers[signal.Index] is var driver and >= 0 ? Import(frame, driver)
            : Nodes.Const(BitVector.Zero(signal.Shape.Width));
        _open.RemoveAt(_open.Count - 1);
        return frame.Signals[signal.Index] = node;
    }

    private int InputOf(Frame frame, Signal input)
    {
        if (frame.Parent is { } parent)
            return Connected(parent, frame.Instance!, frame.Element, input);
        var sources = new LaneSource[frame.Lanes.Count];
        for (var lane = 0; lane < sources.Length; lane++)
        {
            var (owner, instance, element, _) = frame.Lanes[lane];
            sources[lane] = LaneOf(owner, instance.Connections(input)[element], input);
        }
        return Nodes.Gather(input.Shape.Width, frame.Space, sources);
    }

    private int Connected(Frame parent, Instance instance, int element, Signal input) =>
        instance.Connections(input)[element] is { } driver
            ? Import(parent, parent.Body.Expression(driver))
            : Nodes.Const(BitVector.Zero(input.Shape.Width));

    // A neighbour's port is named by its lane, without making a scalar node for each of many thousand lanes.
    private LaneSource LaneOf(Frame owner, Expr? driver, Signal input)
    {
        while (driver is Reinterpret reinterpret)
            driver = reinterpret.Operand;
        if (driver is PortRef port && owner.ChildLanes[port.Instance.Index][port.Element] is var lane and >= 0)
        {
            var node = ValueOf(owner.Children[port.Instance.Index][port.Element], port.Port);
            return Nodes[node].Space == 0 ? new LaneSource(node, -1) : new LaneSource(node, lane);
        }
        var scalar = driver is null ? Nodes.Const(BitVector.Zero(input.Shape.Width)) : Import(owner, owner.Body.Expression(driver));
        return Nodes[scalar].Op == Op.Extract ? new LaneSource(Nodes[scalar].Operands[0], Nodes[scalar].Argument) : new LaneSource(scalar,
            -1);
    }

    /// <summary>The global node of a node of a frame's module body.</summary>
    private int Import(Frame frame, int bodyNode)
    {
        while (frame.Imported.Count <= bodyNode)
            frame.Imported.Add(-1);
        var known = frame.Imported[bodyNode];
        if (known >= 0)
            return known;
        var node = frame.Body.Table[bodyNode];
        int result;
        switch (node.Op)
        {
            case Op.Const:
                result = Nodes.Const(node.Value);
                break;
            case Op.Signal:
                result = ValueOf(frame, frame.Module.Signals[node.Argument]);
                break;
            case Op.Port:
                var port = frame.Body.Ports[node.Argument];
                var value = ValueOf(frame.Children[port.Instance.Index][port.Element], port.Port);
                var lane = frame.ChildLanes[port.Instance.Index][port.Element];
                result = lane >= 0 ? Nodes.Extract(value, lane) : value;
                break;
            case Op.MemoryRead:
                var address = Import(frame, node.Operands[0]);
                Nodes.Line = node.Source;
                result = _result.Memories[frame.FirstMemory + node.Argument].Words is { } words
                    ? _lanes.Read(words, address) : Nodes.MemoryRead(node.Width, 0, frame.FirstMemory + node.Argument, address);
                break;
            case Op.ShiftLeft or Op.ShiftRightLogical or Op.ShiftRightArithmetic when frame.Space > 0:
                result = _lanes.Shift(node.Op, Import(frame, node.Operands[0]), Import(frame, node.Operands[1]));
                break;
            default:
                var operands = new int[node.Operands.Length];
                for (var i = 0; i < operands.Length; i++)
                    operands[i] = Import(frame, node.Operands[i]);
                Nodes.Line = node.Source;
                result = Nodes.Make(node.Op, node.Width, operands, node.Argument);
                break;
        }
        while (frame.Imported.Count <= bodyNode)
            frame.Imported.Add(-1);
        return frame.Imported[bodyNode] = result;
    }

    private Exception Loop(Frame frame, Signal signal)
    {
        var start = _open.FindLastIndex(o => o.Frame == frame && o.Name == signal.Name);
        var path = _open.Skip(start).ToList();
        var laned = path.Where(o => o.Frame.Space > 0).Select(o => _result.Spaces[o.Frame.Space].Module!).ToHashSet();
        if (laned.Count > 0)
            return new LaneLoopException(laned);
        var names = string.Join(" <- ", path.Select(o => o.Frame.Path + o.Name).Append(frame.Path + signal.Name));
        return new HdlException(
            "HDL2006", $"'{signal.Name}' depends on itself without a register in between ({names}): put a register into the path",
                signal.Source,
            _result.Source.Top.Name + (frame.Path.Length > 0 ? "." + frame.Path.TrimEnd('.') : ""));
    }

    private sealed class LaneLoopException(IReadOnlySet<ModuleDef> modules) : Exception
    {
        public IReadOnlySet<ModuleDef> Modules { get; } = modules;
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <content>The identities that flattening exposes.</content>
public sealed partial class NodeTable
{
    private int Simplify(Op op, int width, ReadOnlySpan<int> operands, int argument)
    {
        var a = _nodes[operands[0]];
        switch (op)
        {
            case Op.Not when a.Op == Op.Not:
                return a.Operands[0];
            case Op.Slice when argument == 0 && width == a.Width:
                return a.Index;
            case Op.Slice when a.Op == Op.Gather && (a.Width > 64 || (_rules.SliceScalars && IsOfFewScalars(a))):
                return SliceOfGather(a, argument, width);
            case Op.Slice when a.Op == Op.Slice:
                return Slice(a.Operands[0], a.Argument + argument, width);
            case Op.Slice when a.Op == Op.Concat:
                return SliceOfConcat(a, argument, width);
            case Op.Slice when a.Op == Op.Pack && _nodes[a.Operands[0]].Width == width && argument % width == 0:
                return Extract(a.Operands[0], a.Argument + (argument / width));
            case Op.Slice when a.Op is Op.ZeroExtend or Op.SignExtend && argument + width <= _nodes[a.Operands[0]].Width:
                return Slice(a.Operands[0], argument, width);
            case Op.Slice when a.Op is Op.ZeroExtend or Op.SignExtend && argument == 0:
                return Resize(a.Operands[0], width, a.Op == Op.SignExtend);
            case Op.Slice when argument == 0 && a.Op is Op.Multiply or Op.Add or Op.Subtract
                && Array.TrueForAll(a.Operands, o => IsExtended(o, width)):
                return Make(a.Op, width, [Slice(a.Operands[0], 0, width), Slice(a.Operands[1], 0, width)]);
            case Op.ReduceAnd or Op.ReduceOr or Op.ReduceXor when a.Width == 1:
                return a.Index;
            case Op.ShiftLeft or Op.ShiftRightLogical or Op.ShiftRightArithmetic when _nodes[operands[1]] is { Op: Op.Const } amount:
                return ShiftByConstant(op, a, amount.Value);
            case Op.Concat when operands.Length == 1:
                return a.Index;
            case Op.Concat when a.Width == 1 && operands.IndexOfAnyExcept(a.Index) < 0:
                return Make(Op.SignExtend, width, [a.Index]);
            case Op.Concat when Joined(operands) is { } joined:
                return Make(Op.Concat, width, joined);
            case Op.Mux:
                return SimplifyMux(a, operands[1], operands[2]);
            case Op.And or Op.Or or Op.Xor:
                return SimplifyLogic(op, a, _nodes[operands[1]]) is var left and >= 0 ? left : SimplifyLogic(op, _nodes[operands[1]], a);
            case Op.Add or Op.Subtract when IsZero(_nodes[operands[1]]):
                return a.Index;
            case Op.Add when IsZero(a):
                return operands[1];
            case Op.Equal when a.Index == operands[1]:
                return Const(1, 1);
            case Op.Equal when a.Width == 1 && _nodes[operands[1]].Op == Op.Const:
                return IsZero(_nodes[operands[1]]) ? Not(a.Index) : a.Index;
            case Op.Equal when a.Op == Op.Const:
                return Make(Op.Equal, 1, [operands[1], a.Index]);
        }
        return -1;
    }

    // Low bits of a sum or product depend on low bits only.
    private bool IsExtended(int node, int width) => _nodes[node].Op == Op.Const
        || (_nodes[node].Op is Op.SignExtend or Op.ZeroExtend && _nodes[_nodes[node].Operands[0]].Width <= width);

    private int SimplifyMux(Node select, int whenTrue, int whenFalse)
    {
        if (select.Op == Op.Const)
            return select.Value.IsZero ? whenFalse : whenTrue;
        if (whenTrue == whenFalse)
            return whenTrue;
        if (select.Op == Op.Not)
            return Mux(select.Operands[0], whenFalse, whenTrue);
        var (t, f) = (_nodes[whenTrue], _nodes[whenFalse]);
        if (t.Op == Op.Mux && t.Operands[0] == select.Index)
            return Mux(select.Index, t.Operands[1], whenFalse);
        if (f.Op == Op.Mux && f.Operands[0] == select.Index)
            return Mux(select.Index, whenTrue, f.Operands[2]);
        // A switch that leaves a value alone in all cases but one is one choice.
        if (f.Op == Op.Mux && f.Operands[2] == whenTrue && AreExclusive(select, _nodes[f.Operands[0]]))
            return whenFalse;
        if (t.Width != 1)
            return select.Space > 0 ? ScalarFirst(select, t, f) : -1;
        // What a scalar decides for all lanes, as a reset does, stays a choice that can become a branch.
        if (_rules.BranchOnScalars && select.Space == 0 && (t.Space > 0 || f.Space > 0))
            return -1;
        if (t.Op == Op.Const)
            return t.Value.IsZero ? And(Not(select.Index), whenFalse) : Or(select.Index, whenFalse);
        if (f.Op == Op.Const)
            return f.Value.IsZero ? And(select.Index, whenTrue) : Or(Not(select.Index), whenTrue);
        return -1;
    }

    // Comparisons of one value with different constants.
    private bool AreExclusive(Node a, Node b) => a.Op == Op.Equal && b.Op == Op.Equal && a.Operands[0] == b.Operands[0]
        && _nodes[a.Operands[1]].Op == Op.Const && _nodes[b.Operands[1]].Op == Op.Const && a.Operands[1] != b.Operands[1];

    // What a scalar decides can stay a branch, and does when it comes first: of lanes and a scalar that both must hold for a new value.
    private int ScalarFirst(Node select, Node whenTrue, Node whenFalse)
    {
        if (!_rules.BranchOnScalars || whenTrue.Op != Op.Mux || _nodes[whenTrue.Operands[0]].Space > 0)
            return -1;
        var (scalar, first, second) = (whenTrue.Operands[0], whenTrue.Operands[1], whenTrue.Operands[2]);
        return second == whenFalse.Index ? Mux(scalar, Mux(select.Index, first, second), second)
            : first == whenFalse.Index ? Mux(scalar, first, Mux(select.Index, second, first)) : -1;
    }

    private int SimplifyLogic(Op op, Node a, Node b)
    {
        if (a.Index == b.Index)
            return op == Op.Xor ? Const(BitVector.Zero(a.Width)) : a.Index;
        if (IsZero(a))
            return op == Op.And ? a.Index : b.Index;
        if (a.Op == Op.Const && NodeEvaluator.IsOnes(a.Value))
            return op switch { Op.And => b.Index, Op.Or => a.Index, _ => Not(b.Index) };
        if (op == Op.And && (IsLaneMask(a) || IsLaneMask(b)))
            return IsLaneMask(a) ? Mux(a.Operands[0], b.Index, Const(BitVector.Zero(a.Width))) : And(b.Index, a.Index);
        if (b.Op == Op.Xor && op != Op.Xor && Absorbed(op, a, b) is var absorbed and >= 0)
            return absorbed;
        if (a.Op == Op.Not && a.Operands[0] == b.Index && op != Op.Xor)
            return op == Op.And ? Const(BitVector.Zero(a.Width)) : Not(Const(BitVector.Zero(a.Width)));
        return -1;
    }

    // A bit of each lane in all bits of a number: what it gates is a choice.
    private bool IsLaneMask(Node node) =>
        _rules.MasksAsChoices && node.Op == Op.SignExtend && _nodes[node.Operands[0]] is { Width: 1, Space: > 0 };

    // What one operand decides needs no exclusive or with it: a & (~a ^ b) is a & b, a | (a ^ b) is a | b.
    private int Absorbed(Op op, Node a, Node xor)
    {
        var (x, y) = (_nodes[xor.Operands[0]], _nodes[xor.Operands[1]]);
        if (y.Index == a.Index || (y.Op == Op.Not && y.Operands[0] == a.Index))
            (x, y) = (y, x);
        var inverted = x.Op == Op.Not && x.Operands[0] == a.Index;
        if (x.Index != a.Index && !inverted)
            return -1;
        return op == Op.And ? And(a.Index, inverted ? y.Index : Not(y.Index)) : Or(a.Index, inverted ? Not(y.Index) : y.Index);
    }

    // A wide port of which each lane uses parts is gathered part by part: vectors have no wide lanes.
    private int SliceOfGather(Node gather, int low, int width)
    {
        var parts = new Dictionary<int, int>();
        var sources = Array.ConvertAll(gather.Sources!, source =>
        {
            if (!parts.TryGetValue(source.Node, out var part))
                parts[source.Node] = part = Slice(source.Node, low, width);
            return _nodes[part].Space == 0 ? new LaneSource(part, -1) : new LaneSource(part, source.Lane);
        });
        // Slices of narrow scalars have one form, whatever those are: to take it out of the gather would lead back here.
        return gather.Width > 64 ? Gather(width, gather.Space, sources)
            : Same(gather.Space, sources) ?? PlainGather(width, gather.Space, sources);
    }

    private static bool IsOfFewScalars(Node gather)
    {
        const int Few = 4;
        var known = new HashSet<LaneSource>();
        return Array.TrueForAll(gather.Sources!, s => s.Lane < 0 && (known.Contains(s) || (known.Count < Few && known.Add(s))));
    }

    private int SliceOfConcat(Node concat, int low, int width)
    {
        var at = concat.Width;
        foreach (var part in concat.Operands)
        {
            at -= _nodes[part].Width;
            if (low >= at)
                return low + width <= at + _nodes[part].Width ? Slice(part, low - at, width) : -1;
        }
        return -1;
    }

    /// <summary>Neighbouring slices of one value as one slice; null when there are none.</summary>
    private int[]? Joined(ReadOnlySpan<int> parts)
    {
        List<int>? joined = null;
        for (var i = 0; i < parts.Length; i++)
        {
            var high = _nodes[joined is null ? i > 0 ? parts[i - 1] : parts[0] : joined[^1]];
            var low = _nodes[parts[i]];
            if (i > 0 && high.Op == Op.Slice && low.Op == Op.Slice && high.Operands[0] == low.Operands[0]
                && high.Argument == low.Argument + low.Width)
            {
                joined ??= [.. parts[..i]];
                joined[^1] = Slice(low.Operands[0], low.Argument, high.Width + low.Width);
            }
            else
                joined?.Add(parts[i]);
        }
        return joined?.ToArray();
    }

    private int ShiftByConstant(Op op, Node value, BitVector amount)
    {
        var width = value.Width;
        var by = amount.LimbCount > 1 && amount != new BitVector(amount.Width, amount.Low) || amount.Low >= (ulong)width ? width
            : (int)amount.Low;
        if (by == 0)
            return value.Index;
        if (op == Op.ShiftRightArithmetic)
            return Resize(Slice(value.Index, Math.Min(by, width - 1), Math.Max(1, width - by)), width, true);
        if (by == width)
            return Const(BitVector.Zero(width));
        return op == Op.ShiftLeft
            ? Make(Op.Concat, width, [Slice(value.Index, 0, width - by), Const(BitVector.Zero(by))])
            : Resize(Slice(value.Index, by, width - by), width, false);
    }
}

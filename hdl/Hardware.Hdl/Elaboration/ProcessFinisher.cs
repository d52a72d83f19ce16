using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// Turns a recorded process into IR: reads of an old version get a copy of the variable made in time, flags of jumps that a join
/// asks for are kept, inputs of children that more than plain wiring assigns become wires, and the marks of recording disappear.
/// </summary>
internal sealed class ProcessFinisher(ProcessRecorder recorder)
{
    private readonly Dictionary<Signal, int> _current = [];
    private readonly Dictionary<(Signal, int), Signal> _copies = [];
    private readonly Dictionary<Expr, Expr> _rewritten = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expr, List<VersionedRef>> _reads = new(ReferenceEqualityComparer.Instance);

    public Process Finish()
    {
        if (recorder.HasVersions)
            FindStaleReads(recorder.Body);
        var body = new Block(recorder.Defaults
            .Select(s => new Assign(s, new Const(BitVector.Zero(s.Shape.Width), s.Shape.Signed)))
            .Concat(Rewrite(recorder.Body)));
        foreach (var local in recorder.Locals)
            recorder.Definition.Module.Add(local);
        foreach (var copy in _copies.Values)
            recorder.Definition.Module.Add(copy);
        var kind = recorder.Kind == ProcessKind.Combinational && body is [Assign { Target.Kind: SignalKind.Wire }]
            ? ProcessKind.Continuous
            : recorder.Kind;
        return new Process(recorder.Name, kind, body, recorder.Domain, recorder.Start);
    }

    // ---- which versions are read after they have been overwritten ----

    private void FindStaleReads(Block block)
    {
        foreach (var statement in block)
        {
            switch (statement)
            {
                case VersionMark mark:
                    _current[mark.Signal] = mark.Version;
                    break;
                case If choice:
                    Visit(choice.Condition);
                    FindInArms([choice.Then, choice.Else]);
                    break;
                case Switch choice:
                    Visit(choice.Subject);
                    FindInArms([.. choice.Arms.Select(a => a.Body), choice.Default]);
                    break;
                default:
                    foreach (var expr in Operands(statement))
                        Visit(expr);
                    break;
            }
        }
    }

    private void FindInArms(IEnumerable<Block?> arms)
    {
        var before = new Dictionary<Signal, int>(_current);
        foreach (var arm in arms)
        {
            if (arm is null)
                continue;
            FindStaleReads(arm);
            _current.Clear();
            foreach (var (signal, version) in before)
                _current[signal] = version;
        }
    }

    private void Visit(Expr expr)
    {
        foreach (var read in Reads(expr))
        {
            if (_current.GetValueOrDefault(read.Signal) != read.Version && !_copies.ContainsKey((read.Signal, read.Version)))
            {
                _copies[(read.Signal, read.Version)] =
                    new Signal(recorder.Definition.Unique(read.Signal.Name), read.Signal.Shape, SignalKind.Local, read.Signal.Source);
            }
        }
    }

    private List<VersionedRef> Reads(Expr expr)
    {
        if (_reads.TryGetValue(expr, out var reads))
            return reads;
        reads = expr is VersionedRef read ? [read] : [.. ExprRewriter.Operands(expr).SelectMany(Reads).Distinct()];
        _reads[expr] = reads;
        return reads;
    }

    private static IEnumerable<Expr> Operands(Stmt statement) => statement switch
    {
        Assign assign => [assign.Value],
        Connect connect => [connect.Value],
        MemoryWrite { Mask: { } mask } write => [write.Address, write.Data, mask],
        MemoryWrite write => [write.Address, write.Data],
        Check check => [check.Condition],
        _ => [],
    };

    // ---- wiring of children ----

    /// <summary>An input that more than plain wiring assigns is a wire of the parent.</summary>
    private void ConnectChild(Connect connect, Block into)
    {
        var value = Rewrite(connect.Value);
        var wire = recorder.ChildInputs.Of(connect.Instance, connect.Port).WireOf(connect.Element, () => MakeWire(connect));
        into.Add(new Assign(wire, value, connect.Source));
    }

    private Signal MakeWire(Connect connect)
    {
        var name = connect.Instance.ElementName(connect.Element).Replace("][", "_").Replace("[", "_").Replace("]", "");
        var wire = new Signal(
            recorder.Definition.Unique($"{name}_{connect.Port.Name}"), connect.Port.Shape, SignalKind.Wire, connect.Source)
        {
            Enum = connect.Port.Enum,
        };
        recorder.Definition.Module.Add(wire);
        var drivers = connect.Instance.Connections(connect.Port);
        if (drivers[connect.Element] is not null)
        {
            throw new HdlException("HDL2002",
                $"input '{connect.Port.Name}' of '{connect.Instance.ElementName(connect.Element)}' is assigned in two methods: "
                + "assign it in one",
                connect.Source);
        }
        drivers[connect.Element] = new SignalRef(wire);
        return wire;
    }

    // ---- rewriting ----

    private Block Rewrite(Block block)
    {
        var result = new Block();
        foreach (var statement in block)
        {
            switch (statement)
            {
                case VersionMark mark:
                    if (_copies.TryGetValue((mark.Signal, mark.Version), out var copy))
                        result.Add(new Assign(copy, new SignalRef(mark.Signal)));
                    break;
                case FrameStart { Frame.Flag: { } flag }:
                    result.Add(new Assign(flag, new Const(BitVector.Zero(1))));
                    break;
                case FrameLeft { Frame.Flag: { } flag }:
                    result.Add(new Assign(flag, new Const(new BitVector(1, 1UL))));
                    break;
                case WiringMark { Statements: { } statements }:
                    foreach (var connect in statements.Values)
                        ConnectChild(connect, result);
                    break;
                case FrameStart or FrameLeft or WiringMark:
                    break;
                case Connect connect:
                    ConnectChild(connect, result);
                    break;
                case If choice:
                    AddIf(result, choice);
                    break;
                case Switch choice:
                    var arms = choice.Arms.Select(a => new SwitchArm(a.Labels, Rewrite(a.Body))).ToList();
                    var otherwise = choice.Default is { } other && Rewrite(other) is { Count: > 0 } rewritten ? rewritten : null;
                    result.Add(new Switch(Rewrite(choice.Subject), arms, otherwise, choice.Source));
                    break;
                case Assign assign:
                    result.Add(new Assign(assign.Target, Rewrite(assign.Value), assign.Source));
                    break;
                case MemoryWrite write:
                    var mask = write.Mask is null ? null : Rewrite(write.Mask);
                    result.Add(new MemoryWrite(write.Memory, Rewrite(write.Address), Rewrite(write.Data), mask, write.Source));
                    break;
                case Check check:
                    result.Add(new Check(check.Kind, Rewrite(check.Condition), check.Message, check.Source));
                    break;
                default:
                    throw new InvalidOperationException($"{statement.GetType().Name} is not a statement of a recorded process.");
            }
        }
        return result;
    }

    private void AddIf(Block result, If choice)
    {
        var then = Rewrite(choice.Then);
        var otherwise = choice.Else is null ? new Block() : Rewrite(choice.Else);
        var condition = Rewrite(choice.Condition);
        if (condition is Const constant)
        {
            foreach (var statement in constant.Value.IsZero ? otherwise : then)
                result.Add(statement);
        }
        else if (then.Count > 0)
            result.Add(new If(condition, then, otherwise.Count > 0 ? otherwise : null, choice.Source));
        else if (otherwise.Count > 0)
            result.Add(new If(Negate(condition), otherwise, null, choice.Source));
    }

    private static Expr Negate(Expr condition) =>
        condition is Unary { Op: UnaryOp.Not } not ? not.Operand : new Unary(UnaryOp.Not, condition);

    private Expr Rewrite(Expr expr) => recorder.HasVersions
        ? ExprRewriter.Rewrite(expr, _rewritten, leaf => leaf is VersionedRef read
            ? new SignalRef(_copies.GetValueOrDefault((read.Signal, read.Version)) ?? read.Signal)
            : leaf)
        : expr;
}

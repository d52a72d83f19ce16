using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Cosim.Verilator;

/// <summary>
/// Copies one module into the form that is verilated. Two things change. A register that is an output becomes a register of its own and
/// an output wire that follows it, because Verilator may keep the state of a port in the parent, where a deposit does not find it. And each
/// check becomes a one-bit flag: a wire in a combinational process, a register in a clocked one.
/// </summary>
internal sealed class ModuleCopy
{
    private const int MostShiftBits = 31;

    private readonly ModuleDef _original;
    private readonly ModuleDef _copy;
    private readonly IReadOnlyDictionary<ModuleDef, ModuleCopy> _children;
    private readonly HashSet<string> _names;
    private readonly Dictionary<Signal, Signal> _signals = [];
    private readonly Dictionary<Signal, Signal> _ports = [];
    private readonly Dictionary<MemoryDef, MemoryDef> _memories = [];
    private readonly Dictionary<Instance, Instance> _instances = [];
    private readonly Dictionary<Expr, Expr> _expressions = new(ReferenceEqualityComparer.Instance);
    private readonly List<CheckFlag> _flags = [];
    private readonly bool _withChecks;

    /// <summary>Copies a module whose children have been copied.</summary>
    public ModuleCopy(ModuleDef original, IReadOnlyDictionary<ModuleDef, ModuleCopy> children, bool withChecks)
    {
        _original = original;
        _children = children;
        _withChecks = withChecks;
        _names =
        [
            .. original.Signals.Select(s => s.Name),
            .. original.Memories.Select(m => m.Name),
            .. original.Instances.Select(i => i.Name),
        ];
        _copy = new ModuleDef(original.Name, original.TypeName, original.Source)
        {
            Parameters = original.Parameters,
            Summary = original.Summary,
        };
        foreach (var domain in original.Domains)
            _copy.Domain(domain.Name, domain.Reset);
        foreach (var signal in original.Signals)
            Copy(signal);
        foreach (var memory in original.Memories)
            _memories[memory] = _copy.Add(new MemoryDef(memory.Name, memory.Word, memory.Depth, memory.Source)
            {
                InitialContents = memory.InitialContents,
            });
        foreach (var instance in original.Instances)
            _instances[instance] = _copy.Add(new Instance(
                instance.Name, children[instance.Module]._copy, instance.Dimensions, instance.Source)
            {
                Domains = [.. instance.Domains.Select(d => _copy.Domains[d.Index])],
            });
        foreach (var instance in original.Instances)
            Connect(instance);
        foreach (var process in original.Processes)
            Copy(process);
    }

    /// <summary>The module that is verilated.</summary>
    public ModuleDef Result => _copy;

    /// <summary>The flags of the checks, in the order of the checks.</summary>
    public IReadOnlyList<CheckFlag> Flags => _flags;

    /// <summary>Where the value of a signal is: for a register the register itself, also when it is an output.</summary>
    public Signal this[Signal signal] => _signals[signal];

    /// <summary>Where a memory is.</summary>
    public MemoryDef this[MemoryDef memory] => _memories[memory];

    /// <summary>Where an instance is.</summary>
    public Instance this[Instance instance] => _instances[instance];

    /// <summary>Where a port is.</summary>
    public Signal Port(Signal port) => _ports[port];

    private void Copy(Signal signal)
    {
        var split = signal is { Kind: SignalKind.Register, IsOutput: true };
        var copy = _copy.Add(new Signal(split ? Unique(signal.Name + "_state") : signal.Name, signal.Shape, signal.Kind, signal.Source)
        {
            IsOutput = signal.IsOutput && !split,
            ResetValue = signal.ResetValue,
            Enum = signal.Enum,
            CrossesDomains = signal.CrossesDomains,
            Domain = signal.Domain is null ? null : _copy.Domains[signal.Domain.Index],
        });
        _signals[signal] = _ports[signal] = copy;
        if (!split)
            return;
        var port = _copy.Add(new Signal(signal.Name, signal.Shape, SignalKind.Wire, signal.Source) { IsOutput = true, Enum = signal.Enum });
        var assign = new Assign(port, new SignalRef(copy), signal.Source);
        _copy.Add(new Process(signal.Name, ProcessKind.Continuous, new Block([assign]), null, signal.Source));
        _ports[signal] = port;
    }

    private void Connect(Instance instance)
    {
        foreach (var input in instance.Module.Signals.Where(s => s.Kind == SignalKind.Input))
        {
            var from = instance.Connections(input);
            var to = _instances[instance].Connections(_children[instance.Module].Port(input));
            for (var i = 0; i < from.Length; i++)
                to[i] = from[i] is { } driver ? Rewrite(driver) : null;
        }
    }

    private void Copy(Process process)
    {
        var domain = process.Domain is null ? null : _copy.Domains[process.Domain.Index];
        var flags = new Block();
        var resets = process.Kind == ProcessKind.Clocked && Targets(process.Body).Any(target => target.ResetValue is not null);
        var body = Rewrite(process.Body, check =>
        {
            var zero = BitVector.Zero(1);
            // A flag without reset value in a process with some would keep its last value while reset is active.
            var kind = domain is null ? SignalKind.Wire : SignalKind.Register;
            var flag = _copy.Add(new Signal(Unique("check_" + _flags.Count), Shape.Bit, kind, check.Source)
            {
                Domain = domain,
                ResetValue = resets ? zero : null,
            });
            _flags.Add(new CheckFlag(_original, check, flag, process.Domain));
            flags.Add(new Assign(flag, new Const(zero), check.Source));
            var condition = Rewrite(check.Condition);
            return new Assign(flag, check.Kind == CheckKind.Cover ? condition : new Unary(UnaryOp.Not, condition), check.Source);
        });
        _copy.Add(new Process(process.Name, process.Kind, new Block(flags.Concat(body)), domain, process.Source));
    }

    private static IEnumerable<Signal> Targets(Block body) => body.SelectMany(statement => statement switch
    {
        Assign assign => [assign.Target],
        If choice => Targets(choice.Then).Concat(Targets(choice.Else ?? [])),
        Switch choice => choice.Arms.SelectMany(arm => Targets(arm.Body)).Concat(Targets(choice.Default ?? [])),
        _ => Enumerable.Empty<Signal>(),
    });

    private Block Rewrite(Block body, Func<Check, Stmt> flag) =>
        new(body.Where(s => s is not Check || _withChecks).Select(statement => Rewrite(statement, flag)));

    private Stmt Rewrite(Stmt statement, Func<Check, Stmt> flag) => statement switch
    {
        Assign assign => new Assign(_signals[assign.Target], Rewrite(assign.Value), assign.Source),
        MemoryWrite write => new MemoryWrite(
            _memories[write.Memory], Rewrite(write.Address), Rewrite(write.Data),
            write.Mask is null ? null : Rewrite(write.Mask), write.Source),
        If choice => new If(
            Rewrite(choice.Condition), Rewrite(choice.Then, flag),
            choice.Else is null ? null : Rewrite(choice.Else, flag), choice.Source),
        Switch choice => new Switch(
            Rewrite(choice.Subject), [.. choice.Arms.Select(arm => arm with { Body = Rewrite(arm.Body, flag) })],
            choice.Default is null ? null : Rewrite(choice.Default, flag), choice.Source),
        Check check => flag(check),
        _ => throw new NotSupportedException(statement.GetType().Name),
    };

    private Expr Rewrite(Expr expression)
    {
        if (!_expressions.TryGetValue(expression, out var copy))
            _expressions[expression] = copy = expression switch
            {
                Const => expression,
                SignalRef reference => new SignalRef(_signals[reference.Signal]),
                PortRef port => new PortRef(_instances[port.Instance], port.Element, _children[port.Instance.Module].Port(port.Port)),
                Unary unary => new Unary(unary.Op, Rewrite(unary.Operand)),
                Binary { Op: BinaryOp.ShiftLeft or BinaryOp.ShiftRight, Right.Width: > MostShiftBits } shift =>
                    new Binary(shift.Op, Rewrite(shift.Left), Saturate(Rewrite(shift.Right))),
                Binary binary => new Binary(binary.Op, Rewrite(binary.Left), Rewrite(binary.Right)),
                Mux mux => new Mux(Rewrite(mux.Select), Rewrite(mux.WhenTrue), Rewrite(mux.WhenFalse)),
                Slice slice => new Slice(Rewrite(slice.Operand), slice.High, slice.Low),
                BitSelect bit => new BitSelect(Rewrite(bit.Operand), Rewrite(bit.Position)),
                Concat concat => new Concat([.. concat.Parts.Select(Rewrite)]),
                Resize resize => new Resize(Rewrite(resize.Operand), resize.Width),
                Reinterpret reinterpret => new Reinterpret(Rewrite(reinterpret.Operand), reinterpret.Shape.Signed),
                MemoryRead read => new MemoryRead(_memories[read.Memory], Rewrite(read.Address)),
                _ => throw new NotSupportedException(expression.GetType().Name),
            };
        return copy;
    }

    /// <summary>Verilator 5.006 refuses a shift by an amount above 32 bits once it knows the amount; past the width all amounts
    /// are alike.</summary>
    private static Mux Saturate(Expr amount) => new(
        new Unary(UnaryOp.ReduceOr, new Slice(amount, amount.Width - 1, MostShiftBits)),
        new Const(new BitVector(MostShiftBits, ulong.MaxValue)),
        new Slice(amount, MostShiftBits - 1, 0));

    private string Unique(string name)
    {
        while (!_names.Add(name))
            name += "_";
        return name;
    }
}

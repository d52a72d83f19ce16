using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>
/// The slow, obvious engine that all others are measured against: it walks the IR of every instance, and settles combinational
/// values by going round until nothing changes.
/// </summary>
public sealed class ReferenceInterpreter : Engine
{
    private readonly List<Node> _nodes = [];
    private readonly BigInteger[] _values;
    private readonly BigInteger[]?[] _memories;
    private readonly bool[] _resets;
    private readonly List<CheckPoint> _points = [];
    private readonly Dictionary<(Node, Check), int> _pointNumbers = [];
    private readonly List<long> _coverCounts = [];
    private readonly List<CheckFailure> _failures = [];
    private bool _settled;

    /// <summary>Registers without a reset value start with bits drawn from <paramref name="seed"/>.</summary>
    public ReferenceInterpreter(Design design, int seed = 1) : base(design)
    {
        _values = new BigInteger[design.Top.SlotCount];
        _memories = new BigInteger[design.Top.SlotCount][];
        _resets = new bool[design.Top.Domains.Count];
        AddNode(new Node(design.Top, 0, design.Top.Name, null, null, 0, [.. design.Top.Domains.Select(d => d.Index)]));
        var random = new Random(seed);
        foreach (var node in _nodes)
        {
            foreach (var signal in node.Module.Signals.Where(s => s.Kind == SignalKind.Register))
                _values[node.Slot(signal)] = signal.ResetValue?.ToInteger() ?? RandomBits(random, signal.Shape.Width);
            foreach (var memory in node.Module.Memories)
            {
                var words = new BigInteger[memory.Depth];
                for (var i = 0; i < (memory.InitialContents?.Count ?? 0); i++)
                    words[i] = memory.InitialContents![i].ToInteger();
                _memories[node.Base + node.Module.SlotOf(memory)] = words;
            }
        }
    }

    /// <inheritdoc/>
    public override string Name => "reference";

    /// <inheritdoc/>
    public override bool CanCheckpoint => false;

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints => _points;

    /// <summary>The value of a slot.</summary>
    public BigInteger Value(int slot)
    {
        Settle();
        return _values[slot];
    }

    /// <inheritdoc/>
    public override ulong Read(int slot) => (ulong)(Value(slot) & ulong.MaxValue);

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs) => CopyTo(Value(slot), limbs);

    /// <inheritdoc/>
    public override void Write(int slot, ulong value) => Write(slot, [value]);

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        _values[slot] = FromLimbs(limbs);
        _settled = false;
    }

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) => CopyTo(_memories[slot]![address], limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs)
    {
        _memories[slot]![address] = FromLimbs(limbs);
        _settled = false;
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        _resets[domain] = active;
        _settled = false;
        ApplyAsynchronousResets();
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        for (var i = 0L; i < cycles; i++)
            Tick(domains);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures()
    {
        CheckFailure[] taken = [.. _failures];
        _failures.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public override long CoverCount(int point) => _coverCounts[point];

    /// <inheritdoc/>
    public override byte[] Checkpoint() => throw new NotSupportedException("The reference interpreter keeps no checkpoints.");

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint) =>
        throw new NotSupportedException("The reference interpreter keeps no checkpoints.");

    private void AddNode(Node node)
    {
        _nodes.Add(node);
        foreach (var check in node.Module.Processes.SelectMany(p => Checks(p.Body)))
        {
            _pointNumbers[(node, check)] = _points.Count;
            _points.Add(new CheckPoint(node.Path, check));
            _coverCounts.Add(0);
        }
        foreach (var instance in node.Module.Instances)
        {
            for (var element = 0; element < instance.Count; element++)
            {
                AddNode(new Node(
                    instance.Module,
                    node.Base + node.Module.SlotOf(instance, element),
                    $"{node.Path}.{instance.ElementName(element)}",
                    node,
                    instance,
                    element,
                    [.. instance.Domains.Select(d => node.Domains[d.Index])]));
            }
        }
    }

    private static IEnumerable<Check> Checks(IEnumerable<Stmt> body) => body.SelectMany(s => s switch
    {
        Check check => [check],
        If choice => Checks(choice.Then).Concat(Checks(choice.Else ?? [])),
        Switch choice => choice.Arms.SelectMany(a => Checks(a.Body)).Concat(Checks(choice.Default ?? [])),
        _ => [],
    });

    private void Tick(uint domains)
    {
        Settle();
        foreach (var node in _nodes)
        {
            foreach (var process in node.Module.Processes.Where(p => p.Kind != ProcessKind.Clocked && Checks(p.Body).Any()))
                new Run(this, node, checking: true).Do(process.Body);
        }
        var edge = new List<Run>();
        foreach (var node in _nodes)
        {
            foreach (var process in node.Module.Processes.Where(p => p.Kind == ProcessKind.Clocked))
            {
                var domain = node.Domains[process.Domain!.Index];
                if ((domains >> domain & 1) == 0)
                    continue;
                var run = new Run(this, node, checking: true);
                var resettable = Targets(process.Body).Where(s => s.ResetValue is not null).ToList();
                if (_resets[domain] && resettable.Count > 0)
                    resettable.ForEach(s => run.Registers[s] = s.ResetValue!.Value.ToInteger());
                else
                    run.Do(process.Body);
                edge.Add(run);
            }
        }
        edge.ForEach(run => run.Commit());
        Cycle++;
        _settled = false;
    }

    private void ApplyAsynchronousResets()
    {
        foreach (var node in _nodes)
        {
            foreach (var process in node.Module.Processes.Where(p => p.Domain is { Reset: ResetKind.Asynchronous }))
            {
                if (!_resets[node.Domains[process.Domain!.Index]])
                    continue;
                foreach (var register in Targets(process.Body).Where(s => s.ResetValue is not null))
                    _values[node.Slot(register)] = register.ResetValue!.Value.ToInteger();
            }
        }
    }

    /// <summary>Registers and wires a body assigns.</summary>
    private static IEnumerable<Signal> Targets(IEnumerable<Stmt> body) => body.SelectMany(s => s switch
    {
        Assign assign => assign.Target.Kind == SignalKind.Local ? [] : [assign.Target],
        If choice => Targets(choice.Then).Concat(Targets(choice.Else ?? [])),
        Switch choice => choice.Arms.SelectMany(a => Targets(a.Body)).Concat(Targets(choice.Default ?? [])),
        _ => [],
    }).Distinct();

    private void Settle()
    {
        if (_settled)
            return;
        for (var round = 0; ; round++)
        {
            var changed = false;
            foreach (var node in _nodes)
            {
                if (node.Instance is { } instance)
                {
                    foreach (var input in node.Module.Signals.Where(s => s.Kind == SignalKind.Input))
                    {
                        if (instance.Connections(input)[node.Element] is not { } driver)
                            continue;
                        changed |= Set(node.Slot(input), new Run(this, node.Parent!, checking: false).Evaluate(driver));
                    }
                }
                foreach (var process in node.Module.Processes.Where(p => p.Kind != ProcessKind.Clocked))
                {
                    // A wire may pass through other values on the way; only where it ends counts.
                    var targets = node.Targets(process);
                    var before = targets.ConvertAll(t => _values[node.Slot(t)]);
                    new Run(this, node, checking: false).Do(process.Body);
                    for (var i = 0; i < targets.Count; i++)
                        changed |= _values[node.Slot(targets[i])] != before[i];
                }
            }
            if (!changed)
                break;
            if (round > 1000)
                throw new InvalidOperationException($"The combinational values of {Design.Top} do not settle.");
        }
        _settled = true;
    }

    private bool Set(int slot, BigInteger value)
    {
        var changed = _values[slot] != value;
        _values[slot] = value;
        return changed;
    }

    private static BigInteger RandomBits(Random random, int width)
    {
        var bytes = new byte[width / 8 + 1];
        random.NextBytes(bytes);
        return ReferenceArithmetic.Wrap(new BigInteger(bytes, isUnsigned: true), width);
    }

    private static void CopyTo(BigInteger value, Span<ulong> limbs)
    {
        for (var i = 0; i < limbs.Length; i++)
            limbs[i] = (ulong)((value >> (64 * i)) & ulong.MaxValue);
    }

    private static BigInteger FromLimbs(ReadOnlySpan<ulong> limbs)
    {
        var value = BigInteger.Zero;
        for (var i = limbs.Length - 1; i >= 0; i--)
            value = (value << 64) | limbs[i];
        return value;
    }

    /// <summary>One instance of the flattened design.</summary>
    private sealed record Node(ModuleDef Module, int Base, string Path, Node? Parent, Instance? Instance, int Element, int[] Domains)
    {
        private readonly Dictionary<Process, List<Signal>> _targets = [];

        public int Slot(Signal signal) => Base + Module.SlotOf(signal);

        public List<Signal> Targets(Process process)
        {
            if (!_targets.TryGetValue(process, out var targets))
                _targets[process] = targets = [.. ReferenceInterpreter.Targets(process.Body)];
            return targets;
        }

        public bool Equals(Node? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Base;
    }

    /// <summary>One execution of a process, with what it will do at the end of the clock edge.</summary>
    private sealed class Run(ReferenceInterpreter engine, Node node, bool checking)
    {
        private readonly List<(int Slot, int Address, BigInteger Word, BigInteger Mask)> _writes = [];

        public Dictionary<Signal, BigInteger> Registers { get; } = [];

        public void Commit()
        {
            foreach (var (register, value) in Registers)
                engine._values[node.Slot(register)] = value;
            foreach (var (slot, address, word, mask) in _writes)
            {
                ref var old = ref engine._memories[slot]![address];
                old = (word & mask) | (old & ~mask);
            }
        }

        public void Do(IEnumerable<Stmt> body)
        {
            foreach (var statement in body)
                Do(statement);
        }

        private void Do(Stmt statement)
        {
            switch (statement)
            {
                case Assign assign when assign.Target.Kind == SignalKind.Register:
                    Registers[assign.Target] = Evaluate(assign.Value);
                    break;
                case Assign assign:
                    engine._values[node.Slot(assign.Target)] = Evaluate(assign.Value);
                    break;
                case If choice:
                    Do(!Evaluate(choice.Condition).IsZero ? choice.Then : choice.Else ?? []);
                    break;
                case Switch choice:
                    var subject = Evaluate(choice.Subject);
                    var arm = choice.Arms.FirstOrDefault(a => a.Labels.Any(l => l.Value.ToInteger() == subject));
                    Do(arm is not null ? arm.Body : choice.Default ?? []);
                    break;
                case MemoryWrite write:
                    var address = Evaluate(write.Address);
                    if (address < write.Memory.Depth)
                    {
                        var slot = node.Base + node.Module.SlotOf(write.Memory);
                        _writes.Add((slot, (int)address, Evaluate(write.Data), BitMask(write)));
                    }
                    break;
                case Check check when checking:
                    var holds = !Evaluate(check.Condition).IsZero;
                    var point = engine._pointNumbers[(node, check)];
                    if (check.Kind == CheckKind.Cover)
                        engine._coverCounts[point] += holds ? 1 : 0;
                    else if (!holds)
                        engine._failures.Add(new CheckFailure(engine._points[point], engine.Cycle));
                    break;
            }
        }

        private BigInteger BitMask(MemoryWrite write)
        {
            var all = (BigInteger.One << write.Memory.Word.Width) - 1;
            if (write.Mask is null)
                return all;
            var enabled = Evaluate(write.Mask);
            var part = write.Memory.Word.Width / write.Mask.Width;
            var mask = BigInteger.Zero;
            for (var i = 0; i < write.Mask.Width; i++)
            {
                if (!(enabled >> i).IsEven)
                    mask |= ((BigInteger.One << part) - 1) << (i * part);
            }
            return mask;
        }

        public BigInteger Evaluate(Expr expr)
        {
            switch (expr)
            {
                case Const constant:
                    return constant.Value.ToInteger();
                case SignalRef reference:
                    return engine._values[node.Slot(reference.Signal)];
                case PortRef port:
                    var child = node.Base + node.Module.SlotOf(port.Instance, port.Element);
                    return engine._values[child + port.Instance.Module.SlotOf(port.Port)];
                case Unary unary:
                    return ReferenceArithmetic.Compute(unary.Op, Evaluate(unary.Operand), unary.Operand.Shape);
                case Binary binary:
                    return ReferenceArithmetic.Compute(
                        binary.Op, Evaluate(binary.Left), binary.Left.Shape, Evaluate(binary.Right), binary.Right.Shape);
                case Mux mux:
                    return Evaluate(!Evaluate(mux.Select).IsZero ? mux.WhenTrue : mux.WhenFalse);
                case Slice slice:
                    return ReferenceArithmetic.Wrap(Evaluate(slice.Operand) >> slice.Low, slice.Width);
                case BitSelect bit:
                    var position = Evaluate(bit.Position);
                    return position >= bit.Operand.Width ? 0 : (Evaluate(bit.Operand) >> (int)position) & 1;
                case Concat concat:
                    return concat.Parts.Aggregate(BigInteger.Zero, (value, part) => (value << part.Width) | Evaluate(part));
                case Resize resize:
                    return ReferenceArithmetic.Wrap(
                        ReferenceArithmetic.Number(Evaluate(resize.Operand), resize.Operand.Shape), resize.Width);
                case Reinterpret reinterpret:
                    return Evaluate(reinterpret.Operand);
                case MemoryRead read:
                    var address = Evaluate(read.Address);
                    return address < read.Memory.Depth
                        ? engine._memories[node.Base + node.Module.SlotOf(read.Memory)]![(int)address] : 0;
                default:
                    throw new InvalidOperationException($"Unknown expression {expr.GetType().Name}.");
            }
        }
    }
}

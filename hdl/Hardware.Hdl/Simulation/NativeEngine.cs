using System.Buffers.Binary;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Simulation;

/// <summary>
/// Runs the module's own C# methods each clock, so that a breakpoint in a captured method stops there with live values.
/// Combinational methods run in rounds until nothing moves; then the clocked methods run, and registers and memories take their values.
/// </summary>
public sealed class NativeEngine : Engine
{
    private const int MaxRounds = 10_000;

    private readonly NativeSignal?[] _signals;
    private readonly INativeMemory?[] _memories;
    private readonly List<NativeSignal> _wires = [];
    private readonly List<NativeSignal> _registers = [];
    private readonly List<INativeMemory> _allMemories = [];
    private readonly List<Action> _combinational = [];
    private readonly List<ClockedMethod> _clocked = [];
    private readonly List<CheckFailure> _failures = [];
    private readonly List<CheckPoint> _points = [];
    private readonly Dictionary<(string Path, string File, int Line, string Message), int> _pointIndex = [];
    private readonly List<long> _covered = [];
    private readonly List<string> _paths = [];
    private readonly bool[] _resets;
    private bool _isSettled;
    private bool _checks;

    /// <summary>Gives a module object native storage and simulates it; the object belongs to this engine from now on.</summary>
    /// <param name="top">The module.</param>
    /// <param name="seed">Start values of registers without reset.</param>
    /// <exception cref="HdlException">HDLnnnn when the module has a mistake; SIM3009 when another simulation uses the object.</exception>
    public NativeEngine(HardwareModule top, ulong seed = 0) : this(top, Elaborator.Elaborate(top), seed) { }

    /// <summary>Simulates a module object that <paramref name="design"/> has been elaborated from.</summary>
    public NativeEngine(HardwareModule top, Design design, ulong seed = 0) : base(design)
    {
        if (top.__Hdl.Native is not null)
            throw new HdlException(
                "SIM3009", $"this {design.Top.TypeName} object is already simulated: make a new one for each simulation");
        _signals = new NativeSignal?[design.Top.SlotCount];
        _memories = new INativeMemory?[design.Top.SlotCount];
        _resets = new bool[Math.Max(design.Top.Domains.Count, 1)];
        Bind(top, design.Top, 0, design.Top.Name, Enumerable.Range(0, design.Top.Domains.Count).ToArray());
        foreach (var (slot, _, value) in InitialValues.OfRegisters(design, seed))
            _signals[slot]!.Deposit(value);
    }

    /// <inheritdoc/>
    public override string Name => "native";

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints => _points;

    /// <inheritdoc/>
    public override long CoverCount(int point) => _covered[point];

    /// <inheritdoc/>
    public override ulong Read(int slot) => _isSettled ? Signal(slot).ReadLow() : Settled(slot).ReadLow();

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs) => Settled(slot).Read().CopyTo(limbs);

    /// <inheritdoc/>
    public override void Write(int slot, ulong value)
    {
        Signal(slot).DepositLow(value);
        _isSettled = false;
    }

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        var signal = Signal(slot);
        signal.Deposit(new BitVector(signal.Shape.Width, limbs));
        _isSettled = false;
    }

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) => _memories[slot]!.Read(address).CopyTo(limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs)
    {
        var memory = _memories[slot]!;
        memory.Deposit(address, new BitVector(memory.Memory.Word.Width, limbs));
        _isSettled = false;
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        _resets[domain] = active;
        if (active)
            ResetAsynchronous();
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        for (var i = 0L; i < cycles; i++)
        {
            Settle();
            _checks = true;
            foreach (var method in _combinational)
                method();
            foreach (var method in _clocked)
            {
                if ((domains >> method.Domain & 1) == 0)
                    continue;
                if (_resets[method.Domain] && method.Resets.Count > 0)
                    method.ResetNext();
                else
                    method.Run();
            }
            _checks = false;
            foreach (var register in _registers)
                register.Commit();
            foreach (var memory in _allMemories)
                memory.Commit();
            _isSettled = false;
            Cycle++;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures()
    {
        var taken = _failures.ToArray();
        _failures.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public override byte[] Checkpoint()
    {
        Settle();
        var bytes = new List<byte>();
        Add((ulong)Cycle);
        foreach (var reset in _resets)
            bytes.Add(reset ? (byte)1 : (byte)0);
        foreach (var signal in Stored)
            AddBits(signal.Read());
        foreach (var memory in _allMemories)
        {
            for (var i = 0; i < memory.Memory.Depth; i++)
                AddBits(memory.Read(i));
        }
        return [.. bytes];

        void AddBits(BitVector value)
        {
            for (var i = 0; i < value.LimbCount; i++)
                Add(value.Limb(i));
        }

        void Add(ulong value)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
            bytes.AddRange(eight);
        }
    }

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint)
    {
        Cycle = (long)BinaryPrimitives.ReadUInt64LittleEndian(checkpoint);
        var at = 8;
        for (var i = 0; i < _resets.Length; i++)
            _resets[i] = checkpoint[at++] != 0;
        foreach (var signal in Stored)
            signal.Deposit(Next(signal.Shape.Width, checkpoint, ref at));
        foreach (var memory in _allMemories)
        {
            for (var i = 0; i < memory.Memory.Depth; i++)
                memory.Deposit(i, Next(memory.Memory.Word.Width, checkpoint, ref at));
        }
        _isSettled = false;
    }

    internal void Check(ModuleContext context, CheckKind kind, Bit condition, string message, SourceLocation source)
    {
        if (!_checks)
            return;
        var index = PointOf(context, kind, message, source);
        if (kind == CheckKind.Cover && condition)
            _covered[index]++;
        else if (kind != CheckKind.Cover && !condition)
            _failures.Add(new CheckFailure(_points[index], Cycle));
    }

    private IEnumerable<NativeSignal> Stored => _registers.Concat(_wires);

    private static BitVector Next(int width, ReadOnlySpan<byte> bytes, ref int at)
    {
        Span<ulong> limbs = stackalloc ulong[(width + 63) / 64];
        for (var i = 0; i < limbs.Length; i++, at += 8)
            limbs[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
        return new BitVector(width, limbs);
    }

    private NativeSignal Settled(int slot)
    {
        if (!_isSettled)
            Settle();
        return Signal(slot);
    }

    private NativeSignal Signal(int slot) => _signals[slot] ?? NoSignal(slot);

    private static NativeSignal NoSignal(int slot) => throw
        new HdlException("SIM3010", $"slot {slot} is a local variable of a process, which has no value of its own: read a signal");

    private void Settle()
    {
        if (_isSettled)
            return;
        for (var round = 0; round < MaxRounds; round++)
        {
            foreach (var method in _combinational)
                method();
            var moved = false;
            foreach (var wire in _wires)
                moved |= wire.Moved();
            if (!moved)
            {
                _isSettled = true;
                return;
            }
        }
        throw new HdlException("HDL2006", $"combinational logic of {Design.Top.Name} does not settle: it has a loop without a register");
    }

    private void ResetAsynchronous()
    {
        foreach (var method in _clocked)
        {
            if (_resets[method.Domain] && method.IsAsynchronous)
                method.Reset();
        }
        foreach (var register in _registers)
            register.Commit();
        _isSettled = false;
    }

    private int PointOf(ModuleContext context, CheckKind kind, string message, SourceLocation source)
    {
        var path = _paths[context.NativeInstance];
        var key = (path, source.File, source.Line, message);
        if (_pointIndex.TryGetValue(key, out var index))
            return index;
        _pointIndex[key] = index = _points.Count;
        _points.Add(new CheckPoint(path, new Check(kind, new Const(BitVector.Zero(1)), message, source)));
        _covered.Add(0);
        return index;
    }

    private void Bind(HardwareModule module, ModuleDef definition, int slot, string path, int[] domains)
    {
        module.__Hdl.Native = this;
        module.__Hdl.NativeInstance = _paths.Count;
        _paths.Add(path);
        var storage = new NativeDeclarations(definition);
        module.__Declare(storage);
        foreach (var (signal, native) in storage.Signals)
        {
            _signals[slot + definition.SlotOf(signal)] = native;
            if (signal.Kind == SignalKind.Register)
                _registers.Add(native);
            else if (native.IsStored)
                _wires.Add(native);
            if (signal.ResetValue is { } reset)
                native.Deposit(reset);
        }
        foreach (var memory in storage.Memories)
        {
            _memories[slot + definition.SlotOf(memory.Memory)] = memory;
            _allMemories.Add(memory);
        }
        _combinational.AddRange(storage.CombinationalMethods);
        foreach (var (name, method) in storage.ClockedMethods)
        {
            if (definition.Processes.FirstOrDefault(p => p.Name == name && p.Kind == ProcessKind.Clocked) is not { } process)
                continue;
            var resets = Targets(process.Body).Where(s => s.ResetValue is not null).Distinct()
                .Select(s => (_signals[slot + definition.SlotOf(s)]!, s.ResetValue!.Value)).ToList();
            _clocked.Add(new ClockedMethod(method, domains[process.Domain!.Index], resets, process.Domain.Reset == ResetKind.Asynchronous));
        }
        foreach (var (name, elements) in storage.Children)
            BindChildren(definition, name, elements, slot, path, domains);
        ShareWires(definition, slot);
    }

    private void BindChildren(
        ModuleDef definition, string name, IReadOnlyList<HardwareModule> elements, int slot, string path, int[] domains)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            var array = definition.Instances.FirstOrDefault(n => n.Name == name);
            var instance = array ?? definition.Instances.First(n => n.Name == $"{name}_{i}");
            var element = array is null ? 0 : i;
            Bind(elements[i], instance.Module, slot + definition.SlotOf(instance, element), $"{path}.{instance.ElementName(element)}",
                instance.Domains.Select(d => domains[d.Index]).ToArray());
        }
    }

    /// <summary>A wire that elaboration made to drive a child's input has the storage of that input.</summary>
    private void ShareWires(ModuleDef definition, int slot)
    {
        foreach (var instance in definition.Instances)
        {
            foreach (var port in instance.Module.Ports.Where(p => p.Kind == SignalKind.Input))
            {
                var drivers = instance.Connections(port);
                for (var i = 0; i < instance.Count; i++)
                {
                    if (drivers[i] is SignalRef { Signal: { Kind: SignalKind.Wire } wire })
                        _signals[slot + definition.SlotOf(wire)] ??=
                            _signals[slot + definition.SlotOf(instance, i) + instance.Module.SlotOf(port)];
                }
            }
        }
    }

    private static IEnumerable<Signal> Targets(Block block) => block.SelectMany(s => s switch
    {
        Assign assign => [assign.Target],
        If choice => Targets(choice.Then).Concat(choice.Else is null ? [] : Targets(choice.Else)),
        Switch choice => choice.Arms.SelectMany(a => Targets(a.Body)).Concat(choice.Default is null ? [] : Targets(choice.Default)),
        _ => Enumerable.Empty<Signal>(),
    });

    private sealed record ClockedMethod(Action Run, int Domain, List<(NativeSignal Register, BitVector Value)> Resets, bool IsAsynchronous)
    {
        public void ResetNext()
        {
            foreach (var (register, value) in Resets)
                register.SetNext(value);
        }

        public void Reset()
        {
            foreach (var (register, value) in Resets)
                register.Deposit(value);
        }
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model;

/// <summary>
/// Simulates a design by machine code compiled for it in memory: no tool, no build to wait for. All state is one flat block; a clock
/// edge is one call, many edges are one call too.
/// </summary>
public sealed unsafe class CompiledEngine : Engine
{
    /// <summary>Signals in a row that code is made for; more of them take longer to compile than to read.</summary>
    private const int LongestRow = 1 << 15;

    /// <summary>Cycles that are worth making code for.</summary>
    private const int ShortestPlay = 16;

    private readonly LoweredDesign _lowered;
    private readonly StateLayout _layout;
    private readonly ModelCompiler _compiler;
    private readonly SlotTable _slots;
    private readonly Place[] _places;
    private readonly WireReader _wires;
    private readonly Dictionary<uint, (CompiledCode Code, List<CodeMethod> Methods)> _steps = [];
    private byte* _state;
    private long _capacity;
    private CompiledCode? _lastStep;
    private uint _lastDomains;
    private CompiledCode? _lastUsed;
    private long _versionAtEdge = -1;
    private SignalRow? _allInputs;

    /// <summary>Lowers the design and lays out its state; machine code is made when it is first needed.</summary>
    /// <param name="design">A design that has passed the checks.</param>
    /// <param name="seed">What registers without a reset value start with, see <see cref="InitialValues"/>.</param>
    /// <param name="options">Levers; null for <see cref="ModelOptions.Default"/>.</param>
    /// <exception cref="HdlException">HDL2006: a combinational loop.</exception>
    public CompiledEngine(Design design, ulong seed = 0, ModelOptions? options = null) : base(design)
    {
        options ??= ModelOptions.Default;
        _lowered = LanePlan.Lower(design, options);
        _layout = new StateLayout(_lowered);
        _compiler = new ModelCompiler(_lowered, _layout, options);
        _slots = new SlotTable(_lowered, _layout);
        _places = _slots.Places;
        AllDomains = (uint)((1UL << design.Top.Domains.Count) - 1);
        // The cycle counter always moves; failures and cover counts never without checks.
        var first = _lowered.Checks.Count > 0 ? StateLayout.FailureCountOffset : _layout.Resets;
        Activity = new ActivityMonitor(first, _layout.StateBytes, options);
        CheckPoints = [.. _lowered.CheckSites.Select(s => new CheckPoint(s.Path, s.Check))];
        Reserve();
        Wake();
        _wires = new WireReader(_lowered, _layout, _slots, _compiler, options.CompileReads);
        Start(seed);
    }

    /// <inheritdoc/>
    public override string Name => "compiled";

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints { get; }

    /// <summary>The lowered design, for printing.</summary>
    public LoweredDesign Lowered => _lowered;

    /// <summary>Bytes of state that a checkpoint copies.</summary>
    public long StateBytes => _layout.StateBytes;

    /// <summary>The C# text of one clock edge of all domains; it does exactly what the machine code does.</summary>
    public string PrintStep(string className = "Model", bool lines = true)
    {
        var methods = StepOf(AllDomains).Methods;
        return CSharpPrinter.Print(className, methods, methods[0], lines);
    }

    /// <inheritdoc/>
    public override SignalRow Row(IReadOnlyList<int> slots) => slots.Count > LongestRow || !slots.All(_wires.CanCompile)
        ? base.Row(slots) : new CompiledRow(this, base.Row(slots), _lowered, _layout, _compiler, slots);

    /// <inheritdoc/>
    public override ulong Read(int slot)
    {
        ref readonly var place = ref _places[slot];
        return place.Kind == PlaceKind.None ? _wires.Read(slot, this) : place.Load(_state);
    }

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs)
    {
        ref readonly var place = ref _places[slot];
        if (place.Kind == PlaceKind.None)
            _wires.Read(slot, this, limbs);
        else
            place.Load(_state, limbs);
    }

    /// <inheritdoc/>
    public override void Write(int slot, ulong value)
    {
        ref readonly var place = ref _places[slot];
        if (place.Kind == PlaceKind.None)
            ThrowDriven(slot);
        if (place.Store(_state, value))
            Touch(place);
    }

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        ref readonly var place = ref _places[slot];
        if (place.Kind == PlaceKind.None)
            ThrowDriven(slot);
        if (place.Store(_state, limbs))
            Touch(place);
    }

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) => _slots.WordPlace(slot, address).Load(_state, limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs)
    {
        var place = _slots.WordPlace(slot, address);
        if (place.Store(_state, limbs))
            Touch(place);
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        _state[_layout.Resets + domain] = active ? (byte)1 : (byte)0;
        Touch();
        if (!active)
            return;
        foreach (var register in _lowered.Registers)
            if (register.Domain == domain && register.Signal is { Domain.Reset: ResetKind.Asynchronous, ResetValue: { } value })
                Deposit(register, value);
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        domains &= AllDomains;
        if (_lastStep is null || domains != _lastDomains)
        {
            (_lastStep, _lastDomains) = (StepOf(domains).Code, domains);
            Activity.Touch();
        }
        Use(_lastStep);
        // Somebody has written since the last edge.
        if (Version != _versionAtEdge)
            Activity.Touch();
        Cycle += cycles;
        if (Activity.IsQuiescent)
        {
            *(long*)(_state + StateLayout.CycleOffset) += cycles;
            return;
        }
        _versionAtEdge = ++Version;
        if (cycles == 1)
            Activity.Run(_lastStep, _state);
        else
            Activity.Run(_lastStep, _state, cycles);
    }

    /// <inheritdoc/>
    public override void Play(SignalRow inputs, ReadOnlySpan<ulong> stimulus, SignalRow outputs, Span<ulong> response)
    {
        var cycles = CyclesOf(inputs, stimulus, outputs, response);
        if (outputs is not CompiledRow row || !row.IsOf(this) || (cycles < ShortestPlay && !row.HasPlayCode) || !HasAllInputs(inputs))
        {
            base.Play(inputs, stimulus, outputs, response);
            return;
        }
        var code = row.PlayCode();
        Use(code);
        fixed (ulong* given = stimulus, taken = response)
            Activity.Play(code, _state, new PlayTable(given, inputs.Length, taken, outputs.Length, _state + _layout.InputRow), cycles);
        Cycle += cycles;
        Touch();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures()
    {
        var count = (int)Math.Min(*(long*)(_state + StateLayout.FailureCountOffset), StateLayout.FailureCapacity);
        if (count == 0)
            return [];
        var failures = new List<(long Cycle, int Site)>();
        for (var i = 0; i < count; i++)
        {
            var entry = (long*)(_state + StateLayout.FailuresOffset + (16 * i));
            failures.Add((entry[1], (int)entry[0]));
        }
        *(long*)(_state + StateLayout.FailureCountOffset) = 0;
        failures.Sort();
        return failures.ConvertAll(f => new CheckFailure(CheckPoints[f.Site], f.Cycle));
    }

    /// <inheritdoc/>
    public override long CoverCount(int point) => *(long*)(_state + StateLayout.Cover(point));

    /// <inheritdoc/>
    public override byte[] Checkpoint()
    {
        var bytes = new byte[8 + _layout.StateBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Cycle);
        new ReadOnlySpan<byte>(_state, (int)_layout.StateBytes).CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint)
    {
        if (checkpoint.Length != 8 + _layout.StateBytes)
            throw new HdlException(
                "SIM3004",
                $"a checkpoint of {checkpoint.Length} bytes does not fit '{Design.Top}', whose state has {8 + _layout.StateBytes}: "
                + "restore one of the same design");
        Cycle = BinaryPrimitives.ReadInt64LittleEndian(checkpoint);
        checkpoint[8..].CopyTo(new Span<byte>(_state, (int)_layout.StateBytes));
        Touch();
        Wake();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        NativeMemory.AlignedFree(_state);
        _state = null;
        base.Dispose();
    }

    /// <summary>Frees the state block of an engine nobody disposed.</summary>
    ~CompiledEngine() => NativeMemory.AlignedFree(_state);

    /// <summary>A bit for each clock domain.</summary>
    internal uint AllDomains { get; }

    /// <summary>Another number whenever inputs or state may have changed.</summary>
    internal long Version { get; private set; }

    /// <summary>What notices that clock edges do nothing.</summary>
    internal ActivityMonitor Activity { get; }

    /// <summary>The state block; it moves when scratch space is added.</summary>
    internal byte* State => _state;

    /// <summary>The value of any node, interpreted.</summary>
    internal BitVector Peek(int node, int lane = 0) => _wires.Peek(node, lane, _state);

    /// <summary>Makes code that has just been emitted runnable: room for its scratch values and constants.</summary>
    internal CompiledCode Prepare(List<CodeMethod> methods, PlayFrame? frame = null)
    {
        Reserve();
        foreach (var (offset, bytes) in _layout.Constants)
            bytes.CopyTo(new Span<byte>(_state + offset, bytes.Length));
        _layout.Constants.Clear();
        return IlEmitter.Compile(methods, methods[0], frame ?? PlayFrame.None);
    }

    private bool HasAllInputs(SignalRow inputs)
    {
        if (inputs != _allInputs && 8L * inputs.Length == _layout.InputBytes
            && inputs.Slots.SequenceEqual(_lowered.Inputs.Select(i => Design.Top.SlotOf(i.Signal))))
            _allInputs = inputs;
        return inputs == _allInputs;
    }

    private (CompiledCode Code, List<CodeMethod> Methods) StepOf(uint domains)
    {
        if (!_steps.TryGetValue(domains, out var step))
        {
            var methods = _compiler.Step(domains);
            _steps[domains] = step = (Prepare(methods), methods);
        }
        return step;
    }

    [DoesNotReturn]
    private void ThrowDriven(int slot) =>
        throw new HdlException("SIM3002", $"'{_slots.NameOf(slot)}' is driven by the design: write an input or a register");

    // Inputs or state have changed from outside.
    private void Touch() => Version++;

    private void Touch(in Place place)
    {
        Touch();
        if (place.Offset >= _layout.Stored)
            Wake();
    }

    // Each code knows only what it has done itself.
    private void Use(CompiledCode code)
    {
        if (code == _lastUsed)
            return;
        _lastUsed = code;
        Wake();
    }

    private void Wake() => *(ulong*)(_state + _layout.Wake) = 1;

    private void Reserve()
    {
        if (_layout.TotalBytes <= _capacity)
            return;
        var capacity = Math.Max(_layout.TotalBytes, _capacity + 4096);
        var block = (byte*)NativeMemory.AlignedAlloc((nuint)capacity, 64);
        NativeMemory.Clear(block, (nuint)capacity);
        if (_state is not null)
        {
            NativeMemory.Copy(_state, block, (nuint)_capacity);
            NativeMemory.AlignedFree(_state);
        }
        _state = block;
        _capacity = capacity;
    }

    private void Start(ulong seed)
    {
        foreach (var register in _lowered.Registers)
            if (register.Signal?.ResetValue is { IsZero: false } value)
                Deposit(register, value);
        foreach (var (slot, register, value) in InitialValues.OfRegisters(Design, seed))
            Deposit(slot, value);
        foreach (var (slot, memory) in _slots.Memories)
            for (var address = 0; address < (memory.InitialContents?.Count ?? 0); address++)
            {
                var limbs = new ulong[memory.InitialContents![address].LimbCount];
                memory.InitialContents[address].CopyTo(limbs);
                WriteMemory(slot, address, limbs);
            }
    }

    private void Deposit(StateRegister register, BitVector value)
    {
        foreach (var first in _lowered.Spaces[register.Space].Slots)
            Deposit(first + register.Slot, value);
    }

    private void Deposit(int slot, BitVector value)
    {
        Span<ulong> limbs = stackalloc ulong[value.LimbCount];
        value.CopyTo(limbs);
        Write(slot, limbs);
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim.Verilator;

/// <summary>
/// The design as Verilator sees it: emitted Verilog, compiled to a shared library, called in this process. Values are read and written
/// where Verilator keeps them; nothing is copied and no text passes between.
/// </summary>
/// <remarks>
/// A deposit into a register changes the value in place and every combinational value is computed anew before the next read or clock
/// edge. Checks are flags in the Verilog of the <see cref="Observation.Everything"/> build that the model looks at in every cycle; the
/// build for speed has none, and its <see cref="Engine.CheckPoints"/> is empty.
/// </remarks>
public sealed unsafe class VerilatorEngine : Engine
{
    [Flags]
    private enum Stale
    {
        None = 0,
        Inputs = 1,
        State = 2,
    }

    private struct Place
    {
        public byte* Address;
        public int Bytes;
        public Stale WhenWritten;
    }

    /// <summary>Bytes of state below which one cycle is so short that the garbage collector can wait for it.</summary>
    private const int SmallModel = 1024;

    private readonly VerilatedLibrary _library;
    private readonly Place[] _places;
    private readonly byte*[] _resets;
    private readonly StateBlock _state;
    private readonly IReadOnlyList<CheckPoint> _points;
    private readonly bool _hasAsynchronousReset;
    private readonly bool _looksBeforeEdges;
    private readonly bool _isSmall;
    private Stale _stale;

    /// <summary>Builds the model, or takes it from the cache, and brings it to the state after reset.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">How to build; null for <see cref="VerilatorOptions.Speed"/>.</param>
    /// <param name="seed">Chooses the start values of registers without a reset value.</param>
    /// <exception cref="SimulationException">SIM2001 to SIM2009: Verilator or g++ is missing, too old or fails.</exception>
    public VerilatorEngine(Design design, VerilatorOptions? options = null, ulong seed = 0)
        : this(EmittedDesign.Of(design, (options ?? VerilatorOptions.Speed).Observe), options ?? VerilatorOptions.Speed, seed)
    {
    }

    internal VerilatorEngine(VerilogDesign verilog, VerilatorOptions options, ulong seed) : base(verilog.Design)
    {
        Options = options;
        var top = Design.Top;
        LibraryPath = VerilatorBuild.Library(verilog.Source, options);
        _library = new VerilatedLibrary(LibraryPath);
        _places = new Place[top.SlotCount];
        _resets = new byte*[top.Domains.Count];
        _state = new StateBlock();
        var port = 0;
        for (var i = 0; i < top.Domains.Count; i++)
        {
            _resets[i] = (byte*)_library.Port(port++);
            if (_resets[i] is not null)
                _state.Add(_resets[i], 1);
        }
        foreach (var signal in top.Ports)
        {
            ref var place = ref _places[top.SlotOf(signal)];
            place.Address = (byte*)_library.Port(port++);
            place.Bytes = BytesOf(signal.Shape.Width);
            place.WhenWritten = signal.Kind switch
            {
                SignalKind.Input => Stale.Inputs,
                SignalKind.Register => Stale.State,
                _ => Stale.None,
            };
            if (signal.Kind == SignalKind.Input)
                _state.Add(place.Address, place.Bytes);
        }
        Map(top, "TOP." + verilog.Source.Top, 0, verilog);
        _state.Complete();
        _points = verilog.Watch(_library);
        _isSmall = _points.Count == 0 && _state.Bytes < SmallModel;
        // Whose reset is asynchronous, each module says for itself.
        _hasAsynchronousReset = Design.Modules.Any(module => module.Domains.Any(d => d.Reset == ResetKind.Asynchronous));
        _looksBeforeEdges = Design.Modules.Any(module => verilog.FlagsOf(module).Any(flag => flag.IsCombinational));
        foreach (var (slot, _, value) in InitialValues.OfRegisters(Design, seed))
        {
            var limbs = new ulong[value.LimbCount];
            value.CopyTo(limbs);
            Write(slot, limbs);
        }
        Refresh();
    }

    /// <inheritdoc/>
    public override string Name => "verilator";

    /// <summary>How the model was built.</summary>
    public VerilatorOptions Options { get; }

    /// <summary>The shared library; beside it lie the Verilog, <c>build.sh</c>, which replays the build, and <c>build.log</c>.</summary>
    public string LibraryPath { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints => _points;

    /// <inheritdoc/>
    public override bool IsObservable(int slot) => _places[slot].Address is not null;

    /// <inheritdoc/>
    public override ulong Read(int slot) => _stale == Stale.None ? Value(slot) : FreshValue(slot);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong FreshValue(int slot)
    {
        Refresh();
        return Value(slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Value(int slot)
    {
        ref readonly var place = ref _places[slot];
        return place.Bytes switch
        {
            1 => *place.Address,
            2 => *(ushort*)place.Address,
            4 => *(uint*)place.Address,
            0 => ThrowNotKept(slot),
            _ => Unsafe.ReadUnaligned<ulong>(place.Address),
        };
    }

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs)
    {
        if (_stale != Stale.None)
            Refresh();
        ref readonly var place = ref _places[slot];
        if (place.Bytes == 0)
            throw NotKept(slot);
        Load(place.Address, place.Bytes, limbs);
    }

    /// <inheritdoc/>
    public override void Write(int slot, ulong value)
    {
        ref readonly var place = ref _places[slot];
        if (place.WhenWritten == Stale.None)
            throw NotWritable(slot);
        _stale |= place.WhenWritten;
        switch (place.Bytes)
        {
            case 1: *place.Address = (byte)value; break;
            case 2: *(ushort*)place.Address = (ushort)value; break;
            case 4: *(uint*)place.Address = (uint)value; break;
            default: Store(place.Address, place.Bytes, [value]); break;
        }
    }

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        ref readonly var place = ref _places[slot];
        if (place.WhenWritten == Stale.None)
            throw NotWritable(slot);
        _stale |= place.WhenWritten;
        Store(place.Address, place.Bytes, limbs);
    }

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) => Load(Word(slot, address, out var bytes), bytes, limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs)
    {
        Store(Word(slot, address, out var bytes), bytes, limbs);
        _stale |= Stale.State;
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        if (_resets[domain] is null)
            return;
        *_resets[domain] = active ? (byte)1 : (byte)0;
        _stale |= Stale.Inputs;
        if (_hasAsynchronousReset)
            Refresh();
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        if ((_stale & Stale.State) != 0 || (_stale != Stale.None && _looksBeforeEdges))
            Refresh();
        if (cycles == 1 && _isSmall)
            _library.Step(domains);
        else
            _library.Tick(domains, cycles, Cycle);
        _stale = Stale.None;
        Cycle += cycles;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures() => _points.Count == 0
        ? [] : _library.TakeFailures().ConvertAll(failure => new CheckFailure(_points[failure.Point], failure.Cycle));

    /// <inheritdoc/>
    public override long CoverCount(int point) => _library.Covered(point);

    /// <inheritdoc/>
    public override byte[] Checkpoint()
    {
        var bytes = new byte[sizeof(long) + _state.Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Cycle);
        _state.Save(bytes.AsSpan(sizeof(long)));
        return bytes;
    }

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint)
    {
        if (checkpoint.Length != sizeof(long) + _state.Bytes)
        {
            throw new SimulationException("SIM3004",
                $"this checkpoint is not of {Design.Top.Name} on this engine: restore what its own Checkpoint() gave.");
        }
        Cycle = BinaryPrimitives.ReadInt64LittleEndian(checkpoint);
        _state.Load(checkpoint[sizeof(long)..]);
        if (_hasAsynchronousReset)
        {
            // A reset that rises by restoring is an edge, which must be over before the registers get their values.
            _library.Eval();
            _state.Load(checkpoint[sizeof(long)..]);
        }
        _library.Settle();
        _stale = Stale.None;
    }

    /// <summary>Starts Verilator's own VCD, two time units per cycle; needs <see cref="VerilatorOptions.Trace"/>.</summary>
    /// <exception cref="SimulationException">SIM4001: the file cannot be written; SIM2007: built without trace.</exception>
    public void OpenTrace(string path)
    {
        if (!Options.Trace)
            throw new SimulationException("SIM2007", "this model was verilated without trace: set VerilatorOptions.Trace.");
        _library.OpenTrace(path);
    }

    /// <summary>Ends Verilator's own VCD.</summary>
    public void CloseTrace()
    {
        if (Options.Trace)
            _library.CloseTrace();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _library.Dispose();
        base.Dispose();
    }

    private void Refresh()
    {
        if ((_stale & Stale.State) != 0)
            _library.Settle();
        if ((_stale & Stale.Inputs) != 0)
            _library.Eval();
        _stale = Stale.None;
    }

    private void Map(ModuleDef module, string scope, int start, VerilogDesign verilog)
    {
        foreach (var signal in module.Signals)
        {
            ref var place = ref _places[start + module.SlotOf(signal)];
            if (signal.Kind == SignalKind.Local || !verilog.IsPublic(module, signal))
                continue;
            // An output register of the top is not its port, which only follows it.
            if (place.Address is null || signal.Kind == SignalKind.Register)
                place.Address = (byte*)_library.Find(scope, verilog.NameOf(module, signal), out place.Bytes);
            if (signal.Kind != SignalKind.Register)
                continue;
            place.WhenWritten = Stale.State;
            if (place.Address is null)
                throw NotFound(scope, verilog.NameOf(module, signal));
            _state.Add(place.Address, place.Bytes);
            if (signal.ResetValue is { } reset)
            {
                var limbs = new ulong[reset.LimbCount];
                reset.CopyTo(limbs);
                Store(place.Address, place.Bytes, limbs);
                _stale |= Stale.State;
            }
        }
        foreach (var memory in module.Memories)
        {
            ref var place = ref _places[start + module.SlotOf(memory)];
            place.Address = (byte*)_library.Find(scope, memory.Name, out place.Bytes);
            if (place.Address is null)
                throw NotFound(scope, memory.Name);
            _state.Add(place.Address, (long)place.Bytes * memory.Depth);
        }
        foreach (var instance in module.Instances)
            for (var element = 0; element < instance.Count; element++)
            {
                var below = $"{scope}.{verilog.ScopeOf(module, instance, element)}";
                Map(instance.Module, below, start + module.SlotOf(instance, element), verilog);
            }
    }

    private byte* Word(int slot, int address, out int bytes)
    {
        var memory = new SignalMap(Design)[slot].Memory
            ?? throw new SimulationException("SIM3002", $"{new SignalMap(Design)[slot].Path} is no memory: use Read and Write.");
        if ((uint)address >= (uint)memory.Depth)
        {
            throw new SimulationException("SIM3003",
                $"word {address} of {new SignalMap(Design)[slot].Path} does not exist: it has {memory.Depth} words.");
        }
        ref readonly var place = ref _places[slot];
        bytes = place.Bytes;
        return place.Address + (long)address * bytes;
    }

    internal static SimulationException NotFound(string scope, string name) => new("SIM2009",
        $"the verilated model has no {scope}.{name}: this is a bug in the Verilog emitter or in Verilator.");

    private SimulationException NotKept(int slot) => new("SIM2007",
        $"{new SignalMap(Design)[slot].Path} is not kept by this verilated model: build it with VerilatorOptions.Lockstep.");

    private ulong ThrowNotKept(int slot) => throw NotKept(slot);

    private SimulationException NotWritable(int slot) => new("SIM3002",
        $"{new SignalMap(Design)[slot].Path} cannot be written: only inputs of the top and registers can.");

    /// <summary>Bytes Verilator keeps a value in: 1, 2, 4, 8, then whole words of 4.</summary>
    private static int BytesOf(int width) => width switch
    {
        <= 8 => 1,
        <= 16 => 2,
        <= 32 => 4,
        <= 64 => 8,
        _ => (width + 31) / 32 * 4,
    };

    private static void Load(byte* address, int bytes, Span<ulong> limbs)
    {
        var target = MemoryMarshal.AsBytes(limbs);
        var count = Math.Min(bytes, target.Length);
        new ReadOnlySpan<byte>(address, count).CopyTo(target);
        target[count..].Clear();
    }

    private static void Store(byte* address, int bytes, ReadOnlySpan<ulong> limbs)
    {
        var source = MemoryMarshal.AsBytes(limbs);
        var count = Math.Min(bytes, source.Length);
        source[..count].CopyTo(new Span<byte>(address, bytes));
        new Span<byte>(address + count, bytes - count).Clear();
    }
}

using System.Runtime.CompilerServices;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model;

/// <summary>
/// Reads wires that the model does not keep. The first reads of a wire interpret the nodes it depends on; wires that are read again and
/// again are then computed together by compiled code, once per clock cycle in which somebody looks.
/// </summary>
internal sealed unsafe class WireReader(LoweredDesign design, StateLayout layout, SlotTable slots, ModelCompiler compiler, bool compiles)
{
    private readonly Dictionary<(int Node, int Lane), BitVector> _values = [];
    private readonly Dictionary<int, bool> _wide = [];
    private readonly HashSet<int> _wanted = [];
    private readonly Dictionary<int, long> _keptAt = [];
    private Place[]? _kept;
    private CompiledCode? _settle;
    private bool _interpreted;
    private long _settledAt = -1;
    private int _patience = 32;

    /// <summary>The low 64 bits of a wire.</summary>
    public ulong Read(int slot, CompiledEngine engine) =>
        IsKept(slot) ? Settled(slot, engine).Load(engine.State) : InterpretLow(slot, engine);

    /// <summary>All bits of a wire.</summary>
    public void Read(int slot, CompiledEngine engine, Span<ulong> limbs)
    {
        if (IsKept(slot))
            Settled(slot, engine).Load(engine.State, limbs);
        else
            Interpret(slot, engine).CopyTo(limbs);
    }

    /// <summary>Whether code may be made for a slot: it has a value, and needs no lanes of more than 64 bits.</summary>
    public bool CanCompile(int slot) =>
        compiles && design.SlotNodes[slot] >= 0 && !NeedsWideLanes(design.Nodes.Extract(design.SlotNodes[slot], design.SlotLanes[slot]));

    /// <summary>The value of a node, interpreted from the state alone.</summary>
    public BitVector Peek(int node, int lane, byte* state)
    {
        _values.Clear();
        return Evaluate(node, lane, state);
    }

    // Kernels have no lanes of more than 64 bits; wires that need them are always interpreted.
    private bool NeedsWideLanes(int index)
    {
        if (_wide.TryGetValue(index, out var known))
            return known;
        var node = design.Nodes[index];
        return _wide[index] = (node.Space > 0 && node.Width > 64)
            || Array.Exists(node.Operands, NeedsWideLanes) || (node.Sources is { } sources && sources.Select(s =>
                s.Node).Distinct().Any(NeedsWideLanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsKept(int slot) => _kept is not null && _kept[slot].Kind != PlaceKind.None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Place Settled(int slot, CompiledEngine engine)
    {
        if (_settledAt != engine.Version)
            Settle(engine);
        return ref _kept![slot];
    }

    private void Settle(CompiledEngine engine)
    {
        if (_interpreted)
            _values.Clear();
        _interpreted = false;
        _settledAt = engine.Version;
        _settle?.Run(engine.State, 1);
    }

    // Apart, so that reading a kept wire needs no room on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong InterpretLow(int slot, CompiledEngine engine) => Interpret(slot, engine).Low;

    private BitVector Interpret(int slot, CompiledEngine engine)
    {
        var node = design.SlotNodes[slot];
        if (node < 0)
            throw new HdlException("SIM3010", $"'{slots.NameOf(slot)}' has no value outside its process: read a wire or a register");
        if (_settledAt != engine.Version)
            Settle(engine);
        if (CanCompile(slot))
            _wanted.Add(slot);
        var value = Evaluate(node, design.SlotLanes[slot], engine.State);
        if (--_patience <= 0 && _wanted.Count > 0)
            Compile(engine);
        return value;
    }

    private void Compile(CompiledEngine engine)
    {
        _kept ??= new Place[design.SlotNodes.Length];
        foreach (var slot in _wanted)
            _kept[slot] = Keep(design.Nodes[design.Nodes.Extract(design.SlotNodes[slot], design.SlotLanes[slot])]);
        _wanted.Clear();
        _patience = Math.Max(32, _keptAt.Count);
        _settle = engine.Prepare(compiler.Settle(_keptAt.Select(k => (k.Key, k.Value))));
        _settledAt = -1;
    }

    /// <summary>Has a value computed when wires settle: one of a lane space in all lanes, which costs no more than one.</summary>
    private Place Keep(Node node)
    {
        if (node.Op == Op.Extract)
            return Place.InLane(node.Width, KeptAt(design.Nodes[node.Operands[0]]), node.Argument);
        if (node.Op == Op.Pack && design.Nodes[node.Operands[0]] is { Op: not Op.Register } lanes && SlotTable.IsPlain(node.Width))
            return Place.Word(node.Width, KeptAt(lanes) + (node.Argument * lanes.Width / 8));
        return Place.Word(node.Width, KeptAt(node));
    }

    private long KeptAt(Node node)
    {
        if (!_keptAt.TryGetValue(node.Index, out var offset))
            _keptAt[node.Index] = offset = node.Space == 0 ? layout.TakeScratch(node.Width)
                : layout.TakeLanes(design.Spaces[node.Space].Lanes, node.Width);
        return offset;
    }

    private BitVector Evaluate(int index, int lane, byte* state)
    {
        var node = design.Nodes[index];
        if (node.Space == 0)
            lane = 0;
        if (node.Op == Op.Const)
            return node.Value;
        if (_values.TryGetValue((index, lane), out var known))
            return known;
        _interpreted = true;
        var value = node.Op switch
        {
            Op.Input => FromState(Place.Word(node.Width, layout.Inputs[node.Argument]), state),
            Op.Reset => new BitVector(1, state[layout.Resets + node.Argument]),
            Op.Register => Register(node, lane, state),
            Op.MemoryRead => MemoryWord(node, lane, state),
            Op.Extract => Evaluate(node.Operands[0], node.Argument, state),
            Op.Gather => Evaluate(node.Sources![lane].Node, Math.Max(0, node.Sources[lane].Lane), state),
            Op.Pack => Packed(node, state),
            Op.ReduceLanes => Reduced(node, state),
            Op.Mux => Evaluate(node.Operands[Evaluate(node.Operands[0], lane, state).IsZero ? 2 : 1], lane, state),
            _ => Compute(node, lane, state),
        };
        return _values[(index, lane)] = value;
    }

    private BitVector Packed(Node node, byte* state)
    {
        var lanes = new BitVector[node.Width / design.Nodes[node.Operands[0]].Width];
        for (var i = 0; i < lanes.Length; i++)
            lanes[^(i + 1)] = Evaluate(node.Operands[0], node.Argument + i, state);
        return Semantics.Concat(lanes);
    }

    private BitVector Reduced(Node node, byte* state)
    {
        var value = Evaluate(node.Operands[0], 0, state);
        for (var lane = 1; lane < design.Spaces[design.Nodes[node.Operands[0]].Space].Lanes; lane++)
            value = LaneReductions.Combine((LaneReduction)node.Argument, value, Evaluate(node.Operands[0], lane, state));
        return value;
    }

    private BitVector Compute(Node node, int lane, byte* state)
    {
        var operands = new BitVector[node.Operands.Length];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Evaluate(node.Operands[i], lane, state);
        return NodeEvaluator.Evaluate(node.Op, node.Width, node.Argument, operands);
    }

    private BitVector Register(Node node, int lane, byte* state) => node.Space == 0
        ? FromState(Place.Word(node.Width, layout.Registers[node.Argument]), state) : FromState(slots.InLane(node.Argument, lane), state);

    private BitVector MemoryWord(Node node, int lane, byte* state)
    {
        var memory = design.Memories[node.Argument].Memory;
        var address = Evaluate(node.Operands[0], lane, state);
        if (address.LimbCount > 1 && !Semantics.Slice(address, address.Width - 1, 64).IsZero || address.Low >= (ulong)memory.Depth)
            return BitVector.Zero(node.Width);
        var place = slots.WordPlace(design.Memories[node.Argument], (int)address.Low, lane);
        return FromState(place, state);
    }

    private static BitVector FromState(in Place place, byte* state)
    {
        Span<ulong> limbs = stackalloc ulong[(place.Width + 63) / 64];
        place.Load(state, limbs);
        return new BitVector(place.Width, limbs);
    }
}

using System.Runtime.Intrinsics;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Writes nodes of a lane space for one block of lanes: one-bit values as a word with a bit per lane (bits past the block are
/// arbitrary), wider ones as vectors of the lane size that fits. Scalars are broadcast once, before the loop over blocks.
/// </summary>
internal sealed partial class LaneValues(
    LoweredDesign design, StateLayout layout, Placement placement, LaneShape shape, Vectors vectors, ModelOptions options)
{
    private readonly Dictionary<(int Node, int Chunk), Local> _locals = [];
    private readonly Dictionary<(int Node, int LaneBits, string Form), Local> _broadcasts = [];
    private readonly HashSet<int> _old = [];

    /// <summary>Whether permutations of two vectors are better than a load that is not aligned.</summary>
    public bool PermutesNeighbours => options.PermuteNeighbours && shape.Widest == 512;

    /// <summary>Statements before the loop.</summary>
    public List<CodeStmt> Prelude { get; } = [];

    /// <summary>First lane of the block, and that number in bytes of a bit array; null when there is one block only.</summary>
    public (CodeExpr Lane, CodeExpr Byte)? Position { get; init; }

    /// <summary>Scalars, computed before the kernel.</summary>
    public required Func<int, CodeExpr> Scalar { get; init; }

    /// <summary>Values per lane that an earlier kernel has left in memory.</summary>
    public required IReadOnlyDictionary<int, long> Arrays { get; init; }

    /// <summary>How gathers find their lanes.</summary>
    public required IReadOnlyDictionary<int, GatherPlan> Gathers { get; init; }

    /// <summary>From now on reads of a register give the value it has now.</summary>
    public void KeepOld(int register, List<CodeStmt> code)
    {
        for (var chunk = 0; chunk < ChunksOf(register); chunk++)
            code.Add(new SetLocal(LocalOf(register, chunk), At(register, chunk, layout.Registers[design.Nodes[register].Argument])));
        _old.Add(register);
    }

    public bool IsOld(int register) => _old.Contains(register);

    public void Forget(int register) => _old.Remove(register);

    /// <summary>Parts in which a node is computed: 1 for bits, else its vectors.</summary>
    public int ChunksOf(int node) => design.Nodes[node].Width == 1 ? 1 : shape.Chunks(LaneShape.LaneBits(design.Nodes[node].Width));

    /// <summary>The local that keeps a part of a node.</summary>
    public Local LocalOf(int node, int chunk)
    {
        if (!_locals.TryGetValue((node, chunk), out var local))
        {
            var width = design.Nodes[node].Width;
            var type = width == 1 ? CodeType.UInt64 : shape.Vector(LaneShape.LaneBits(width));
            _locals[(node, chunk)] = local = new Local(type, $"n{node}_{chunk}");
        }
        return local;
    }

    /// <summary>A part of a node.</summary>
    public CodeExpr Part(int node, int chunk) => design.Nodes[node].Width == 1 ? Bits(node) : Vector(node, chunk);

    /// <summary>A one-bit node: a bit per lane.</summary>
    public CodeExpr Bits(int index)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (node.Op == Op.Const)
            return Long(node.Value.IsZero ? 0 : ulong.MaxValue);
        if (_old.Contains(index) || (placement.IsKept(index) && node.Space > 0))
            return new LocalValue(LocalOf(index, 0));
        if (node.Space == 0)
            return BroadcastBits(index);
        return ComputeBits(node);
    }

    /// <summary>A node of 2 to 64 bits: one of its vectors.</summary>
    public CodeExpr Vector(int index, int chunk)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        var type = shape.Vector(LaneShape.LaneBits(node.Width));
        if (node.Op == Op.Const)
            return vectors.Broadcast(type, new Literal(CodeType.Word(type.Lane!.Bits), node.Value.Low));
        if (_old.Contains(index) || (placement.IsKept(index) && node.Space > 0))
            return new LocalValue(LocalOf(index, chunk));
        if (node.Space == 0)
            return Broadcast(index, type);
        return ComputeVector(node, chunk);
    }

    /// <summary>The operation of a node, for one part.</summary>
    public CodeExpr Compute(int index, int chunk)
    {
        var node = design.Nodes[index];
        return node.Width == 1 ? ComputeBits(node) : ComputeVector(node, chunk);
    }

    /// <summary>A place in a lane array: a chunk of vectors, or the word of bits.</summary>
    public Address Place(long offset, int width, int chunk)
    {
        if (width == 1)
            return Position is { } bit ? new Address(offset, bit.Byte) : new Address(offset);
        var bits = LaneShape.LaneBits(width);
        var bytes = (long)chunk * shape.Vector(bits).Bits / 8;
        return Position is { } at ? new Address(offset + bytes, at.Lane, bits / 8) : new Address(offset + bytes);
    }

    /// <summary>A vector whose lanes are constants, in memory.</summary>
    public CodeExpr Constant(CodeType type, Func<int, ulong> lane)
    {
        var bytes = new byte[type.Bits / 8];
        var size = type.Lane!.Bits / 8;
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(lane(i / size) >> (8 * (i % size)));
        return new Load(type, new Address(layout.Constant(bytes)));
    }

    /// <summary>A vector with a number for each lane of the space; lanes with -1 may have any.</summary>
    public CodeExpr PerLane(CodeType type, int chunk, int[] numbers)
    {
        var bits = type.Lane!.Bits;
        var perChunk = type.Bits / bits;
        var repeated = Enumerable.Range(0, perChunk)
            .Select(i => Enumerable.Range(0, shape.Blocks).Select(b => numbers[(b * shape.Block) + (chunk * perChunk) + i]))
            .ToArray();
        if (Array.TrueForAll(repeated, lane => lane.Where(n => n >= 0).Distinct().Count() <= 1))
            return Constant(type, lane => (ulong)Math.Max(0, repeated[lane].Max()));
        var bytes = new byte[numbers.Length * bits / 8];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(Math.Max(0, numbers[i * 8 / bits]) >> (8 * (i % (bits / 8))));
        return new Load(type, Place(layout.Constant(bytes), bits, chunk));
    }

    /// <summary>The word of a bit array at this block.</summary>
    public CodeExpr LoadBits(long offset) => ToWord(new Load(shape.BitWord, Place(offset, 1, 0)), CodeType.UInt64);

    /// <summary>A constant bit per lane: a literal when all blocks have the same word.</summary>
    public CodeExpr ConstantBits(Func<int, bool> lane)
    {
        var words = new ulong[shape.Blocks];
        for (var i = 0; i < shape.Lanes; i++)
            words[i / shape.Block] |= lane(i) ? 1UL << (i % shape.Block) : 0;
        // Bits past the last lane are arbitrary.
        var used = shape.Lanes % shape.Block is var rest and > 0 ? (1UL << rest) - 1 : ulong.MaxValue;
        if (words.AsSpan(0, shape.Blocks - 1).IndexOfAnyExcept(words[0]) < 0 && ((words[^1] ^ words[0]) & used) == 0)
            return Long(words[0]);
        var bytes = new byte[(shape.Blocks * shape.Block / 8) + 8];
        for (var i = 0; i < words.Length; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(i * shape.Block / 8), words[i]);
        return LoadBits(layout.Constant(bytes));
    }

    private CodeExpr ComputeBits(Node node)
    {
        var a = node.Operands.Length > 0 ? node.Operands[0] : -1;
        var narrow = a >= 0 && design.Nodes[a].Width == 1;
        if (Arrays.TryGetValue(node.Index, out var array))
            return LoadBits(array);
        switch (node.Op)
        {
            case Op.Register:
                return LoadBits(layout.Registers[node.Argument]);
            case Op.Gather:
                return Gathers[node.Index].Bits(this, shape);
            case Op.Not:
                return new Complement(Bits(a));
            case Op.Negate:
                return Bits(a);
            case Op.And or Op.Multiply:
                return Word(WordOp.And, Bits(a), Bits(node.Operands[1]));
            case Op.Or:
                return Word(WordOp.Or, Bits(a), Bits(node.Operands[1]));
            case Op.Xor or Op.Add or Op.Subtract:
                return Word(WordOp.Xor, Bits(a), Bits(node.Operands[1]));
            case Op.Mux:
                return Word(WordOp.Or, BitsWhere(node.Operands[1], Bits(a)), BitsWhere(node.Operands[2], new Complement(Bits(a))));
            case Op.Equal when narrow:
                return new Complement(Word(WordOp.Xor, Bits(a), Bits(node.Operands[1])));
            case Op.LessUnsigned when narrow:
                return Word(WordOp.And, new Complement(Bits(a)), Bits(node.Operands[1]));
            case Op.LessSigned when narrow:
                return Word(WordOp.And, Bits(a), new Complement(Bits(node.Operands[1])));
            case Op.Equal:
                return Collect(a, c => vectors.Operation("Equals", Vector(a, c), Vector(node.Operands[1], c)));
            case Op.LessUnsigned:
                return Collect(a, c => vectors.Less(Vector(a, c), Vector(node.Operands[1], c), false));
            case Op.LessSigned:
                return Collect(a, c => vectors.Less(ToTop(a, c), ToTop(node.Operands[1], c), true));
            case Op.ReduceAnd:
                return Collect(a, c => vectors.Operation("Equals", Vector(a, c), OnesOf(a)));
            case Op.ReduceOr:
                return new Complement(Collect(a, c => vectors.Operation("Equals", Vector(a, c), Zero(a))));
            case Op.ReduceXor:
                return Collect(a, c => Folded(a, c));
            case Op.Slice:
                return BitOf(a, node.Argument);
            default:
                throw new InvalidOperationException($"{node.Op} gives no bit per lane.");
        }
    }

    private CodeExpr BitsWhere(int node, CodeExpr where) => Bits(node) switch
    {
        Literal { Value: 0 } zero => zero,
        Literal => where,
        var bits => Word(WordOp.And, bits, where),
    };

    private CodeExpr ComputeVector(Node node, int chunk)
    {
        var type = shape.Vector(LaneShape.LaneBits(node.Width));
        var a = node.Operands.Length > 0 ? node.Operands[0] : -1;
        if (Arrays.TryGetValue(node.Index, out var array))
            return At(node.Index, chunk, array);
        switch (node.Op)
        {
            case Op.Register:
                return At(node.Index, chunk, layout.Registers[node.Argument]);
            case Op.Gather:
                return Gathers[node.Index].Vector(this, shape, vectors, type, chunk);
            case Op.Not:
                return node.Width == type.Lane!.Bits
                    ? vectors.Operation("OnesComplement", Vector(a, chunk)) : vectors.Operation("Xor", Vector(a, chunk),
                        OnesOf(node.Index));
            case Op.Negate:
                return CutTo(node, vectors.Operation("Subtract", Zero(node.Index), Vector(a, chunk)));
            case Op.Add:
                return CutTo(node, Both("Add", node, chunk));
            case Op.Subtract:
                return CutTo(node, Both("Subtract", node, chunk));
            case Op.Multiply:
                return CutTo(node, Both("Multiply", node, chunk));
            case Op.And:
                return Both("BitwiseAnd", node, chunk);
            case Op.Or:
                return Gated(node, chunk, type) ?? Both("BitwiseOr", node, chunk);
            case Op.Xor:
                return Both("Xor", node, chunk);
            case Op.Mux when SharedChoice(node, chunk, type) is { } chosen:
                return chosen;
            case Op.Mux when DirectMask(a, chunk, type) is { } direct:
                return vectors.Select(direct, Vector(node.Operands[1], chunk), Vector(node.Operands[2], chunk));
            case Op.Mux:
                var (yes, no) = (Vector(node.Operands[1], chunk), Vector(node.Operands[2], chunk));
                return design.Nodes[placement.Resolve(a)].Space > 0 ? Blend(Bits(a), chunk, yes, no)
                    : vectors.Select(SelectMask(a, chunk, type), yes, no);
            case Op.ZeroExtend or Op.SignExtend:
                return Extended(node, type, chunk);
            case Op.Slice:
                return Sliced(node, type, chunk);
            case Op.Concat:
                return Concatenated(node, type, chunk);
            default:
                throw new InvalidOperationException($"{node.Op} is not computed in lanes.");
        }
    }

    private CodeExpr At(int node, int chunk, long offset)
    {
        var width = design.Nodes[node].Width;
        return width == 1 ? LoadBits(offset) : new Load(shape.Vector(LaneShape.LaneBits(width)), Place(offset, width, chunk));
    }

    private CodeExpr Both(string operation, Node node, int chunk) =>
        vectors.Operation(operation, Vector(node.Operands[0], chunk), Vector(node.Operands[1], chunk));

    private CodeExpr CutTo(Node node, CodeExpr value) =>
        node.Width == value.Type.Lane!.Bits ? value : vectors.Operation("BitwiseAnd", value, OnesOf(node.Index));

    private CodeExpr Splat(CodeType type, ulong value) => vectors.Broadcast(type, new Literal(CodeType.Word(type.Lane!.Bits), value));

    private CodeExpr OnesOf(int node) => Splat(shape.Vector(LaneShape.LaneBits(design.Nodes[node].Width)),
        Ones(design.Nodes[node].Width).Value);

    private CodeExpr Zero(int node) => Splat(shape.Vector(LaneShape.LaneBits(design.Nodes[node].Width)), 0);

    private readonly Dictionary<(int Node, int Chunk), LocalValue> _shared = [];

    /// <summary>Several vectors of one statement are made of the same narrower one.</summary>
    private LocalValue Share(int node, int chunk, CodeExpr value)
    {
        if (!_shared.TryGetValue((node, chunk), out var shared))
        {
            var local = new Local(value.Type, $"part{node}_{chunk}");
            Pending.Add(new SetLocal(local, value));
            _shared[(node, chunk)] = shared = new LocalValue(local);
        }
        return shared;
    }

    /// <summary>Ends what <see cref="Share"/> keeps: another statement may run where this one does not.</summary>
    public void EndSharing() => _shared.Clear();

    /// <summary>Statements that must come before the one whose expressions are being written.</summary>
    public List<CodeStmt> Pending { get; } = [];

    /// <summary>A value moved to the top of its lane, so that signed comparisons of lanes compare it.</summary>
    private CodeExpr ToTop(int value, int chunk)
    {
        var width = design.Nodes[value].Width;
        return vectors.Shift("ShiftLeft", Vector(value, chunk), LaneShape.LaneBits(width) - width);
    }

    private CodeExpr BroadcastBits(int node) => Hoist((node, 1, "all"), CodeType.UInt64, () =>
        Word(WordOp.Subtract, Long(0), ToWord(Scalar(node), CodeType.UInt64)));

    /// <summary>A scalar in all lanes.</summary>
    public CodeExpr Broadcast(int node, CodeType type) => Uniform(design.Nodes[node], type, false);

    /// <summary>A value of which all vectors are the same, extended to lanes of a size. Without a loop it is broadcast where it
    /// is used: many kept at once would not find registers.</summary>
    private CodeExpr Uniform(Node node, CodeType type, bool signed) => shape.Blocks == 1 && node.Op != Op.Gather
        ? Splat(node.Index, type, signed)
        : Hoist((node.Index, type.Lane!.Bits, signed ? "signed" : "all"), type, () => node.Op == Op.Gather
            ? Gathers[node.Index].Uniform(this, vectors, type, n => Splat(n, type, signed)) : Splat(node.Index, type, signed));

    private CodeExpr Splat(int scalar, CodeType type, bool signed)
    {
        var word = CodeType.Word(type.Lane!.Bits);
        var width = design.Nodes[scalar].Width;
        return vectors.Broadcast(type, signed ? SignExtend(Scalar(scalar), width, word) : ToWord(Scalar(scalar), word));
    }

    private CodeExpr Hoist((int Node, int LaneBits, string Form) key, CodeType type, Func<CodeExpr> value)
    {
        if (!options.HoistInvariants)
            return value();
        if (!_broadcasts.TryGetValue(key, out var local))
        {
            _broadcasts[key] = local = new Local(type, $"{key.Form}{key.Node}_{key.LaneBits}");
            Prelude.Add(new SetLocal(local, value()));
        }
        return new LocalValue(local);
    }
}

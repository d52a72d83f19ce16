using System.Runtime.Intrinsics;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Writes nodes of a lane space for one block of lanes: one-bit values as a word with a bit per lane (bits past the block are
/// arbitrary), wider ones as vectors of the lane size that fits. Scalars are broadcast once, before the loop over blocks.
/// </summary>
internal sealed class LaneValues(LoweredDesign design, StateLayout layout, Placement placement, LaneShape shape, Vectors vectors)
{
    private readonly Dictionary<(int Node, int Chunk), Local> _locals = [];
    private readonly Dictionary<(int Node, int LaneBits), Local> _broadcasts = [];
    private readonly HashSet<int> _old = [];

    /// <summary>Whether permutations of two vectors are used although the vectors are small.</summary>
    public bool PrefersPermutes => shape.Widest == 512;

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

    /// <summary>All ones in the lanes whose bit is set.</summary>
    public CodeExpr Mask(CodeExpr bits, int chunk, CodeType type) => vectors.Operation("OnesComplement", NotMask(bits, chunk, type));

    /// <summary>One of two vectors in each lane, by its bit.</summary>
    public CodeExpr Blend(CodeExpr bits, int chunk, CodeExpr whenTrue, CodeExpr whenFalse) =>
        vectors.Select(NotMask(bits, chunk, whenTrue.Type), whenFalse, whenTrue);

    // All ones in the lanes whose bit is 0: the JIT makes one test of it.
    private CodeExpr NotMask(CodeExpr bits, int chunk, CodeType type)
    {
        var laneBits = type.Lane!.Bits;
        // Chunks of 32-bit lanes take their bits from one broadcast half of the word, others from the whole of it: no chunk shifts.
        var first = chunk * type.Bits / laneBits;
        if (laneBits >= 32)
        {
            var word = laneBits == 64 ? bits : ToWord(first < 32 ? bits : Word(WordOp.ShiftRight, bits, Amount(32)), CodeType.UInt32);
            var each = Constant(type, lane => 1UL << ((first % laneBits) + lane));
            return vectors.Operation("Equals", vectors.Operation("BitwiseAnd", vectors.Broadcast(type, word), each), Splat(type, 0));
        }
        var bytes = CodeType.Vector(CodeType.Byte, type.Bits);
        var spread = vectors.As(vectors.Broadcast(CodeType.Vector(CodeType.UInt64, type.Bits), bits), bytes);
        var laneBytes = laneBits / 8;
        var positions = Constant(bytes, at => at % laneBytes == 0 ? (ulong)((first + (at / laneBytes)) / 8) : 0x80);
        var own = Constant(type, lane => 1UL << ((first + lane) % 8));
        var moved = vectors.As(vectors.ShuffleBytes(spread, positions), type);
        return vectors.Operation("Equals", vectors.Operation("BitwiseAnd", moved, own), Splat(type, 0));
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

    /// <summary>The word of a bit array at this block.</summary>
    public CodeExpr LoadBits(long offset) => ToWord(new Load(shape.BitWord, Place(offset, 1, 0)), CodeType.UInt64);

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
                var select = Bits(a);
                return Word(WordOp.Or, Word(WordOp.And, Bits(node.Operands[1]), select), Word(WordOp.And, Bits(node.Operands[2]),
                    new Complement(select)));
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
                return Both("BitwiseOr", node, chunk);
            case Op.Xor:
                return Both("Xor", node, chunk);
            case Op.Mux:
                return design.Nodes[placement.Resolve(a)].Space > 0
                    ? Blend(Bits(a), chunk, Vector(node.Operands[1], chunk), Vector(node.Operands[2], chunk))
                    : vectors.Select(SelectMask(a, chunk, type), Vector(node.Operands[1], chunk), Vector(node.Operands[2], chunk));
            case Op.ZeroExtend:
                return design.Nodes[a].Width == 1
                    ? vectors.Operation("BitwiseAnd", SelectMask(a, chunk, type), Splat(type, 1)) : Widened(a, type, chunk, false);
            case Op.SignExtend:
                return SignExtended(node, type, chunk);
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

    private CodeExpr SelectMask(int select, int chunk, CodeType type)
    {
        var node = design.Nodes[placement.Resolve(select)];
        if (node.Space > 0 || node.Op == Op.Const)
            return Mask(Bits(select), chunk, type);
        return Hoist((node.Index, -type.Lane!.Bits), type, () =>
            vectors.Broadcast(type, Word(WordOp.Subtract, new Literal(CodeType.Word(type.Lane.Bits), 0), ToWord(Scalar(node.Index),
                CodeType.Word(type.Lane.Bits)))));
    }

    /// <summary>One comparison per chunk, its results side by side in a word.</summary>
    private CodeExpr Collect(int operand, Func<int, CodeExpr> compare)
    {
        var chunks = ChunksOf(operand);
        CodeExpr? all = null;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var bits = ToWord(vectors.TopBits(compare(chunk)), CodeType.UInt64);
            var moved = chunk == 0 ? bits : Word(WordOp.ShiftLeft, bits, Amount(chunk * shape.Block / chunks));
            all = all is null ? moved : Word(WordOp.Or, all, moved);
        }
        return all!;
    }

    private CodeExpr BitOf(int value, int bit)
    {
        var laneBits = LaneShape.LaneBits(design.Nodes[value].Width);
        if (bit == laneBits - 1)
            return Collect(value, c => Vector(value, c));
        var type = shape.Vector(laneBits);
        return new Complement(Collect(value, c => vectors.Operation(
            "Equals", vectors.Operation("BitwiseAnd", Vector(value, c), Splat(type, 1UL << bit)), Splat(type, 0))));
    }

    // Folds all bits of a lane into its top one.
    private CodeExpr Folded(int value, int chunk)
    {
        var laneBits = LaneShape.LaneBits(design.Nodes[value].Width);
        var folded = Vector(value, chunk);
        for (var by = laneBits / 2; by > 0; by /= 2)
        {
            var local = new Local(folded.Type, $"x{value}_{chunk}_{by}");
            Pending.Add(new SetLocal(local, folded));
            folded = vectors.Operation("Xor", new LocalValue(local), vectors.Shift("ShiftLeft", new LocalValue(local), by));
        }
        return folded;
    }

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

    private CodeExpr SignExtended(Node node, CodeType type, int chunk)
    {
        var from = design.Nodes[node.Operands[0]].Width;
        if (from == 1)
            return vectors.Operation("BitwiseAnd", SelectMask(node.Operands[0], chunk, type), OnesOf(node.Index));
        if (from == LaneShape.LaneBits(from))
            return CutTo(node, Widened(node.Operands[0], type, chunk, true));
        var by = type.Lane!.Bits - from;
        return CutTo(node, vectors.Shift("ShiftRightArithmetic", vectors.Shift("ShiftLeft", Widened(node.Operands[0], type, chunk, false),
            by), by));
    }

    private CodeExpr Sliced(Node node, CodeType type, int chunk)
    {
        var operand = node.Operands[0];
        var (from, low) = (design.Nodes[operand].Width, node.Argument);
        var laneBits = LaneShape.LaneBits(from);
        if (laneBits == 32 && type.Lane!.Bits == 8 && (low / 8) == (low + node.Width - 1) / 8 && shape is { Widest: 512, Block: 64 }
            && ByteOf(operand, low / 8) is { } picked)
        {
            var moved = low % 8 == 0 ? picked
                : vectors.As(vectors.Shift("ShiftRightLogical", vectors.As(picked, CodeType.Vector(CodeType.UInt16, 512)), low % 8), type);
            return node.Width == 8 ? moved : vectors.Operation("BitwiseAnd", moved, OnesOf(node.Index));
        }
        var value = Narrowed(laneBits, type.Lane!.Bits, chunk, c => vectors.Shift("ShiftRightLogical", Vector(operand, c), low));
        return low + node.Width == from || node.Width == type.Lane.Bits ? value : vectors.Operation("BitwiseAnd", value,
            OnesOf(node.Index));
    }

    /// <summary>A byte of every 32-bit lane of a block of 64, by three permutations; null when the machine has none of bytes.</summary>
    private CodeExpr? ByteOf(int value, int at)
    {
        var bytes = CodeType.Vector(CodeType.Byte, 512);
        var pick = Constant(bytes, lane => (ulong)((4 * (lane % 32)) + at));
        var join = Constant(bytes, lane => (ulong)(lane < 32 ? lane : lane + 32));
        var (low, high) = (Pair(0), Pair(2));
        return low is null || high is null ? null : vectors.Permute(low, join, high);

        CodeExpr? Pair(int chunk) => vectors.Permute(
            vectors.As(Vector(value, chunk), bytes), pick, vectors.As(Vector(value, chunk + 1), bytes));
    }

    private CodeExpr Concatenated(Node node, CodeType type, int chunk)
    {
        CodeExpr? all = null;
        var at = node.Width;
        foreach (var part in node.Operands)
        {
            var p = design.Nodes[placement.Resolve(part)];
            at -= p.Width;
            if (p is { Op: Op.Const, Value.IsZero: true })
                continue;
            var bits = p.Width == 1
                ? vectors.Operation("BitwiseAnd", SelectMask(part, chunk, type), Splat(type, 1UL << at))
                : vectors.Shift("ShiftLeft", Widened(part, type, chunk, false), at);
            all = all is null ? bits : vectors.Operation("BitwiseOr", all, bits);
        }
        return all ?? Splat(type, 0);
    }

    /// <summary>A value in lanes of another type's size; bits above its lane are the sign or 0.</summary>
    private CodeExpr Widened(int value, CodeType type, int chunk, bool signed)
    {
        var from = shape.Vector(LaneShape.LaneBits(design.Nodes[value].Width));
        if (from.Lane == type.Lane)
            return Vector(value, chunk);
        var node = design.Nodes[placement.Resolve(value)];
        if (node.Space == 0 && !signed)
            return Broadcast(node.Index, type);
        var ratio = type.Lane!.Bits / from.Lane!.Bits;
        var parts = type.Bits == from.Bits ? ratio : ratio * from.Bits / type.Bits;
        var whole = Vector(value, chunk / parts);
        if (parts > 1 && whole is not (Load or LocalValue))
            whole = Share(node.Index, chunk / parts, whole);
        return Widened(whole, type, chunk % parts, parts, signed);
    }

    private CodeExpr Widened(CodeExpr whole, CodeType type, int part, int parts, bool signed)
    {
        if (whole.Type.Lane == type.Lane)
            return whole;
        var sourceBits = whole.Type.Bits / parts;
        if (sourceBits >= 128 && vectors.WidenAll(PartOf(whole, part, parts), type, signed) is { } all)
            return all;
        // Step by step: the half that holds the part, at twice its lane size.
        if (parts == 1)
        {
            var twice = CodeType.Vector(CodeType.Storage(whole.Type.Lane!.Bits * 2), whole.Type.Bits * 2);
            return Widened(vectors.WidenAll(whole, twice, signed)!, type, 0, 1, signed);
        }
        var half = vectors.Widen(whole, part >= parts / 2, signed);
        return Widened(half, type, part % (parts / 2), parts / 2, signed);
    }

    private CodeExpr PartOf(CodeExpr whole, int part, int parts)
    {
        if (parts == 1)
            return whole;
        if (whole is Load load)
        {
            var piece = CodeType.Vector(load.Memory.Lane!, whole.Type.Bits / parts);
            return new Load(piece, load.Address.Plus((long)part * piece.Bits / 8));
        }
        return PartOf(vectors.Half(whole, part >= parts / 2), part % (parts / 2), parts / 2);
    }

    /// <summary>A chunk of smaller lanes from the chunks of larger ones.</summary>
    private CodeExpr Narrowed(int from, int to, int chunk, Func<int, CodeExpr> value)
    {
        if (from == to)
            return value(chunk);
        var (wide, half) = (shape.Vector(from), shape.Vector(from / 2));
        return Narrowed(from / 2, to, chunk, c =>
        {
            if (half.Bits == wide.Bits)
                return vectors.Narrow(value(2 * c), value((2 * c) + 1));
            var whole = value(c);
            var local = new Local(whole.Type, $"w{Pending.Count}_{_wide++}");
            Pending.Add(new SetLocal(local, whole));
            return vectors.Narrow(vectors.Half(new LocalValue(local), false), vectors.Half(new LocalValue(local), true));
        });
    }

    private int _wide;

    private CodeExpr BroadcastBits(int node) => Hoist((node, 1), CodeType.UInt64, () => Word(WordOp.Subtract, Long(0), ToWord(Scalar(node),
        CodeType.UInt64)));

    /// <summary>A scalar in all lanes.</summary>
    public CodeExpr Broadcast(int node, CodeType type) =>
        Hoist((node, type.Lane!.Bits), type, () => vectors.Broadcast(type, ToWord(Scalar(node), CodeType.Word(type.Lane.Bits))));

    private LocalValue Hoist((int, int) key, CodeType type, Func<CodeExpr> value)
    {
        if (!_broadcasts.TryGetValue(key, out var local))
        {
            _broadcasts[key] = local = new Local(type, key.Item2 < 0 ? $"mask{key.Item1}_{-key.Item2}" : $"all{key.Item1}_{key.Item2}");
            Prelude.Add(new SetLocal(local, value()));
        }
        return new LocalValue(local);
    }
}

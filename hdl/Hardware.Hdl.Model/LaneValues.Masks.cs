using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <content>Between a word with a bit per lane and a mask of lanes.</content>
internal sealed partial class LaneValues
{
    /// <summary>One of two vectors in each lane, by its bit.</summary>
    public CodeExpr Blend(CodeExpr bits, int chunk, CodeExpr whenTrue, CodeExpr whenFalse) =>
        vectors.Select(Mask(bits, chunk, whenTrue.Type), whenTrue, whenFalse);

    /// <summary>All ones in the lanes whose bit is set.</summary>
    public CodeExpr Mask(CodeExpr bits, int chunk, CodeType type)
    {
        var laneBits = type.Lane!.Bits;
        // Chunks of 32-bit lanes take their bits from one broadcast half of the word, others from the whole of it: no chunk shifts.
        var first = chunk * type.Bits / laneBits;
        if (laneBits >= 32)
        {
            var each = Constant(type, lane => 1UL << ((first % laneBits) + lane));
            return vectors.Meet(Spread(bits, first / laneBits, type), each);
        }
        var bytes = CodeType.Vector(CodeType.Byte, type.Bits);
        var spread = vectors.As(vectors.Broadcast(CodeType.Vector(CodeType.UInt64, type.Bits), bits), bytes);
        var laneBytes = laneBits / 8;
        var positions = Constant(bytes, at => at % laneBytes == 0 ? (ulong)((first + (at / laneBytes)) / 8) : 0x80);
        var own = Constant(type, lane => 1UL << ((first + lane) % 8));
        var moved = vectors.As(vectors.ShuffleBytes(spread, positions), type);
        return vectors.Meet(moved, own);
    }

    /// <summary>Half a word of bits in every 32-bit lane, or all of it in 64-bit lanes; of a kept word, once for all vectors.</summary>
    private CodeExpr Spread(CodeExpr bits, int half, CodeType type)
    {
        var word = type.Lane!.Bits == 64 ? bits : ToWord(half == 0 ? bits : Word(WordOp.ShiftRight, bits, Amount(32)), CodeType.UInt32);
        if (!options.ShareMasks || bits is not LocalValue { Local: var kept })
            return vectors.Broadcast(type, word);
        var key = (kept, type.Lane.Bits == 64 ? 0 : half, type);
        if (!_spreads.TryGetValue(key, out var spread))
            _spreads[key] = spread = new Local(type, $"{kept.Name}_{half}_{type.Lane.Bits}");
        if (_made.Peek().Add(spread))
            Pending.Add(new SetLocal(spread, vectors.Broadcast(type, word)));
        return new LocalValue(spread);
    }

    private readonly Dictionary<(Local Bits, int Half, CodeType Type), Local> _spreads = [];
    private readonly Dictionary<(int Select, int Chunk, CodeType Type), Local> _masks = [];
    private readonly Stack<HashSet<Local>> _made = new([[]]);

    /// <summary>Begins code that may not be run: masks made there are forgotten at its end.</summary>
    public void Enter() => _made.Push([.. _made.Peek()]);

    /// <summary>Ends it.</summary>
    public void Leave() => _made.Pop();

    /// <summary>A choice by a bit that makes several, whose mask is made once and kept, in a mask register where the machine has
    /// those; null otherwise.</summary>
    private CodeExpr? SharedChoice(Node mux, int chunk, CodeType type)
    {
        var select = placement.Resolve(mux.Operands[0]);
        if (!options.ShareMasks || design.Nodes[select].Space == 0 || placement.ChoicesBy(select) < 2)
            return null;
        if (!_masks.TryGetValue((select, chunk, type), out var mask))
            _masks[(select, chunk, type)] = mask = new Local(type, $"where{select}_{chunk}_{type.Lane!.Bits}");
        if (_made.Peek().Add(mask))
            Pending.Add(new SetLocal(mask, DirectMask(select, chunk, type) ?? Mask(Bits(select), chunk, type)));
        return vectors.Blend(new LocalValue(mask), Vector(mux.Operands[1], chunk), Vector(mux.Operands[2], chunk));
    }

    /// <summary>
    /// A term of an and-or choice, in lanes that instructions can mask: where a bit is set a value is or-ed to what there is, elsewhere
    /// that stays. Null when no operand is a value or 0.
    /// </summary>
    private CodeExpr? Gated(Node or, int chunk, CodeType type)
    {
        var gate = Array.FindLastIndex(or.Operands, IsGate);
        if (!options.MaskTerms || type.Lane!.Bits < 32 || gate < 0)
            return null;
        var term = design.Nodes[placement.Resolve(or.Operands[gate])];
        var rest = new Local(type, $"rest{or.Index}_{chunk}");
        Pending.Add(new SetLocal(rest, Vector(or.Operands[1 - gate], chunk)));
        var (select, value) = (term.Operands[0], Vector(term.Operands[1], chunk));
        return vectors.Select(DirectMask(select, chunk, type) ?? Mask(Bits(select), chunk, type),
            vectors.Operation("BitwiseOr", new LocalValue(rest), value), new LocalValue(rest));

        bool IsGate(int operand) => design.Nodes[placement.Resolve(operand)] is { Op: Op.Mux } mux && !placement.IsKept(mux.Index)
            && !Arrays.ContainsKey(mux.Index) && design.Nodes[placement.Resolve(mux.Operands[0])].Space > 0
            && design.Nodes[placement.Resolve(mux.Operands[2])] is { Op: Op.Const, Value.IsZero: true };
    }

    /// <summary>A register's new value in the lanes that a kept word of bits enables; null when it takes something else.</summary>
    public (CodeExpr Enable, int Value)? EnabledIn(int index, int register)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (node.Op != Op.Mux || node.Width == 1 || placement.IsKept(index))
            return null;
        var select = placement.Resolve(node.Operands[0]);
        var (first, second) = (placement.Resolve(node.Operands[1]), placement.Resolve(node.Operands[2]));
        if (design.Nodes[select].Space == 0 || !placement.IsKept(select) || (first != register && second != register))
            return null;
        return second == register ? (Bits(select), first) : (new Complement(Bits(select)), second);
    }

    /// <summary>Operations of a value that are done for each of its vectors.</summary>
    public int WorkOf(int index)
    {
        var node = design.Nodes[placement.Resolve(index)];
        return node.Space == 0 || node.Operands.Length == 0 || placement.IsKept(node.Index) || Arrays.ContainsKey(node.Index) ? 0
            : 1 + node.Operands.Sum(WorkOf);
    }

    private CodeExpr SelectMask(int select, int chunk, CodeType type)
    {
        var node = design.Nodes[placement.Resolve(select)];
        if (DirectMask(select, chunk, type) is { } direct)
            return direct;
        if (node.Space > 0 || node.Op == Op.Const)
            return Mask(Bits(select), chunk, type);
        return Hoist((node.Index, type.Lane!.Bits, "mask"), type, () =>
            vectors.Broadcast(type, Word(WordOp.Subtract, new Literal(CodeType.Word(type.Lane.Bits), 0), ToWord(Scalar(node.Index),
                CodeType.Word(type.Lane.Bits)))));
    }

    /// <summary>
    /// A bit per lane that vectors give, as a mask in lanes of the size in which it is needed: it need not become a word of bits and a
    /// mask again. Null when it is a word of bits anyway.
    /// </summary>
    private CodeExpr? DirectMask(int index, int chunk, CodeType type)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (!options.CompareIntoMasks || node.Space == 0 || Arrays.ContainsKey(index) || _old.Contains(index)
            || !Array.TrueForAll(node.Operands, o => IsAtHand(o, placement.IsKept(index))))
            return node.Op == Op.And && node.Space > 0 && !placement.IsKept(index) && !Arrays.ContainsKey(index)
                ? DirectAnd(node, chunk, type) : null;
        return node.Op switch
        {
            Op.Equal or Op.LessUnsigned or Op.LessSigned when !Array.TrueForAll(node.Operands, o => Fits(o, type)) => null,
            Op.Equal => vectors.Operation("Equals", Widened(node.Operands[0], type, chunk, false),
                Widened(node.Operands[1], type, chunk, false)),
            Op.LessUnsigned => vectors.Less(Widened(node.Operands[0], type, chunk, false),
                Widened(node.Operands[1], type, chunk, false), false),
            Op.LessSigned when design.Nodes[node.Operands[0]].Width == type.Lane!.Bits =>
                vectors.Less(Vector(node.Operands[0], chunk), Vector(node.Operands[1], chunk), true),
            Op.Slice when Fits(node.Operands[0], type) => vectors.Meet(Widened(node.Operands[0], type, chunk, false),
                Splat(type, 1UL << node.Argument)),
            Op.And when !placement.IsKept(index) => DirectAnd(node, chunk, type),
            _ => null,
        };
    }

    private CodeExpr? DirectAnd(Node node, int chunk, CodeType type)
    {
        var (left, right) = (DirectMask(node.Operands[0], chunk, type), DirectMask(node.Operands[1], chunk, type));
        return left is null && right is null ? null
            : vectors.Operation("BitwiseAnd", left ?? SelectMask(node.Operands[0], chunk, type),
                right ?? SelectMask(node.Operands[1], chunk, type));
    }

    private bool Fits(int node, CodeType type) =>
        design.Nodes[node].Width > 1 && LaneShape.LaneBits(design.Nodes[node].Width) <= type.Lane!.Bits;

    /// <summary>Whether a value can be taken again without computing it again; a register, only where its reader is known to come before
    /// it is overwritten.</summary>
    private bool IsAtHand(int index, bool later)
    {
        var node = design.Nodes[placement.Resolve(index)];
        return node.Space == 0 || (node.Op == Op.Register && !later) || Arrays.ContainsKey(node.Index) || Placement.IsConstant(design, node)
            || placement.IsKept(node.Index);
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
}

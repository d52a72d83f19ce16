using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Values wider than 64 bits, as limbs in memory: registers and inputs where they live, everything else in scratch memory, computed
/// limb by limb in line; multiplication, division and shifts by signals are calls.
/// </summary>
internal sealed class WideValues(LoweredDesign design, StateLayout layout, Placement placement)
{
    private readonly Dictionary<int, long> _scratch = [];
    private readonly Dictionary<int, long> _replaced = [];

    /// <summary>Narrow values.</summary>
    public ScalarValues Narrow { get; set; } = null!;

    /// <summary>Whether parts that start at a byte are loaded by themselves.</summary>
    public bool LoadsParts { get; init; } = true;

    /// <summary>Where lanes of values that are not registers have been left.</summary>
    public Dictionary<int, long> LaneArrays { get; } = [];

    /// <summary>Reductions of which a kernel, or vector code, has left one vector.</summary>
    public Func<Node, CodeExpr?> ReducedByVectors { get; init; } = _ => null;

    /// <summary>Bits of the vectors as which kernels store a value of lanes, so that they can be copied so; 0 when they are not.</summary>
    public Func<Node, int> VectorBitsOf { get; init; } = _ => 0;

    /// <summary>Makes reads of a wide register go to a copy.</summary>
    public void Replace(int node, long offset) => _replaced[node] = offset;

    public void Restore(int node) => _replaced.Remove(node);

    public bool IsReplaced(int node) => _replaced.ContainsKey(node);

    /// <summary>Where the limbs of a wide node are.</summary>
    public long OffsetOf(int index)
    {
        index = placement.Resolve(index);
        if (_replaced.TryGetValue(index, out var replaced))
            return replaced;
        var node = design.Nodes[index];
        switch (node.Op)
        {
            case Op.Input:
                return layout.Inputs[node.Argument];
            case Op.Register:
                return layout.Registers[node.Argument];
            case Op.Pack when node.Width % 64 == 0:
                return ArrayOf(node) + PackedAt(node);
        }
        if (!_scratch.TryGetValue(index, out var offset))
            _scratch[index] = offset = layout.TakeScratch(node.Width);
        return offset;
    }

    /// <summary>A limb of a node of any width, zero-extended.</summary>
    public CodeExpr Limb(int index, int limb)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (node.Op == Op.Const)
            return Long(limb < node.Value.LimbCount ? node.Value.Limb(limb) : 0);
        if (node.Width <= 64)
            return limb == 0 ? Narrow.Long(index) : Long(0);
        return limb < Limbs(node.Width) ? new Load(CodeType.UInt64, new Address(OffsetOf(index) + (8L * limb))) : Long(0);
    }

    /// <summary>At most 64 bits of a wide node, as a word.</summary>
    public CodeExpr Bits(int index, int low, int width)
    {
        var (limb, shift) = (low / 64, low % 64);
        // What starts at a byte is loaded by itself.
        if (LoadsParts && low % 8 == 0 && low % 64 + CodeType.Storage(width).Bits <= 64 && design.Nodes[placement.Resolve(index)] is
            {
                Width: > 64,
                Op: not Op.Const
            })
        {
            var type = CodeType.Storage(width);
            return ScalarValues.Slice(new Load(type, new Address(OffsetOf(index) + (low / 8))), type.Bits, 0, width);
        }
        if (shift + width <= 64)
            return ScalarValues.Slice(Limb(index, limb), 64, shift, width);
        var value = Word(WordOp.Or, Word(WordOp.ShiftRight, Limb(index, limb), Amount(shift)), Word(WordOp.ShiftLeft,
            Limb(index, limb + 1), Amount(64 - shift)));
        return ScalarValues.Slice(value, 64, 0, width);
    }

    /// <summary>A reduction or a test for equality of wide operands.</summary>
    public CodeExpr Reduce(Node node)
    {
        var width = design.Nodes[node.Operands[0]].Width;
        CodeExpr? all = null;
        for (var i = 0; i < Limbs(width); i++)
        {
            var limb = Limb(node.Operands[0], i);
            if (node.Op == Op.Equal)
                limb = Word(WordOp.Xor, limb, Limb(node.Operands[1], i));
            if (node.Op == Op.ReduceAnd)
                limb = Word(WordOp.Xor, limb, Long(LimbMask(width, i)));
            all = all is null ? limb : Word(node.Op == Op.ReduceXor ? WordOp.Xor : WordOp.Or, all, limb);
        }
        return node.Op == Op.ReduceXor ? Parity(all!) : Word(node.Op == Op.ReduceOr ? WordOp.NotEqual : WordOp.Equal, all!, Long(0));
    }

    /// <summary>A comparison of wide operands.</summary>
    public CodeExpr Less(Node node) => Helper(
        nameof(RuntimeOps.Less), CodeType.UInt32, InMemory(node.Operands[0]), InMemory(node.Operands[1]),
        Int((ulong)design.Nodes[node.Operands[0]].Width), Int(node.Op == Op.LessSigned ? 1u : 0u));

    /// <summary>The value of a wide amount or address, or the largest word when it does not fit.</summary>
    public CodeExpr Saturated(int index) =>
        Helper(nameof(RuntimeOps.Saturate), CodeType.UInt64, InMemory(index), Int((ulong)Limbs(design.Nodes[index].Width)));

    /// <summary>One lane of a value of a lane space.</summary>
    public CodeExpr Lane(Node node)
    {
        var value = design.Nodes[placement.Resolve(node.Operands[0])];
        var offset = ArrayOf(node);
        if (value.Width > 1)
            return new Load(CodeType.Storage(value.Width),
                new Address(offset + ((long)node.Argument * StateLayout.ElementBytes(value.Width))));
        var bits = new Load(CodeType.Byte, new Address(offset + (node.Argument / 8)));
        return ScalarValues.Slice(bits, 32, node.Argument % 8, 1);
    }

    /// <summary>At most 64 bits of lanes side by side, from a bit of the whole that is a multiple of 64.</summary>
    public CodeExpr Packed(Node node, int low = 0)
    {
        var bits = Math.Min(64, node.Width - low);
        var load = new Load(bits > 32 ? CodeType.UInt64 : CodeType.UInt32, new Address(ArrayOf(node) + PackedAt(node) + (low / 8)));
        return ToWord(Cut(load, bits), CodeType.Word(Math.Min(64, node.Width)));
    }

    /// <summary>All lanes of a value combined; bits past the last lane are arbitrary.</summary>
    public CodeExpr ReducedLanes(Node node)
    {
        var value = design.Nodes[placement.Resolve(node.Operands[0])];
        var reduction = (LaneReduction)node.Argument;
        if (ReducedByVectors(node) is { } reduced)
            return Cut(reduced, value.Width);
        var (lanes, offset) = (design.Spaces[value.Space].Lanes, ArrayOf(node));
        if (value.Width > 1)
        {
            var method = LaneReducer.OfArray(reduction, CodeType.Storage(value.Width));
            return ToWord(Cut(new Call(method, CodeType.UInt64, At(offset), Int((ulong)lanes)), value.Width), CodeType.Word(value.Width));
        }
        // Of one bit, the least is the and, the sum the exclusive or; a set bit is the least of signed ones.
        var and = reduction is LaneReduction.And or LaneReduction.MinUnsigned or LaneReduction.MaxSigned;
        var xor = reduction is LaneReduction.Xor or LaneReduction.Add;
        CodeExpr? all = null;
        for (var low = 0; low < lanes; low += 64)
        {
            CodeExpr word = new Load(CodeType.UInt64, new Address(offset + (low / 8)));
            word = and ? new Complement(word) : word;
            word = lanes - low < 64 ? Word(WordOp.And, word, Ones(lanes - low, CodeType.UInt64)) : word;
            all = all is null ? word : Word(xor ? WordOp.Xor : WordOp.Or, all, word);
        }
        return xor ? Parity(all!) : Word(and ? WordOp.Equal : WordOp.NotEqual, all!, Long(0));
    }

    private static Literal Ones(int width, CodeType type) => new(type, CodeBuilder.Ones(width).Value);

    private long ArrayOf(Node node)
    {
        var value = design.Nodes[placement.Resolve(node.Operands[0])];
        return value.Op == Op.Register ? layout.Registers[value.Argument] : LaneArrays[value.Index];
    }

    private long PackedAt(Node node)
    {
        var width = design.Nodes[node.Operands[0]].Width;
        return width == 1 ? node.Argument / 8 : (long)node.Argument * width / 8;
    }

    /// <summary>Statements that compute a wide node into memory that no operand shares.</summary>
    public void Compute(Node node, long target, List<CodeStmt> code)
    {
        var width = node.Width;
        var a = node.Operands.Length > 0 ? node.Operands[0] : -1;
        switch (node.Op)
        {
            case Op.Not or Op.And or Op.Or or Op.Xor:
                for (var i = 0; i < Limbs(width); i++)
                    Set(i, node.Op == Op.Not
                        ? Word(WordOp.Xor, Limb(a, i), Long(LimbMask(width, i)))
                        : Word(node.Op == Op.And ? WordOp.And : node.Op == Op.Or ? WordOp.Or : WordOp.Xor, Limb(a, i),
                            Limb(node.Operands[1], i)));
                break;
            case Op.Add or Op.Subtract or Op.Negate:
                AddOrSubtract(node, Set, code);
                break;
            case Op.Multiply:
                code.Add(new CallStatement(Helper(nameof(RuntimeOps.Multiply), CodeType.Pointer, At(target), InMemory(a),
                    InMemory(node.Operands[1]), Int((ulong)width))));
                break;
            case Op.DivideUnsigned or Op.DivideSigned or Op.RemainderUnsigned or Op.RemainderSigned:
                var signed = node.Op is Op.DivideSigned or Op.RemainderSigned ? 1u : 0u;
                var remainder = node.Op is Op.RemainderUnsigned or Op.RemainderSigned ? 1u : 0u;
                code.Add(new CallStatement(Helper(
                    nameof(RuntimeOps.Divide), CodeType.Pointer, At(target), InMemory(a), InMemory(node.Operands[1]), Int((ulong)width),
                        Int(signed), Int(remainder))));
                break;
            case Op.ShiftLeft:
                code.Add(new CallStatement(Helper(nameof(RuntimeOps.ShiftLeft), CodeType.Pointer, At(target), InMemory(a),
                    Int((ulong)width), AmountOf(node))));
                break;
            case Op.ShiftRightLogical or Op.ShiftRightArithmetic:
                code.Add(new CallStatement(Helper(
                    nameof(RuntimeOps.ShiftRight), CodeType.Pointer, At(target), InMemory(a), Int((ulong)width), AmountOf(node),
                    Int(node.Op == Op.ShiftRightArithmetic ? 1u : 0u))));
                break;
            case Op.Mux:
                for (var i = 0; i < Limbs(width); i++)
                    Set(i, new Conditional(Narrow.Value(a), Limb(node.Operands[1], i), Limb(node.Operands[2], i)));
                break;
            case Op.Slice:
                for (var i = 0; i < Limbs(width); i++)
                    Set(i, ToWord(Bits(a, node.Argument + (64 * i), Math.Min(64, width - (64 * i))), CodeType.UInt64));
                break;
            case Op.Concat:
                Concat(node, Set);
                break;
            case Op.ZeroExtend:
                for (var i = 0; i < Limbs(width); i++)
                    Set(i, Limb(a, i));
                break;
            case Op.SignExtend:
                SignExtend(node, Set, code);
                break;
            case Op.MemoryRead:
                ReadMemory(node, Set, code);
                break;
            case Op.Pack when width % 64 == 0:
                break; // it is read where the lanes are
            case Op.Pack:
                for (var i = 0; i < Limbs(width); i++)
                    Set(i, ToWord(Packed(node, 64 * i), CodeType.UInt64));
                break;
            default:
                throw new InvalidOperationException($"{node.Op} has no wide form.");
        }

        void Set(int limb, CodeExpr value) => code.Add(new Store(CodeType.UInt64, new Address(target + (8L * limb)), value));
    }

    /// <summary>Statements that copy a wide value.</summary>
    public void Copy(int index, long target, List<CodeStmt> code)
    {
        var limbs = Limbs(design.Nodes[index].Width);
        var copied = 0;
        if (design.Nodes[placement.Resolve(index)] is { Op: Op.Pack } pack && pack.Width % 64 == 0)
            for (var bits = VectorBitsOf(design.Nodes[pack.Operands[0]]); bits >= 128; bits /= 2)
                for (var vector = CodeType.Vector(CodeType.UInt64, bits); copied + (bits / 64) <= limbs; copied += bits / 64)
                    code.Add(new Store(vector, new Address(target + (8L * copied)),
                        new Load(vector, new Address(OffsetOf(pack.Index) + (8L * copied)))));
        for (var i = copied; i < limbs; i++)
            code.Add(new Store(CodeType.UInt64, new Address(target + (8L * i)), Limb(index, i)));
    }

    public static int Limbs(int width) => (width + 63) / 64;

    private void AddOrSubtract(Node node, Action<int, CodeExpr> set, List<CodeStmt> code)
    {
        var subtract = node.Op != Op.Add;
        Local? carry = null;
        for (var i = 0; i < Limbs(node.Width); i++)
        {
            var left = node.Op == Op.Negate ? Long(0) : Limb(node.Operands[0], i);
            var right = Limb(node.Operands[node.Op == Op.Negate ? 0 : 1], i);
            var a = Keep(left, $"a{node.Index}_{i}");
            var sum = Keep(new WordBinary(subtract ? WordOp.Subtract : WordOp.Add, a, right), $"s{node.Index}_{i}");
            CodeExpr overflow = subtract ? new WordBinary(WordOp.Less, a, right) : new WordBinary(WordOp.Less, sum, a);
            CodeExpr total = sum;
            if (carry is not null)
            {
                var carried = ToWord(new LocalValue(carry), CodeType.UInt64);
                total = Keep(new WordBinary(subtract ? WordOp.Subtract : WordOp.Add, sum, carried), $"t{node.Index}_{i}");
                overflow = Word(WordOp.Or, overflow, subtract ? new WordBinary(WordOp.Less, sum, carried) : new WordBinary(WordOp.Less,
                    total, sum));
            }
            if (i + 1 < Limbs(node.Width))
            {
                var next = new Local(CodeType.UInt32, $"c{node.Index}_{i}");
                code.Add(new SetLocal(next, overflow));
                carry = next;
            }
            set(i, Word(WordOp.And, total, Long(LimbMask(node.Width, i))));
        }

        LocalValue Keep(CodeExpr value, string name)
        {
            var local = new Local(CodeType.UInt64, name);
            code.Add(new SetLocal(local, value));
            return new LocalValue(local);
        }
    }

    private void Concat(Node node, Action<int, CodeExpr> set)
    {
        for (var limb = 0; limb < Limbs(node.Width); limb++)
        {
            CodeExpr? value = null;
            var at = node.Width;
            foreach (var part in node.Operands)
            {
                var width = design.Nodes[part].Width;
                at -= width;
                var (low, high) = (Math.Max(at, limb * 64), Math.Min(at + width, (limb + 1) * 64));
                if (low >= high)
                    continue;
                var bits = width > 64 ? Bits(part, low - at, high - low) : ScalarValues.Slice(Narrow.Value(part), width, low - at,
                    high - low);
                CodeExpr moved = ToWord(bits, CodeType.UInt64);
                if (low % 64 != 0)
                    moved = Word(WordOp.ShiftLeft, moved, Amount(low % 64));
                value = value is null ? moved : Word(WordOp.Or, value, moved);
            }
            set(limb, value!);
        }
    }

    private void SignExtend(Node node, Action<int, CodeExpr> set, List<CodeStmt> code)
    {
        var from = design.Nodes[node.Operands[0]].Width;
        var top = CodeBuilder.SignExtend(Limb(node.Operands[0], Limbs(from) - 1), ((from - 1) % 64) + 1, CodeType.UInt64);
        var sign = new Local(CodeType.UInt64, $"sign{node.Index}");
        code.Add(new SetLocal(sign, top));
        for (var i = 0; i < Limbs(node.Width); i++)
        {
            var value = i < Limbs(from) - 1 ? Limb(node.Operands[0], i)
                : i == Limbs(from) - 1 ? new LocalValue(sign)
                : Word(WordOp.ShiftRightSigned, new LocalValue(sign), Amount(63));
            set(i, Word(WordOp.And, value, Long(LimbMask(node.Width, i))));
        }
    }

    private void ReadMemory(Node node, Action<int, CodeExpr> set, List<CodeStmt> code)
    {
        var memory = design.Memories[node.Argument].Memory;
        var addressWidth = design.Nodes[node.Operands[0]].Width;
        var address = addressWidth > 64 ? Saturated(node.Operands[0]) : Narrow.Value(node.Operands[0]);
        var local = new Local(address.Type, $"word{node.Index}");
        code.Add(new SetLocal(local, address));
        var bytes = StateLayout.ElementBytes(node.Width);
        for (var i = 0; i < Limbs(node.Width); i++)
        {
            CodeExpr limb = new Load(CodeType.UInt64, new Address(layout.Memories[node.Argument] + (8L * i), new LocalValue(local), bytes));
            if (!ScalarValues.IsAlwaysInRange(memory, addressWidth))
                limb = new Conditional(Word(WordOp.Less, new LocalValue(local), new Literal(address.Type, (ulong)memory.Depth)), limb,
                    Long(0));
            set(i, limb);
        }
    }

    private CodeExpr AmountOf(Node node)
    {
        var amount = node.Operands[1];
        return design.Nodes[amount].Width > 64 ? Saturated(amount) : Narrow.Long(amount);
    }

    // Calls take addresses, so constants must stand in memory too.
    private AddressOf InMemory(int index)
    {
        index = placement.Resolve(index);
        var node = design.Nodes[index];
        if (node.Op != Op.Const)
            return At(OffsetOf(index));
        var bytes = new byte[8 * Limbs(node.Width)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(node.Value.Limb(i / 8) >> (8 * (i % 8)));
        return At(layout.Constant(bytes));
    }

    private static AddressOf At(long offset) => new(new Address(offset));

    private static ulong LimbMask(int width, int limb) =>
        width >= (limb + 1) * 64 ? ulong.MaxValue : (1UL << (width % 64)) - 1;
}

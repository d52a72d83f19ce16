using System.Numerics;
using System.Reflection;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Writes scalar nodes of at most 64 bits as expressions over words: <c>uint</c> up to 32 bits, <c>ulong</c> above; one-bit logic is
/// bitwise on 0 and 1. Values are kept zero-extended. Wider operands are read limb by limb from <see cref="WideValues"/>.
/// </summary>
internal sealed class ScalarValues(LoweredDesign design, StateLayout layout, Placement placement)
{
    private readonly Dictionary<int, Local> _locals = [];
    private readonly Dictionary<int, CodeExpr> _replaced = [];

    /// <summary>Where wide values and values of lanes are.</summary>
    public required WideValues Wide { get; init; }

    /// <summary>The local that keeps a node.</summary>
    public Local LocalOf(int node)
    {
        if (!_locals.TryGetValue(node, out var local))
            _locals[node] = local = new Local(CodeType.Word(design.Nodes[node].Width), $"n{node}");
        return local;
    }

    /// <summary>Makes reads of a node give another expression: the old value of a register that is being overwritten.</summary>
    public void Replace(int node, CodeExpr value) => _replaced[node] = value;

    /// <summary>Takes back <see cref="Replace"/>.</summary>
    public void Restore(int node) => _replaced.Remove(node);

    public bool IsReplaced(int node) => _replaced.ContainsKey(node);

    /// <summary>Whether reads of a memory by an address of so many bits never pass its padded end.</summary>
    public static bool IsAlwaysInRange(MemoryDef memory, int addressWidth) =>
        addressWidth <= 31 && 1L << addressWidth <= StateLayout.PaddedDepth(memory);

    /// <summary>The value of a node as a word.</summary>
    public CodeExpr Value(int index)
    {
        index = placement.Resolve(index);
        if (_replaced.TryGetValue(index, out var replaced))
            return replaced;
        var node = design.Nodes[index];
        if (node.Op != Op.Const && placement.IsKept(index))
            return new LocalValue(LocalOf(index));
        return Compute(node);
    }

    /// <summary>The value of a node as a 64-bit word.</summary>
    public CodeExpr Long(int index) => ToWord(Value(index), CodeType.UInt64);

    /// <summary>The operation of a node on the values of its operands.</summary>
    public CodeExpr Compute(Node node)
    {
        var width = node.Width;
        var type = CodeType.Word(width);
        var wide = node.Operands.Length > 0 && design.Nodes[node.Operands[0]].Width > 64;
        if (wide && node.Op is not (Op.MemoryRead or Op.Concat or Op.Pack))
            return ComputeFromWide(node);
        switch (node.Op)
        {
            case Op.Const:
                return new Literal(type, node.Value.Low);
            case Op.Input:
                return new Load(Narrow(width), new Address(layout.Inputs[node.Argument]));
            case Op.Reset:
                return new Load(CodeType.Byte, new Address(layout.Resets + node.Argument));
            case Op.Register:
                return new Load(Narrow(width), new Address(layout.Registers[node.Argument]));
            case Op.Extract:
                return Wide.Lane(node);
            case Op.Pack:
                return Wide.Packed(node);
            case Op.ReduceLanes:
                return Wide.ReducedLanes(node);
            case Op.MemoryRead:
                return ReadMemory(node);
            case Op.Not:
                return width == type.Bits
                    ? new Complement(Value(node.Operands[0])) : Word(WordOp.Xor, Value(node.Operands[0]), Ones(width));
            case Op.Negate:
                return Cut(Word(WordOp.Subtract, new Literal(type, 0), Value(node.Operands[0])), width);
            case Op.ReduceAnd:
                return Word(WordOp.Equal, Value(node.Operands[0]), Ones(Operand(node, 0).Width));
            case Op.ReduceOr:
                return Word(WordOp.NotEqual, Value(node.Operands[0]), new Literal(CodeType.Word(Operand(node, 0).Width), 0));
            case Op.ReduceXor:
                return Parity(Value(node.Operands[0]));
            case Op.Add:
                return Cut(Both(WordOp.Add, node), width);
            case Op.Subtract:
                return Cut(Both(WordOp.Subtract, node), width);
            case Op.Multiply:
                return Cut(Both(WordOp.Multiply, node), width);
            case Op.DivideUnsigned:
                return Divide(nameof(RuntimeOps.DivideUnsigned), node, false);
            case Op.DivideSigned:
                return Divide(nameof(RuntimeOps.DivideSigned), node, true);
            case Op.RemainderUnsigned:
                return Divide(nameof(RuntimeOps.RemainderUnsigned), node, false);
            case Op.RemainderSigned:
                return Divide(nameof(RuntimeOps.RemainderSigned), node, true);
            case Op.And:
                return Both(WordOp.And, node);
            case Op.Or:
                return Both(WordOp.Or, node);
            case Op.Xor:
                return Both(WordOp.Xor, node);
            case Op.Equal:
                return Both(WordOp.Equal, node);
            case Op.LessUnsigned:
                return Both(WordOp.Less, node);
            case Op.LessSigned:
                return Word(WordOp.LessSigned, Signed(node.Operands[0]), Signed(node.Operands[1]));
            case Op.ShiftLeft or Op.ShiftRightLogical or Op.ShiftRightArithmetic:
                return Shift(node);
            case Op.Mux:
                return Mux(node);
            case Op.Slice:
                return Slice(Value(node.Operands[0]), Operand(node, 0).Width, node.Argument, width);
            case Op.Concat:
                return Concat(node);
            case Op.ZeroExtend:
                return ToWord(Value(node.Operands[0]), type);
            case Op.SignExtend:
                return Cut(SignExtend(Value(node.Operands[0]), Operand(node, 0).Width, type), width);
            default:
                throw new InvalidOperationException($"{node.Op} is not a scalar operation.");
        }
    }

    /// <summary>Bits <paramref name="low"/> up of a value, as a word of the slice's width.</summary>
    public static CodeExpr Slice(CodeExpr value, int from, int low, int width)
    {
        var shifted = low == 0 ? value : Word(WordOp.ShiftRight, value, Amount(low));
        var word = ToWord(shifted, CodeType.Word(width));
        return low + width == from || width == word.Type.Bits ? word : Word(WordOp.And, word, Ones(width));
    }

    private CodeExpr ReadMemory(Node node)
    {
        var memory = design.Memories[node.Argument].Memory;
        var bytes = StateLayout.ElementBytes(memory.Word.Width);
        var addressWidth = Operand(node, 0).Width;
        var address = addressWidth > 64 ? Wide.Saturated(node.Operands[0]) : Value(node.Operands[0]);
        var load = new Load(Narrow(memory.Word.Width), new Address(layout.Memories[node.Argument], address, bytes));
        if (IsAlwaysInRange(memory, addressWidth))
            return load;
        return new Conditional(
            Word(WordOp.Less, address, new Literal(address.Type, (ulong)memory.Depth)), load, new Literal(load.Type, 0));
    }

    private CodeExpr ComputeFromWide(Node node)
    {
        var operand = node.Operands[0];
        switch (node.Op)
        {
            case Op.Slice:
                return Wide.Bits(operand, node.Argument, node.Width);
            case Op.ReduceAnd or Op.ReduceOr or Op.ReduceXor or Op.Equal:
                return Wide.Reduce(node);
            case Op.LessUnsigned or Op.LessSigned:
                return Wide.Less(node);
            default:
                throw new InvalidOperationException($"{node.Op} has no narrow result of a wide operand.");
        }
    }

    private CodeExpr Shift(Node node)
    {
        var width = node.Width;
        var amountWidth = Operand(node, 1).Width;
        var type = CodeType.Word(width);
        var signed = node.Op == Op.ShiftRightArithmetic;
        var op = node.Op == Op.ShiftLeft ? WordOp.ShiftLeft : signed ? WordOp.ShiftRightSigned : WordOp.ShiftRight;
        if (amountWidth <= 5 || (amountWidth == 6 && type.Bits == 64))
        {
            var value = signed ? Signed(node.Operands[0]) : Value(node.Operands[0]);
            return Cut(Word(op, value, ToWord(Value(node.Operands[1]), CodeType.UInt32)), width);
        }
        if (amountWidth == 6)
        {
            var value = signed ? SignExtend(Value(node.Operands[0]), width, CodeType.UInt64) : Long(node.Operands[0]);
            return Cut(ToWord(Word(op, value, ToWord(Value(node.Operands[1]), CodeType.UInt32)), type), width);
        }
        var amount = amountWidth > 64 ? Wide.Saturated(node.Operands[1]) : Long(node.Operands[1]);
        var (name, operand) = node.Op switch
        {
            Op.ShiftLeft => (nameof(RuntimeOps.ShiftLeft), Long(node.Operands[0])),
            Op.ShiftRightLogical => (nameof(RuntimeOps.ShiftRight), Long(node.Operands[0])),
            _ => (nameof(RuntimeOps.ShiftRightSigned), SignExtend(Value(node.Operands[0]), width, CodeType.UInt64)),
        };
        return Cut(ToWord(Helper(name, CodeType.UInt64, operand, amount), type), width);
    }

    private CodeExpr Mux(Node node)
    {
        var (select, whenTrue, whenFalse) = (Value(node.Operands[0]), Value(node.Operands[1]), Value(node.Operands[2]));
        // Bitwise forms use one operand twice, so that operand must be cheap.
        if (node.Width == 1 && IsCheap(whenFalse))
            return Word(WordOp.Xor, Word(WordOp.And, Word(WordOp.Xor, whenTrue, whenFalse), select), whenFalse);
        if (node.Width == 1 && IsCheap(select))
            return Word(WordOp.Or, Word(WordOp.And, whenTrue, select), Word(WordOp.And, whenFalse, Word(WordOp.Xor, select, Int(1))));
        return new Conditional(select, whenTrue, whenFalse);
    }

    private static bool IsCheap(CodeExpr value) => value is Literal or LocalValue or Load { Address.Index: null };

    private CodeExpr Concat(Node node)
    {
        var type = CodeType.Word(node.Width);
        CodeExpr? result = null;
        var at = node.Width;
        foreach (var part in node.Operands)
        {
            at -= design.Nodes[part].Width;
            if (design.Nodes[part] is { Op: Op.Const, Value.IsZero: true })
                continue;
            // What a shift moves out of the word need not be cut off before.
            var source = design.Nodes[placement.Resolve(part)];
            var whole = source.Op == Op.Slice && !placement.IsKept(source.Index) && !_replaced.ContainsKey(source.Index)
                && at + source.Width == type.Bits && design.Nodes[source.Operands[0]].Width <= 64;
            var bits = whole ? ToWord(Shifted(source), type) : ToWord(Value(part), type);
            if (at > 0)
                bits = Word(WordOp.ShiftLeft, bits, Amount(at));
            result = result is null ? bits : Word(WordOp.Or, result, bits);
        }
        return result ?? new Literal(type, 0);
    }

    /// <summary>The operand of a slice with the slice's bits at the bottom and others above.</summary>
    private CodeExpr Shifted(Node slice)
    {
        var value = Value(slice.Operands[0]);
        return slice.Argument == 0 ? value : Word(WordOp.ShiftRight, value, Amount(slice.Argument));
    }

    private CodeExpr Divide(string helper, Node node, bool signed)
    {
        CodeExpr Number(int index) => signed ? SignExtend(Value(index), node.Width, CodeType.UInt64) : Long(index);
        var result = Helper(helper, CodeType.UInt64, Number(node.Operands[0]), Number(node.Operands[1]));
        return Cut(ToWord(result, CodeType.Word(node.Width)), node.Width);
    }

    private CodeExpr Signed(int index) => SignExtend(Value(index), design.Nodes[index].Width, CodeType.Word(design.Nodes[index].Width));

    private CodeExpr Both(WordOp op, Node node) => Word(op, Value(node.Operands[0]), Value(node.Operands[1]));

    private Node Operand(Node node, int index) => design.Nodes[node.Operands[index]];

    private static CodeType Narrow(int width) => CodeType.Storage(width);
}

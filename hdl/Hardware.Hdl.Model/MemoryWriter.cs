using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>Writes the statements of one memory write whose enable holds.</summary>
internal sealed class MemoryWriter(LoweredDesign design, StateLayout layout, ScalarValues values, WideValues wide)
{
    public void Write(WriteSink sink, List<CodeStmt> code)
    {
        var (memory, write) = (sink.Memory.Memory, sink.Write);
        var addressWidth = design.Nodes[write.Address].Width;
        var value = addressWidth > 64 ? wide.Saturated(write.Address) : values.Value(write.Address);
        var address = new Local(value.Type, $"at{sink.Memory.Index}_{write.Address}");
        code.Add(new SetLocal(address, value));
        var store = new List<CodeStmt>();
        var place = new Address(layout.Memories[sink.Memory.Index], new LocalValue(address), StateLayout.ElementBytes(memory.Word.Width));
        for (var limb = 0; limb < WideValues.Limbs(memory.Word.Width); limb++)
            StoreLimb(sink, limb, place.Plus(8L * limb), store);
        if (sink.Note is { } note)
            store.Add(new Store(CodeType.UInt64, new Address(note), Long(1)));
        if (addressWidth <= 31 && 1L << addressWidth <= memory.Depth)
            code.AddRange(store);
        else
            code.Add(new Branch(Word(WordOp.Less, new LocalValue(address), new Literal(address.Type, (ulong)memory.Depth)), store, []));
    }

    private void StoreLimb(WriteSink sink, int limb, Address place, List<CodeStmt> code)
    {
        var (width, write) = (sink.Memory.Memory.Word.Width, sink.Write);
        var type = width > 64 ? CodeType.UInt64 : CodeType.Storage(width);
        var data = width > 64 ? wide.Limb(write.Data, limb) : values.Value(write.Data);
        if (write.Mask >= 0)
        {
            var word = width > 64 ? CodeType.UInt64 : CodeType.Word(width);
            var mask = new Local(word, $"mask{sink.Memory.Index}_{write.Data}_{limb}");
            code.Add(new SetLocal(mask, BitMask(write.Mask, width, limb, word)));
            var old = new Load(type, place);
            data = Word(WordOp.Or, Word(WordOp.And, data, new LocalValue(mask)), Word(WordOp.And, old,
                new Complement(new LocalValue(mask))));
        }
        code.Add(new Store(type, place, data));
    }

    /// <summary>The mask of one bit per part as a mask of bits.</summary>
    private CodeExpr BitMask(int mask, int width, int limb, CodeType type)
    {
        var parts = design.Nodes[mask].Width;
        var part = width / parts;
        CodeExpr? result = null;
        for (var i = 0; i < parts; i++)
        {
            var (low, high) = (Math.Max(i * part, limb * 64), Math.Min((i + 1) * part, (limb + 1) * 64));
            if (low >= high)
                continue;
            var bit = parts > 64 ? wide.Bits(mask, i, 1) : ScalarValues.Slice(values.Value(mask), parts, i, 1);
            var ones = high - low == 64 ? ulong.MaxValue : ((1UL << (high - low)) - 1) << (low % 64);
            CodeExpr bits = Word(WordOp.And, Word(WordOp.Subtract, new Literal(type, 0), ToWord(bit, type)), new Literal(type, ones));
            result = result is null ? bits : Word(WordOp.Or, result, bits);
        }
        return result ?? new Literal(type, 0);
    }
}

using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <content>Between lanes of different sizes: extensions, slices, concatenations.</content>
internal sealed partial class LaneValues
{
    private CodeExpr Extended(Node node, CodeType type, int chunk)
    {
        if (WideProduct(node, type, chunk) is { } product)
            return CutTo(node, product);
        if (design.Nodes[node.Operands[0]].Width == 1)
            return vectors.Operation("BitwiseAnd", SelectMask(node.Operands[0], chunk, type),
                node.Op == Op.SignExtend ? OnesOf(node.Index) : Splat(type, 1));
        return node.Op == Op.SignExtend ? CutTo(node, ExtendedTo(node, type, chunk)) : ExtendedTo(node, type, chunk);
    }

    /// <summary>The operand of an extension in lanes of any larger size, extended to all their bits.</summary>
    private CodeExpr ExtendedTo(Node extension, CodeType type, int chunk)
    {
        var (operand, signed) = (extension.Operands[0], extension.Op == Op.SignExtend);
        var from = design.Nodes[operand].Width;
        if (extension.Space == 0 || IsUniform(operand, type))
            return Uniform(extension.Space == 0 ? extension : design.Nodes[placement.Resolve(operand)], type, signed);
        if (extension.Op == Op.ZeroExtend || from == LaneShape.LaneBits(from))
            return Widened(operand, type, chunk, signed);
        var by = type.Lane!.Bits - from;
        return vectors.Shift("ShiftRightArithmetic", vectors.Shift("ShiftLeft", Widened(operand, type, chunk, false), by), by);
    }

    /// <summary>
    /// A product of numbers so narrow that no bit is lost, extended: where one of them is the same for all vectors it is extended once,
    /// the other while it is loaded, and each vector of products is used where it is made. Null when the value is something else.
    /// </summary>
    private CodeExpr? WideProduct(Node node, CodeType type, int chunk)
    {
        var product = design.Nodes[placement.Resolve(node.Operands[0])];
        if (!options.WidenProducts || product.Op != Op.Multiply || product.Space == 0 || placement.IsKept(product.Index)
            || Arrays.ContainsKey(product.Index))
            return null;
        var (a, b) = (design.Nodes[placement.Resolve(product.Operands[0])], design.Nodes[placement.Resolve(product.Operands[1])]);
        if (!IsExtension(a) || !IsExtension(b) || (a.Op == Op.SignExtend || b.Op == Op.SignExtend) != (node.Op == Op.SignExtend)
            || design.Nodes[a.Operands[0]].Width + design.Nodes[b.Operands[0]].Width > product.Width
            || !(a.Space == 0 || b.Space == 0 || IsUniform(a.Operands[0], type) || IsUniform(b.Operands[0], type)))
            return null;
        return vectors.Operation("Multiply", ExtendedTo(a, type, chunk), ExtendedTo(b, type, chunk));
    }

    private bool IsExtension(Node node) => node.Op is Op.SignExtend or Op.ZeroExtend && design.Nodes[node.Operands[0]].Width > 1
        && (node.Space == 0 || !placement.IsKept(node.Index));

    /// <summary>Whether all vectors of a type that make up a value are the same.</summary>
    private bool IsUniform(int value, CodeType type)
    {
        var node = design.Nodes[placement.Resolve(value)];
        return node.Space == 0 || (node.Op == Op.Gather && !Arrays.ContainsKey(node.Index)
            && Gathers[node.Index].IsUniform(type.Bits / type.Lane!.Bits));
    }

    private CodeExpr Sliced(Node node, CodeType type, int chunk)
    {
        var operand = node.Operands[0];
        var (from, low) = (design.Nodes[operand].Width, node.Argument);
        var laneBits = LaneShape.LaneBits(from);
        if (laneBits > 8 && type.Lane!.Bits == 8 && (low / 8) == (low + node.Width - 1) / 8 && shape is { Widest: 512, Block: 64 }
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

    /// <summary>A byte of every lane of a block of 64, by permutations; null when the machine has none of bytes.</summary>
    private CodeExpr? ByteOf(int value, int at)
    {
        var bytes = CodeType.Vector(CodeType.Byte, 512);
        var size = LaneShape.LaneBits(design.Nodes[value].Width) / 8;
        return Picked(0, size);

        CodeExpr? Picked(int chunk, int chunks)
        {
            if (chunks == 1)
                return vectors.As(Vector(value, chunk), bytes);
            // Each half gives as many bytes as it has lanes; a single vector still has them in their lanes.
            var half = 64 * chunks / 2 / size;
            var (step, first) = chunks == 2 ? (size, at) : (1, 0);
            var positions = Constant(bytes, i => (ulong)((i % half * step) + first + (i / half % 2 * 64)));
            return Picked(chunk, chunks / 2) is { } low && Picked(chunk + (chunks / 2), chunks / 2) is { } high
                ? vectors.Permute(low, positions, high) : null;
        }
    }

    /// <summary>Lanes of a block of 64 put together from bytes that lie apart; null when they are no bytes, or the machine has no
    /// permutations of bytes.</summary>
    private CodeExpr? FromBytes(Node node, CodeType type, int chunk)
    {
        if (type.Lane!.Bits == 8 || shape is not { Widest: 512, Block: 64 } || !Array.TrueForAll(node.Operands, IsByte))
            return null;
        var bytes = CodeType.Vector(CodeType.Byte, 512);
        var size = type.Lane.Bits / 8;
        CodeExpr? all = null;
        for (var at = 0; at < node.Operands.Length; at += 2)
        {
            var (low, high) = (Byte(at), Byte(at + 1));
            var positions = Constant(bytes, i => (ulong)((chunk * 64 / size) + (i / size) + (i % 2 * 64)));
            if (vectors.Permute(low, positions, high) is not { } pair)
                return null;
            var place = at;
            all = all is null ? pair : vectors.Select(Constant(bytes, i => i % size >= place ? 0xffUL : 0), pair, all);
        }
        var used = (node.Operands.Length + 1) / 2 * 2;
        var joined = used == size ? all! : vectors.Operation("BitwiseAnd", all!, Constant(bytes, i => i % size < used ? 0xffUL : 0));
        return vectors.As(joined, type);

        bool IsByte(int operand) =>
            design.Nodes[operand].Width is var width and > 1 && (width == 8 || (operand == node.Operands[0] && width < 8));

        CodeExpr Byte(int at) => at < node.Operands.Length ? Vector(node.Operands[^(at + 1)], 0) : Splat(bytes, 0);
    }

    private CodeExpr Concatenated(Node node, CodeType type, int chunk)
    {
        if (FromBytes(node, type, chunk) is { } joined)
            return joined;
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
        if (IsUniform(value, type))
            return Uniform(node, type, signed);
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
}

using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Lanes that take elements of one scalar (a port that carries a row of values side by side) straight from memory: each vector loads
/// the window of elements that its lanes need and permutes them; bits are deposited by one instruction per word.
/// </summary>
internal sealed class GatherWindow
{
    private readonly StateLayout _layout;
    private readonly long _memory;
    private readonly int _bits;
    private readonly int _width;
    private readonly int[] _elements;

    private GatherWindow(StateLayout layout, long memory, int bits, int width, int[] elements, Sink? source) =>
        (_layout, _memory, _bits, _width, _elements, Source) = (layout, memory, bits, width, elements, source);

    /// <summary>What scalar code has to store first; null when the scalar is an input and read in place.</summary>
    public Sink? Source { get; }

    /// <summary>The window for some lanes, or null when their sources are not elements of one scalar, or lie too far apart.</summary>
    public static GatherWindow? Find(
        LoweredDesign design, StateLayout layout, LaneShape shape, int width, IEnumerable<(int Lane, LaneSource Source)> rest)
    {
        if (shape.Widest < 512 || width is not (1 or 8 or 16 or 32) || !Avx512Vbmi.IsSupported || !Bmi2.X64.IsSupported)
            return null;
        var elements = new int[shape.Blocks * shape.Block];
        Array.Fill(elements, -1);
        var scalar = -1;
        foreach (var (lane, (index, at)) in rest)
        {
            var node = design.Nodes[index];
            if (at >= 0 || node.Op != Op.Slice || node.Argument % width != 0 || (scalar >= 0 && node.Operands[0] != scalar))
                return null;
            scalar = node.Operands[0];
            elements[lane] = node.Argument / width;
        }
        if (scalar < 0 || !(width == 1 ? AreConsecutive(elements, shape.Block) : AreNear(elements, shape.Vector(width).Bits / width)))
            return null;
        var value = design.Nodes[scalar];
        if (value.Op == Op.Input)
            return new GatherWindow(layout, layout.Inputs[value.Argument], value.Width, width, elements, null);
        var copy = layout.TakeLanes(1, Math.Max(value.Width, 2));
        return new GatherWindow(layout, copy, value.Width, width, elements, new KeepSink(scalar, 0, copy));
    }

    /// <summary>The scalar, limb by limb.</summary>
    public IEnumerable<CodeExpr> Words() => Enumerable.Range(0, (_bits + 63) / 64).Select(limb =>
        ToWord(new Load(CodeType.Storage(Math.Min(64, _bits - (64 * limb))), new Address(_memory + (8 * limb))), CodeType.UInt64));

    /// <summary>The bits of a block, in their lanes; other lanes are 0.</summary>
    public CodeExpr Bits(LaneValues values, LaneShape shape)
    {
        var starts = Starts(shape, shape.Block);
        // All lanes in order: the scalar is the word.
        if (shape.Blocks == 1 && starts[0] % 8 + shape.Lanes <= 64 && IsWhole(shape))
            return Word(WordOp.ShiftRight, new Load(CodeType.UInt64, new Address(_memory + (starts[0] / 8))), Amount(starts[0] % 8));
        var mask = values.ConstantBits(lane => _elements[lane] >= 0);
        var type = CodeType.Storage(Enumerable.Range(0, starts.Length).Max(b => (starts[b] % 8) + Span(b, shape.Block)));
        CodeExpr bits;
        if (values.Position is { } position)
        {
            var start = Start(starts, shape, position, 1, 0);
            var window = new Load(type, new Address(_memory, Word(WordOp.ShiftRight, start, Amount(3))));
            bits = Word(WordOp.ShiftRight, window, Word(WordOp.And, start, Int(7)));
        }
        else
            bits = Word(WordOp.ShiftRight, new Load(type, new Address(_memory + (starts[0] / 8))), Amount(starts[0] % 8));
        bits = ToWord(bits, CodeType.UInt64);
        return new Call(typeof(Bmi2.X64).GetMethod(nameof(Bmi2.X64.ParallelBitDeposit))!, CodeType.UInt64, bits, mask);
    }

    private bool IsWhole(LaneShape shape)
    {
        for (var lane = 0; lane < shape.Lanes; lane++)
            if (_elements[lane] != _elements[0] + lane)
                return false;
        return true;
    }

    /// <summary>One vector of a block; other lanes are arbitrary.</summary>
    public CodeExpr Vector(LaneValues values, LaneShape shape, Vectors vectors, CodeType type, int chunk)
    {
        // All lanes in order: the scalar is the array.
        if (shape.Lanes % shape.Block == 0 && IsWhole(shape))
            return new Load(type, values.Place(_memory + (_elements[0] * (long)_width / 8), _width, chunk));
        var positions = Positions(shape, type);
        var window = At(values, shape, type, chunk);
        var order = values.PerLane(type, chunk, positions);
        return (IsOneVector(shape, type)
            ? vectors.Permute(Load(values, shape, vectors, type, chunk), order)
            : vectors.Permute(new Load(type, window), order, new Load(type, window.Plus(type.Bits / 8))))!;
    }

    /// <summary>Whether the elements that a vector of lanes needs always lie within as many bytes, so that one load has them.</summary>
    public bool IsOneVector(LaneShape shape, CodeType type) => Positions(shape, type).Max() < type.Bits / _width;

    /// <summary>
    /// The elements of a vector of lanes, from the first that is needed. Few are loaded as a word, which does not wait for the store of a
    /// word, as a vector would.
    /// </summary>
    public CodeExpr Load(LaneValues values, LaneShape shape, Vectors vectors, CodeType type, int chunk)
    {
        var window = At(values, shape, type, chunk);
        var bits = (Positions(shape, type).Max() + 1) * _width;
        if (bits > 64)
            return new Load(type, window);
        var word = bits <= 32 ? CodeType.UInt32 : CodeType.UInt64;
        return vectors.As(vectors.Broadcast(CodeType.Vector(word, type.Bits), new Load(word, window)), type);
    }

    /// <summary>Where in the loaded elements each lane of the space finds its own; -1 for other lanes.</summary>
    public int[] Positions(LaneShape shape, CodeType type)
    {
        var perChunk = type.Bits / _width;
        var starts = Starts(shape, perChunk);
        return [.. _elements.Select((element, lane) => element < 0 ? -1 : element - starts[lane / perChunk])];
    }

    private Address At(LaneValues values, LaneShape shape, CodeType type, int chunk)
    {
        var perChunk = type.Bits / _width;
        var chunks = shape.Block / perChunk;
        var starts = Starts(shape, perChunk);
        if (values.Position is not { } position)
            return new Address(_memory + ((long)starts[chunk] * _width / 8));
        return new Address(_memory, Start(starts, shape, position, chunks, chunk), _width / 8);
    }

    /// <summary>The first element that each group of lanes needs.</summary>
    private int[] Starts(LaneShape shape, int group)
    {
        var starts = new int[shape.Blocks * shape.Block / group];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = _elements.AsSpan(i * group, group).ToArray().Where(e => e >= 0).DefaultIfEmpty(0).Min();
        return starts;
    }

    /// <summary>How far the elements that a group of lanes needs lie apart, both ends counted.</summary>
    private int Span(int group, int lanes)
    {
        var used = _elements.AsSpan(group * lanes, lanes).ToArray().Where(e => e >= 0).ToArray();
        return used.Length == 0 ? 0 : used.Max() - used.Min() + 1;
    }

    /// <summary>The start of a chunk in this block: a multiple of the block's number where that is so, else out of a table that is found by
    /// the block's offset in a bit array.</summary>
    private CodeExpr Start(int[] starts, LaneShape shape, (CodeExpr Lane, CodeExpr Byte) position, int chunks, int chunk)
    {
        var (first, step) = (starts[chunk], starts[chunk + chunks] - starts[chunk]);
        if (Enumerable.Range(0, shape.Blocks).All(b => starts[(b * chunks) + chunk] == first + (b * step)))
        {
            var lane = new Code.Convert(CodeType.UInt32, position.Lane);
            var block = Word(WordOp.ShiftRight, lane, Amount(BitOperations.Log2((uint)shape.Block)));
            return Word(WordOp.Add, step == 1 ? block : Word(WordOp.Multiply, block, Int((uint)step)), Int((ulong)first));
        }
        var bytes = new byte[shape.Blocks * (shape.Block / 8) * 4];
        for (var block = 0; block < shape.Blocks; block++)
            BitConverter.TryWriteBytes(bytes.AsSpan(block * (shape.Block / 8) * 4), starts[(block * chunks) + chunk]);
        return new Load(CodeType.UInt32, new Address(_layout.Constant(bytes), position.Byte, 4));
    }

    private static bool AreConsecutive(int[] elements, int block)
    {
        for (var first = 0; first < elements.Length; first += block)
        {
            var used = elements.AsSpan(first, block).ToArray().Where(e => e >= 0).ToArray();
            if (used.Length > 56)
                return false;
            for (var i = 1; i < used.Length; i++)
                if (used[i] != used[i - 1] + 1)
                    return false;
        }
        return true;
    }

    private static bool AreNear(int[] elements, int lanes)
    {
        for (var first = 0; first < elements.Length; first += lanes)
        {
            var used = elements.AsSpan(first, lanes).ToArray().Where(e => e >= 0).ToArray();
            if (used.Length > 0 && used.Max() - used.Min() >= 2 * lanes)
                return false;
        }
        return true;
    }
}

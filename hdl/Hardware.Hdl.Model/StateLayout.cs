using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Where everything lives in the flat state block. Inputs lie as a row of limbs. Scalar registers lie at their own storage width, those
/// of one size side by side in order of declaration; a register of a lane space is an array with one element per lane, of one-bit
/// registers one bit per lane.
/// </summary>
/// <remarks>
/// <code>
/// header: cycle (8) | number of failures (8) | failures (16 each: check site, cycle) | cover counts (8 each)
/// resets (1 each) | inputs (8 per limb) | registers | lane arrays | memories        a checkpoint copies all up to here
/// scratch: values that live across methods, settled wires
/// </code>
/// </remarks>
internal sealed class StateLayout
{
    /// <summary>Failures that one call of Tick can tell; later ones are counted only.</summary>
    public const int FailureCapacity = 256;

    public const int CycleOffset = 0;
    public const int FailureCountOffset = 8;
    public const int FailuresOffset = 16;
    private const int CoverOffset = FailuresOffset + (16 * FailureCapacity);

    private readonly Dictionary<string, long> _constants = [];
    private readonly int _margin;
    private long _end;

    public StateLayout(LoweredDesign design)
    {
        _end = CoverOffset + (8L * design.CheckSites.Count);
        Resets = Take(Math.Max(1, design.Source.Top.Domains.Count), 1);
        Inputs = new long[design.Inputs.Count];
        Registers = new long[design.Registers.Count];
        Memories = new long[design.Memories.Count];
        InputRow = _end = Align(_end, 64);
        for (var i = 0; i < Inputs.Length; i++)
            Inputs[i] = Take((design.Inputs[i].Signal.Shape.Width + 63) / 64 * 8, 8);
        InputBytes = _end - InputRow;
        Stored = _end;
        foreach (var size in new[] { 1, 2, 4, 8, 0 })
            foreach (var register in design.Registers.Where(r => r.Space == 0))
                Place(ref Registers[register.Index], register.Width, size);
        _margin = 64 + (8 * FarthestNeighbour(design));
        Spaces = new (long, long)[design.Spaces.Count];
        foreach (var space in design.Registers.Where(r => r.Space > 0 && r.Slices is null).GroupBy(r => r.Space).OrderBy(g => g.Key))
        {
            var start = _end;
            foreach (var register in space)
                Registers[register.Index] = TakeLanes(design.Spaces[space.Key].Lanes, register.Width);
            Spaces[space.Key] = (start, _end - start);
        }
        foreach (var memory in design.Memories.Where(m => m.Words is null))
            Memories[memory.Index] = Take(PaddedDepth(memory.Memory) * (long)ElementBytes(memory.Memory.Word.Width), 64);
        _end = Align(_end, 64);
        StateBytes = _end;
        Wake = TakeScratch(64);
    }

    public long Resets { get; }
    public long[] Inputs { get; }

    /// <summary>Where the inputs begin; they lie as a <see cref="Hardware.Hdl.Simulation.SignalRow"/> of them does, each in limbs
    /// of its own.</summary>
    public long InputRow { get; }

    /// <summary>Bytes of all inputs.</summary>
    public long InputBytes { get; }

    public long[] Registers { get; }
    public long[] Memories { get; }

    /// <summary>Where registers begin, and memories behind them.</summary>
    public long Stored { get; }

    /// <summary>Where the registers of each lane space are.</summary>
    public (long Start, long Bytes)[] Spaces { get; }

    /// <summary>A word that is not 0 when that state may have been written from outside since the last edge.</summary>
    public long Wake { get; }

    /// <summary>Bytes that make up the state.</summary>
    public long StateBytes { get; }

    /// <summary>Bytes of the whole block, scratch included.</summary>
    public long TotalBytes => Align(_end, 64) + _margin;

    public static long Cover(int site) => CoverOffset + (8L * site);

    /// <summary>Bytes of one value in memory: its storage width, or whole limbs.</summary>
    public static int ElementBytes(int width) => width > 64 ? (width + 63) / 64 * 8 : CodeType.Storage(width).Bits / 8;

    /// <summary>Words kept for a memory: reads with a bounded address need no test when the words past the end exist and are 0.</summary>
    public static int PaddedDepth(MemoryDef memory) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)memory.Depth);

    /// <summary>Room for a value of the scratch area.</summary>
    public long TakeScratch(int width) => Take(ElementBytes(width), 8);

    /// <summary>Room for a copy of some state.</summary>
    public long TakeBytes(long bytes) => Take(bytes, 64);

    /// <summary>Room for a word or vector of the scratch area.</summary>
    public long TakeScratch(CodeType type) => Take(type.Bits / 8, type.Bits / 8);

    /// <summary>Constants that code expects in the scratch area; the engine writes them before the code runs.</summary>
    public List<(long Offset, byte[] Bytes)> Constants { get; } = [];

    /// <summary>Where some constant bytes will be; equal ones are kept once.</summary>
    public long Constant(byte[] bytes)
    {
        var key = System.Convert.ToBase64String(bytes);
        if (!_constants.TryGetValue(key, out var offset))
        {
            _constants[key] = offset = Take(bytes.Length, Math.Min(64, bytes.Length));
            Constants.Add((offset, bytes));
        }
        return offset;
    }

    /// <summary>Room for a value per lane of the scratch area.</summary>
    public long TakeLanes(int lanes, int width)
    {
        var padded = Align(lanes, 64);
        if (width > 1)
            return Take((padded * ElementBytes(width)) + _margin, 64, _margin);
        // Words of bits lie close together; a step of the farthest neighbour is an eighth of its bytes.
        var around = (int)(8 + Align(_margin / 64, 8));
        return Take((padded / 8) + around, 8, around);
    }

    // Loads of a neighbour's value reach outside the array by the distance of the neighbour; what they find there is masked.
    private static int FarthestNeighbour(LoweredDesign design)
    {
        var farthest = 0;
        foreach (var node in design.Nodes.Nodes.Where(n => n.Op == Op.Gather))
            for (var lane = 0; lane < node.Sources!.Length; lane++)
                if (node.Sources[lane].Lane >= 0)
                    farthest = Math.Max(farthest, Math.Abs(lane - node.Sources[lane].Lane));
        return farthest;
    }

    private void Place(ref long offset, int width, int size)
    {
        if ((width > 64 ? 0 : ElementBytes(width)) == size)
            offset = Take(ElementBytes(width), size == 0 ? 64 : size);
    }

    private long Take(long bytes, int alignment, int before = 0)
    {
        var offset = Align(_end + before, alignment);
        _end = offset + bytes;
        return offset;
    }

    private static long Align(long value, int alignment) => (value + alignment - 1) / alignment * alignment;
}

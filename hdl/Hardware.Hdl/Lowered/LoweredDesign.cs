using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// A design as dataflow: dense nodes, the state they read, and what happens at a clock edge. The hierarchy is gone, except that the
/// instances of a definition that form an array share one set of nodes with a lane per instance.
/// </summary>
public sealed class LoweredDesign
{
    internal LoweredDesign(Design source, LaneRules? rules) => (Source, Nodes) = (source, new NodeTable(rules));

    /// <summary>The design lowered.</summary>
    public Design Source { get; }

    /// <summary>All nodes.</summary>
    public NodeTable Nodes { get; }

    /// <summary>Lane spaces; entry 0 is that of scalars.</summary>
    public List<LaneSpace> Spaces { get; } = [new LaneSpace(0, null, [0])];

    /// <summary>Inputs of the top module.</summary>
    public List<StateInput> Inputs { get; } = [];

    /// <summary>Registers.</summary>
    public List<StateRegister> Registers { get; } = [];

    /// <summary>Memories.</summary>
    public List<StateMemory> Memories { get; } = [];

    /// <summary>Assertions, assumptions and cover points.</summary>
    public List<StateCheck> Checks { get; } = [];

    /// <summary>The flattened design's checks in order of instance and source.</summary>
    public List<CheckSite> CheckSites { get; } = [];

    /// <summary>By slot: the node of the signal, or -1 for memories and locals.</summary>
    public int[] SlotNodes { get; internal set; } = [];

    /// <summary>By slot: the lane of the node that is the signal's value, or the lane of the memory.</summary>
    public int[] SlotLanes { get; internal set; } = [];

    /// <summary>By slot: the memory, or -1.</summary>
    public int[] SlotMemories { get; internal set; } = [];
}

/// <summary>The instances of one definition that are computed side by side, one lane each.</summary>
/// <param name="Index">Position in <see cref="LoweredDesign.Spaces"/>; 0 is the space of scalars, with one lane.</param>
/// <param name="Module">The definition; null for scalars.</param>
/// <param name="Slots">First slot of each lane's instance.</param>
public sealed record LaneSpace(int Index, ModuleDef? Module, int[] Slots)
{
    /// <summary>Number of lanes.</summary>
    public int Lanes => Slots.Length;
}

/// <summary>A top-level input.</summary>
/// <param name="Signal">The port.</param>
/// <param name="Node">Its node.</param>
public sealed record StateInput(Signal Signal, int Node);

/// <summary>A register, or one per lane.</summary>
public sealed class StateRegister
{
    /// <summary>Position in <see cref="LoweredDesign.Registers"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The signal of its module; null for a word of a memory.</summary>
    public required Signal? Signal { get; init; }

    /// <summary>Width in bits.</summary>
    public required int Width { get; init; }

    /// <summary>Path below the top; in a lane space, below the lane's instance.</summary>
    public required string Path { get; init; }

    /// <summary>Its lane space.</summary>
    public required int Space { get; init; }

    /// <summary>Slot, in a lane space relative to the lane's instance.</summary>
    public required int Slot { get; init; }

    /// <summary>Domain of the top module that clocks it; -1 when nothing writes it.</summary>
    public required int Domain { get; init; }

    /// <summary>The node that reads it.</summary>
    public required int Node { get; init; }

    /// <summary>The node of its next value, reset included; itself when nothing writes it.</summary>
    public int Next { get; internal set; }

    /// <summary>In a lane space, the registers of a bit or a byte that together are this one, the least significant first; null when it is
    /// stored as a whole.</summary>
    public int[]? Slices { get; internal set; }
}

/// <summary>A memory, or one per lane.</summary>
public sealed class StateMemory
{
    /// <summary>Position in <see cref="LoweredDesign.Memories"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The definition.</summary>
    public required MemoryDef Memory { get; init; }

    /// <summary>Path below the top; in a lane space, below the lane's instance.</summary>
    public required string Path { get; init; }

    /// <summary>Its lane space.</summary>
    public required int Space { get; init; }

    /// <summary>Writes in the order in which they happen; of a memory of a lane space they have become part of its words' next
    /// values.</summary>
    public List<StateWrite> Writes { get; } = [];

    /// <summary>In a lane space, the register that is each word; else null.</summary>
    public int[]? Words { get; internal set; }
}

/// <summary>A memory write at an edge of <paramref name="Domain"/>; <paramref name="Mask"/> is -1 for whole words.</summary>
public sealed record StateWrite(int Domain, int Enable, int Address, int Data, int Mask);

/// <summary>A check of one instance, or one per lane.</summary>
/// <param name="Check">The statement.</param>
/// <param name="Domain">Domain at whose edge it is evaluated; -1 for any.</param>
/// <param name="Space">Its lane space.</param>
/// <param name="Fires">Node: the check is reached and has failed, or a cover point held.</param>
/// <param name="Sites">By lane, its position in <see cref="LoweredDesign.CheckSites"/>.</param>
public sealed record StateCheck(Check Check, int Domain, int Space, int Fires, int[] Sites);

/// <summary>One check of the flattened design.</summary>
/// <param name="Path">Instance path, the top's name first.</param>
/// <param name="Check">The statement.</param>
public sealed record CheckSite(string Path, Check Check);

using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>Where a value goes.</summary>
internal abstract record Target;

/// <summary>A kept node: its local, or its scratch memory.</summary>
internal sealed record NodeTarget(int Node) : Target;

/// <summary>A register, in place.</summary>
internal sealed record RegisterTarget(StateRegister Register) : Target;

/// <summary>A memory word, below the choices of its enable.</summary>
internal sealed record WriteTarget(WriteSink Sink, List<(int Select, bool When)> Conditions) : Target;

/// <summary>The list of failures, or a cover counter.</summary>
internal sealed record CheckTarget(StateCheck Check) : Target;

/// <summary>An offset of the state block; of a lane space, an array there.</summary>
internal sealed record KeepTarget(long Offset) : Target;

/// <summary>A local that a kernel reads.</summary>
internal sealed record ImportTarget(Local Local) : Target;

/// <summary>A local with a vector that the lanes of all blocks are combined to.</summary>
internal sealed record ReduceTarget(ReduceSink Sink) : Target;

/// <summary>A target still to be assigned in a region; <paramref name="Select"/> is the choice it hangs on.</summary>
internal sealed record Work(Target Target, int Node, int Select = Region.NoSelect, int Step = 0);

/// <summary>Work of one region that is scheduled together.</summary>
internal sealed class Item(int select)
{
    public int Select { get; } = select;
    public List<Work> Work { get; } = [];

    /// <summary>Items that must come before.</summary>
    public HashSet<Item> Needs { get; } = [];

    /// <summary>State read: register nodes, and complements of memory indices.</summary>
    public HashSet<int> Reads { get; } = [];

    /// <summary>State overwritten, in the same numbers.</summary>
    public HashSet<int> Writes { get; } = [];

    /// <summary>Memories whose writes must keep their order.</summary>
    public HashSet<int> Orders { get; } = [];
}

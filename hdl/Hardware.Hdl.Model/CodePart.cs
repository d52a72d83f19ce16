using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>A stretch of the code of a clock edge of which is known what it reads and writes, so that it can be left out while it would do
/// nothing new.</summary>
/// <param name="name">What ends the names of its locals.</param>
internal sealed class CodePart(string name)
{
    public string Name { get; } = name;

    /// <summary>Where its statements are among those of the edge.</summary>
    public Range Code { get; set; }

    /// <summary>Scalars it reads, as 64-bit words.</summary>
    public List<CodeExpr> Words { get; } = [];

    /// <summary>Parts whose state it reads as the last edge has left it, or whose results it reads, which they compute before it.</summary>
    public HashSet<CodePart> Sources { get; } = [];

    /// <summary>The state that only it overwrites. A part without any leaves results in scratch memory.</summary>
    public HashSet<(long Start, long Bytes)> State { get; } = [];

    /// <summary>Where it notes that it has written a memory; null when it never does.</summary>
    public long? Wrote { get; set; }

    /// <summary>Locals that it gives values, for what comes after it.</summary>
    public List<Local> Results { get; } = [];

    /// <summary>Not 0 when it may have changed its state at the last edge.</summary>
    public Local Moved { get; } = new(CodeType.UInt64, $"moved{name}");

    /// <summary>Not 0 when it runs at this edge.</summary>
    public Local Awake { get; } = new(CodeType.UInt64, $"awake{name}");

    /// <summary>Where is kept from edge to edge whether it may have moved anything.</summary>
    public long? Flag { get; set; }
}

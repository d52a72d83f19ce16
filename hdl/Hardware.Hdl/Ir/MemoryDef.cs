using Hardware.Hdl.Values;

namespace Hardware.Hdl.Ir;

/// <summary>
/// An array of words. Reads are combinational and see the words as they were before the clock edge; a read past the end is 0 and a
/// write past the end does nothing. Words start with <see cref="InitialContents"/>, or 0. Reset does not touch them.
/// </summary>
public sealed class MemoryDef(string name, Shape word, int depth, SourceLocation source = default)
{
    /// <summary>Name as the user wrote it; unique in its module, also among signals.</summary>
    public string Name { get; } = name;

    /// <summary>Shape of a word.</summary>
    public Shape Word { get; } = word;

    /// <summary>Number of words, at least 1.</summary>
    public int Depth { get; } = depth;

    /// <summary>Initial words from address 0; shorter than <see cref="Depth"/> means the rest is 0; null means all 0.</summary>
    public IReadOnlyList<BitVector>? InitialContents { get; init; }

    /// <summary>Position in <see cref="ModuleDef.Memories"/>; set when the memory is added to a module.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Where the user declared it.</summary>
    public SourceLocation Source { get; } = source;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Word}[{Depth}]";
}

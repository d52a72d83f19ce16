using System.Diagnostics;

namespace Hardware.Hdl;

/// <summary>
/// An array of words. Reading is combinational and sees the words as they were before the clock edge; a register that loads a read
/// is a synchronous read port. Past the end, reading gives 0 and writing does nothing.
/// </summary>
/// <typeparam name="T"><see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/>.</typeparam>
[DebuggerDisplay("{Depth} words")]
[DebuggerTypeProxy(typeof(MemoryView<>))]
public sealed class Mem<T> : View
    where T : struct, ISignal<T>
{
    internal MemoryCell<T>? Storage { get; set; }

    private MemoryCell<T> Words => Storage ??= Scope.Memory<T>(Name);

    /// <summary>Number of words.</summary>
    public int Depth => Words.Depth;

    /// <summary>The word at an address.</summary>
    public T this[UInt address]
    {
        get => Words.Read(address);
        set => Words.Write(address, value, null);
    }

    /// <summary>The word at a fixed address.</summary>
    public T this[int address]
    {
        get => Words.Read(address);
        set => Words.Write(address, value, null);
    }

    /// <summary>Writes the parts of a word whose bit in <paramref name="mask"/> is 1; the mask's width divides the word's, bit 0
    /// is the least significant part.</summary>
    public void Write(UInt address, T value, UInt mask) => Words.Write(address, value, mask);

    internal override void Declare(FieldDeclarations declarations) =>
        throw new InvalidOperationException("A memory is declared by Declarations.Memory.");
}

/// <summary>What a debugger shows of a memory: its words.</summary>
internal sealed class MemoryView<T>(Mem<T> memory)
    where T : struct, ISignal<T>
{
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public T[] Words => [.. Enumerable.Range(0, memory.Depth).Select(address => memory[address])];
}

/// <summary>Where a memory's words are kept: native storage, an engine's slot, or hardware under elaboration.</summary>
public abstract class MemoryCell<T>
{
    /// <summary>Number of words.</summary>
    public abstract int Depth { get; }

    /// <summary>The word at an address; 0 past the end.</summary>
    public abstract T Read(UInt address);

    /// <summary>Writes a word, or the parts of it that the mask selects; nothing past the end.</summary>
    public abstract void Write(UInt address, T value, UInt? mask);
}

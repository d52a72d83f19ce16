using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Constant words; the word read appears a cycle later.</summary>
/// <param name="contents">The words, from address 0.</param>
/// <param name="width">Bits of a word.</param>
[Module]
public sealed partial class Rom(ulong[] contents, int width)
{
    /// <summary>The word's address; past the last word reads 0.</summary>
    [In("Log2(contents.Length)")] public partial UInt Address { get; set; }

    /// <summary>The word at the address of the last cycle.</summary>
    [Reg("width", ResetLess = true)] public partial UInt Data { get; private set; }

    [Memory("contents.Length", "width", Contents = "contents")] partial Mem<UInt> Words { get; }

    [Clocked]
    void Read() => Data = Words[Address];
}

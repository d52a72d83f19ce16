using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>A write port and a read port of one clock; the word read appears a cycle later and shows the memory before a write of the same cycle.</summary>
/// <param name="depth">Words.</param>
/// <param name="width">Bits of a word.</param>
[Module]
public sealed partial class DualPortRam(int depth, int width)
{
    /// <summary>Writes a word.</summary>
    [In] public partial Bit Write { get; set; }

    /// <summary>Where it is written; past the depth writes nothing.</summary>
    [In("Log2(depth)")] public partial UInt WriteAddress { get; set; }

    /// <summary>The word written.</summary>
    [In("width")] public partial UInt WriteData { get; set; }

    /// <summary>Reads a word.</summary>
    [In] public partial Bit Read { get; set; }

    /// <summary>Where it is read; past the depth reads 0.</summary>
    [In("Log2(depth)")] public partial UInt ReadAddress { get; set; }

    /// <summary>The word of the last read.</summary>
    [Reg("width", ResetLess = true)] public partial UInt ReadData { get; private set; }

    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Clocked]
    void Access()
    {
        if (Write)
            Words[WriteAddress] = WriteData;
        if (Read)
            ReadData = Words[ReadAddress];
    }
}

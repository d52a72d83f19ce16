using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>One port that reads or writes a word per cycle, with a mask; the word read appears a cycle later and shows the memory before the write.</summary>
/// <param name="depth">Words.</param>
/// <param name="width">Bits of a word.</param>
/// <param name="parts">Equal parts of a word that can be written alone; 1 for whole words.</param>
[Module]
public sealed partial class SinglePortRam(int depth, int width, int parts)
{
    /// <summary>The port is used.</summary>
    [In] public partial Bit Enable { get; set; }

    /// <summary>Bit i: part i is written; all 0 to read only.</summary>
    [In("parts")] public partial UInt WriteMask { get; set; }

    /// <summary>The word's address; past the depth reads 0 and writes nothing.</summary>
    [In("Log2(depth)")] public partial UInt Address { get; set; }

    /// <summary>The word written.</summary>
    [In("width")] public partial UInt WriteData { get; set; }

    /// <summary>The word read in the last enabled cycle.</summary>
    [Reg("width", ResetLess = true)] public partial UInt ReadData { get; private set; }

    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Clocked]
    void Access()
    {
        if (Enable)
        {
            ReadData = Words[Address];
            Words.Write(Address, WriteData, WriteMask);
        }
    }
}

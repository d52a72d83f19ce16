using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Two ports of one clock that each read or write a word per cycle. A word read appears a cycle later; both ports read the memory as it was
/// before the writes of the cycle. When both write one address, port B's word stays.
/// </summary>
/// <remarks>
/// Technology memories leave two writes to one address undefined. Where the memory is to be mapped to one, keep the ports apart, and
/// <see cref="Collides"/> tells whether they are.
/// </remarks>
/// <param name="depth">Words.</param>
/// <param name="width">Bits of a word.</param>
[Module]
public sealed partial class TrueDualPortRam(int depth, int width)
{
    /// <summary>Port A is used.</summary>
    [In] public partial Bit EnableA { get; set; }

    /// <summary>Port A writes; otherwise it reads.</summary>
    [In] public partial Bit WriteA { get; set; }

    /// <summary>Port A's word; past the depth reads 0 and writes nothing.</summary>
    [In("Log2(depth)")] public partial UInt AddressA { get; set; }

    /// <summary>What port A writes.</summary>
    [In("width")] public partial UInt WriteDataA { get; set; }

    /// <summary>The word of port A's last read.</summary>
    [Reg("width", ResetLess = true)] public partial UInt ReadDataA { get; private set; }

    /// <summary>Port B is used.</summary>
    [In] public partial Bit EnableB { get; set; }

    /// <summary>Port B writes; otherwise it reads.</summary>
    [In] public partial Bit WriteB { get; set; }

    /// <summary>Port B's word; past the depth reads 0 and writes nothing.</summary>
    [In("Log2(depth)")] public partial UInt AddressB { get; set; }

    /// <summary>What port B writes.</summary>
    [In("width")] public partial UInt WriteDataB { get; set; }

    /// <summary>The word of port B's last read.</summary>
    [Reg("width", ResetLess = true)] public partial UInt ReadDataB { get; private set; }

    /// <summary>Both ports write one address in this cycle.</summary>
    [Out] public Bit Collides => EnableA && WriteA && EnableB && WriteB && AddressA == AddressB;

    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Clocked]
    void Access()
    {
        if (EnableA && !WriteA)
            ReadDataA = Words[AddressA];
        if (EnableB && !WriteB)
            ReadDataB = Words[AddressB];
        if (EnableA && WriteA)
            Words[AddressA] = WriteDataA;
        if (EnableB && WriteB)
            Words[AddressB] = WriteDataB;
    }
}

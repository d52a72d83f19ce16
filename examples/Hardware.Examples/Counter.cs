using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>Counts enabled cycles and wraps.</summary>
[Module]
public sealed partial class Counter(int width)
{
    [In] public partial Bit Enable { get; set; }

    [Reg("width")] public partial UInt Count { get; private set; }

    [Clocked]
    void Advance()
    {
        if (Enable)
            Count++;
    }
}

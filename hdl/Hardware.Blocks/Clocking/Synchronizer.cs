using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Two flip-flops that bring a signal of another clock domain, or an asynchronous one, into this one: latency 2 cycles. For one bit, or Gray code.</summary>
/// <param name="width">Bits.</param>
[Module]
public sealed partial class Synchronizer(int width)
{
    /// <summary>The signal from outside.</summary>
    [In("width")] public partial UInt Input { get; set; }

    [Reg("width")] partial UInt First { get; set; }

    /// <summary>The signal in this domain.</summary>
    [Reg("width")] public partial UInt Output { get; private set; }

    [Clocked]
    void Sample()
    {
        Output = First;
        First = Input;
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// One register in a stream: breaks the path of valid and payload, not of ready. Latency 1 cycle, one word per cycle.
/// </summary>
/// <param name="width">Bits of a word.</param>
[Module]
public sealed partial class RegisterSlice(int width) : IStreamStage<UInt, UInt>
{
    /// <summary>Words in; ready when empty or when the word held moves on.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    [Reg] partial Bit Full { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Word { get; set; }

    [Comb]
    void Connect()
    {
        Source.Ready = !Full || Sink.Ready;
        Sink.Valid = Full;
        Sink.Payload = Word;
    }

    [Clocked]
    void Advance()
    {
        if (Source.Ready)
            Full = Source.Valid;
        if (Source.Fires)
            Word = Source.Payload;
    }
}

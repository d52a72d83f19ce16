using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Gathers words into one wide word, the first in the low bits. The wide word is offered in the cycle in which its last part arrives;
/// parts before it are always taken, the last one when the consumer is ready. One part per cycle.
/// </summary>
/// <param name="width">Bits of a part.</param>
/// <param name="factor">Parts of a wide word, at least 2.</param>
[Module]
public sealed partial class UpConverter(int width, int factor) : IStreamStage<UInt, UInt>
{
    /// <summary>Parts in.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Wide words out, width x factor bits.</summary>
    [Out("width * factor")] public partial Stream<UInt> Sink { get; }

    [Reg("Log2(factor)")] partial UInt Position { get; set; }
    [Reg("width * (factor - 1)", ResetLess = true)] partial UInt Gathered { get; set; }

    [Wire] Bit Last => Position == factor - 1;

    [Comb]
    void Connect()
    {
        Source.Ready = !Last || Sink.Ready;
        Sink.Valid = Last && Source.Valid;
        Sink.Payload = Cat(Source.Payload, Gathered);
    }

    [Clocked]
    void Advance()
    {
        if (Source.Fires)
        {
            Position = Pointers.Next(Position, factor);
            Gathered = factor == 2 ? Source.Payload : Cat(Source.Payload, Gathered.Bits(width * (factor - 1) - 1, width));
        }
    }
}

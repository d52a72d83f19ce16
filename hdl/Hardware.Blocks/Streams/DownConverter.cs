using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Splits wide words into parts, the low bits first; the wide word is taken together with its last part. One part per cycle, no latency.</summary>
/// <param name="width">Bits of a part.</param>
/// <param name="factor">Parts of a wide word, at least 2.</param>
[Module]
public sealed partial class DownConverter(int width, int factor) : IStreamStage<UInt, UInt>
{
    /// <summary>Wide words in, width x factor bits.</summary>
    [In("width * factor")] public partial Stream<UInt> Source { get; }

    /// <summary>Parts out.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    [Reg("Log2(factor)")] partial UInt Position { get; set; }

    [Comb]
    void Connect()
    {
        Source.Ready = Position == factor - 1 && Sink.Ready;
        Sink.Valid = Source.Valid;
        var part = Source.Payload.Bits(width - 1, 0);
        for (int i = 1; i < factor; i++)
        {
            if (Position == i)
                part = Source.Payload.Bits(width * i + width - 1, width * i);
        }
        Sink.Payload = part;
    }

    [Clocked]
    void Advance()
    {
        if (Sink.Fires)
            Position = Pointers.Next(Position, factor);
    }
}

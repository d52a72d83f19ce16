using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Passes words to the sink that a signal chooses; the others see nothing. No state, no latency. Choosing past the last sink stops the source.</summary>
/// <param name="width">Bits of a word.</param>
/// <param name="count">Number of sinks, at least 2.</param>
[Module]
public sealed partial class StreamDemux(int width, int count)
{
    /// <summary>Which sink the words go to.</summary>
    [In("Log2(count)")] public partial UInt Choice { get; set; }

    /// <summary>Words in.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out, on the chosen one.</summary>
    [Out("width", Count = "count")] public partial Streams<UInt> Sinks { get; }

    [Comb]
    void Connect()
    {
        Bit ready = false;
        for (int i = 0; i < count; i++)
        {
            Sinks[i].Valid = Choice == i && Source.Valid;
            Sinks[i].Payload = Source.Payload;
            if (Choice == i)
                ready = Sinks[i].Ready;
        }
        Source.Ready = ready;
    }
}

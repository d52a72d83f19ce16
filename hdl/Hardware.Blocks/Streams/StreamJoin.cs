using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Waits for a word on every source and gives them side by side, source 0 in the low bits; all move in one cycle. No state, no latency.</summary>
/// <param name="width">Bits of a word of a source.</param>
/// <param name="count">Number of sources.</param>
[Module]
public sealed partial class StreamJoin(int width, int count)
{
    /// <summary>Words in.</summary>
    [In("width", Count = "count")] public partial Streams<UInt> Sources { get; }

    /// <summary>Words out, width x count bits.</summary>
    [Out("width * count")] public partial Stream<UInt> Sink { get; }

    [Comb]
    void Connect()
    {
        Bit all = true;
        for (int i = 0; i < count; i++)
            all = all && Sources[i].Valid;
        Sink.Valid = all;
        Sink.Payload = Cat(Sources.Reverse().Select(s => s.Payload).ToArray());
        for (int i = 0; i < count; i++)
            Sources[i].Ready = all && Sink.Ready;
    }
}

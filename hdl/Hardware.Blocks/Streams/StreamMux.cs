using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Passes the words of the source that a signal chooses; the others wait. No state, no latency. Choosing past the last source passes nothing.</summary>
/// <param name="width">Bits of a word.</param>
/// <param name="count">Number of sources, at least 2.</param>
[Module]
public sealed partial class StreamMux(int width, int count)
{
    /// <summary>Which source passes.</summary>
    [In("Log2(count)")] public partial UInt Choice { get; set; }

    /// <summary>Words in.</summary>
    [In("width", Count = "count")] public partial Streams<UInt> Sources { get; }

    /// <summary>Words of the chosen source.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    [Comb]
    void Connect()
    {
        Bit valid = false;
        var payload = Sources[0].Payload;
        for (int i = 0; i < count; i++)
        {
            Sources[i].Ready = Choice == i && Sink.Ready;
            if (Choice == i)
            {
                valid = Sources[i].Valid;
                payload = Sources[i].Payload;
            }
        }
        Sink.Valid = valid;
        Sink.Payload = payload;
    }
}

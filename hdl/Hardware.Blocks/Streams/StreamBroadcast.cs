using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Gives every word to all sinks at once: it moves in the cycle in which all of them are ready. No state, no latency. A sink's ready
/// must not depend on its valid; where it does, use <see cref="StreamFork"/>.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="count">Number of sinks.</param>
[Module]
public sealed partial class StreamBroadcast(int width, int count)
{
    /// <summary>Words in.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>The same words out, all in one cycle.</summary>
    [Out("width", Count = "count")] public partial Streams<UInt> Sinks { get; }

    [Comb]
    void Connect()
    {
        Bit all = true;
        for (int i = 0; i < count; i++)
            all = all && Sinks[i].Ready;
        Source.Ready = all;
        for (int i = 0; i < count; i++)
        {
            Sinks[i].Valid = Source.Valid && all;
            Sinks[i].Payload = Source.Payload;
        }
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Gives every word to all sinks, each when it is ready; the word leaves the source when the last sink has taken it. No latency; one
/// bit per sink remembers who has taken the current word.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="count">Number of sinks.</param>
[Module]
public sealed partial class StreamFork(int width, int count)
{
    /// <summary>Words in.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>The same words out, each sink at its own pace within a word.</summary>
    [Out("width", Count = "count")] public partial Streams<UInt> Sinks { get; }

    [Reg("count")] partial UInt Taken { get; set; }

    /// <summary>Bit i: sink i has the current word, or takes it now.</summary>
    [Wire] UInt TakenNow => Cat(Enumerable.Range(0, count).Reverse().Select(i => (Taken[i] | Sinks[i].Ready).AsUInt()).ToArray());

    [Comb]
    void Connect()
    {
        Source.Ready = TakenNow.AndReduce();
        for (int i = 0; i < count; i++)
        {
            Sinks[i].Valid = Source.Valid && !Taken[i];
            Sinks[i].Payload = Source.Payload;
        }
    }

    [Clocked]
    void Advance()
    {
        if (Source.Fires)
            Taken = UInt.Zero(count);
        else if (Source.Valid)
            Taken = TakenNow;
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Two registers in a stream: breaks the paths of valid, payload and ready. Latency 1 cycle, one word per cycle; when the consumer
/// stops, the word already on its way is kept in the second register, and Ready falls one cycle later.
/// </summary>
/// <param name="width">Bits of a word.</param>
[Module]
public sealed partial class SkidBuffer(int width) : IStreamStage<UInt, UInt>
{
    /// <summary>Words in; Ready comes from a register.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out; Valid and Payload come from registers.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    [Reg] partial Bit HasOutput { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Output { get; set; }
    [Reg] partial Bit HasSkid { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Skid { get; set; }

    [Comb]
    void Connect()
    {
        Source.Ready = !HasSkid;
        Sink.Valid = HasOutput;
        Sink.Payload = Output;
    }

    [Clocked]
    void Advance()
    {
        if (!HasOutput || Sink.Ready)
        {
            HasOutput = HasSkid || Source.Valid;
            Output = HasSkid ? Skid : Source.Payload;
            HasSkid = false;
        }
        else if (Source.Fires)
        {
            HasSkid = true;
            Skid = Source.Payload;
        }
    }
}

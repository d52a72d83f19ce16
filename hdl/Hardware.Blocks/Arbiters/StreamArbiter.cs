using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Merges streams in turn, a word at a time. No latency; one bit of state per source for the turn.</summary>
/// <param name="width">Bits of a word.</param>
/// <param name="count">Number of sources.</param>
[Module]
public sealed partial class StreamArbiter(int width, int count)
{
    /// <summary>Words in.</summary>
    [In("width", Count = "count")] public partial Streams<UInt> Sources { get; }

    /// <summary>Words out.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    /// <summary>One bit, that of the source whose word is offered.</summary>
    [Out] public UInt Grant => _arbiter.Grant;

    readonly RoundRobinArbiter _arbiter = new(count);

    [Comb]
    void Connect()
    {
        _arbiter.Request = Cat(Sources.Reverse().Select(s => s.Valid.AsUInt()).ToArray());
        _arbiter.Accept = Sink.Ready;
        var payload = UInt.Zero(width);
        for (int i = 0; i < count; i++)
        {
            Sources[i].Ready = _arbiter.Grant[i] && Sink.Ready;
            payload = payload | (_arbiter.Grant[i] ? Sources[i].Payload : UInt.Zero(width));
        }
        Sink.Valid = _arbiter.Grant.OrReduce();
        Sink.Payload = payload;
    }
}

using Hardware.Blocks;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// A router of a two-dimensional mesh: five ports with a queue each, dimension-ordered (x first) routing, round-robin choice per
/// output, backpressure. A flit is 32 bits: destination x in bits 3:0, y in bits 7:4, payload above.
/// </summary>
/// <param name="queueDepth">Flits a queue holds.</param>
[Module]
public sealed partial class Router(int queueDepth)
{
    /// <summary>Ports in order: the router's own node, then its neighbours.</summary>
    public const int Local = 0, North = 1, East = 2, South = 3, West = 4, PortCount = 5;

    [In(4)] public partial UInt X { get; set; }
    [In(4)] public partial UInt Y { get; set; }

    [In(32, Count = "PortCount")] public partial Streams<UInt> Inputs { get; }
    [Out(32, Count = "PortCount")] public partial Streams<UInt> Outputs { get; }

    readonly Instances<StreamFifo> _queues = new(PortCount, () => new StreamFifo(32, queueDepth));
    readonly Instances<RoundRobinArbiter> _arbiters = new(PortCount, () => new RoundRobinArbiter(PortCount));

    [Comb]
    void Connect()
    {
        for (int i = 0; i < PortCount; i++)
        {
            _queues[i].Source.Valid = Inputs[i].Valid;
            _queues[i].Source.Payload = Inputs[i].Payload;
            Inputs[i].Ready = _queues[i].Source.Ready;
        }
        for (int o = 0; o < PortCount; o++)
        {
            _arbiters[o].Request = Cat(Enumerable.Range(0, PortCount).Reverse().Select(i => Wants(i, o).AsUInt()).ToArray());
            _arbiters[o].Accept = Outputs[o].Ready;
            Outputs[o].Valid = _arbiters[o].Grant.OrReduce();
            Outputs[o].Payload = Chosen(o);
        }
        for (int i = 0; i < PortCount; i++)
            _queues[i].Sink.Ready = Taken(i);
    }

    /// <summary>Whether the flit at the head of queue i goes to output o.</summary>
    [Comb]
    Bit Wants(int i, int o)
    {
        var x = _queues[i].Sink.Payload.Bits(3, 0);
        var y = _queues[i].Sink.Payload.Bits(7, 4);
        var here = o switch
        {
            East => x > X,
            West => x < X,
            South => x == X && y > Y,
            North => x == X && y < Y,
            _ => x == X && y == Y,
        };
        return here && _queues[i].Sink.Valid;
    }

    [Comb]
    UInt Chosen(int o)
    {
        var flit = UInt.Zero(32);
        for (int i = 0; i < PortCount; i++)
            flit = flit | (_arbiters[o].Grant[i] ? _queues[i].Sink.Payload : UInt.Zero(32));
        return flit;
    }

    [Comb]
    Bit Taken(int i)
    {
        Bit taken = false;
        for (int o = 0; o < PortCount; o++)
            taken = taken || (_arbiters[o].Grant[i] && Outputs[o].Ready);
        return taken;
    }
}

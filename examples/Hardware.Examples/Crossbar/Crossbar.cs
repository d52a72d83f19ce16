using Hardware.Blocks;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>Connects every input stream with every output stream; the low bits of a word say the output, and each output takes its inputs in turn.</summary>
/// <param name="ports">Inputs and outputs, a power of two.</param>
/// <param name="width">Bits of a word, with the number of the output in the low bits.</param>
[Module]
public sealed partial class Crossbar(int ports, int width)
{
    [In("ports")] public partial UInt InputValid { get; set; }
    [In("ports * width")] public partial UInt InputWord { get; set; }
    [In("ports")] public partial UInt OutputReady { get; set; }

    readonly Instances<RoundRobinArbiter> _arbiters = new(ports, () => new RoundRobinArbiter(ports));

    [Out] public UInt InputReady => Cat(PerPort(Taken));
    [Out] public UInt OutputValid => Cat(PerPort(o => _arbiters[o].Grant.OrReduce()));
    [Out] public UInt OutputWord => Cat(Enumerable.Range(0, ports).Reverse().Select(Chosen).ToArray());

    [Comb]
    void Connect()
    {
        for (int o = 0; o < ports; o++)
        {
            _arbiters[o].Request = Cat(PerPort(i => InputValid[i] & Word(i).Bits(Log2(ports) - 1, 0) == o));
            _arbiters[o].Accept = OutputReady[o];
        }
    }

    [Comb]
    UInt Word(int i) => InputWord.Bits(width * i + width - 1, width * i);

    /// <summary>Whether some output takes the word of input i.</summary>
    [Comb]
    Bit Taken(int i) => Enumerable.Range(0, ports).Select(o => _arbiters[o].Grant[i] & OutputReady[o]).Aggregate((a, b) => a | b);

    [Comb]
    UInt Chosen(int o) => Enumerable.Range(0, ports)
        .Select(i => Replicate(_arbiters[o].Grant[i].AsUInt(), width) & Word(i)).Aggregate((a, b) => a | b);

    /// <summary>A bit of each port, port 0 last, as <c>Cat</c> wants it.</summary>
    Bit[] PerPort(Func<int, Bit> value) => Enumerable.Range(0, ports).Reverse().Select(value).ToArray();
}

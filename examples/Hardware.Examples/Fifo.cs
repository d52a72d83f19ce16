using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A first-in first-out queue; a push and a pop may happen in one cycle.</summary>
/// <param name="width">Bits of a word.</param>
/// <param name="depth">Words it holds, at least 1.</param>
[Module]
public sealed partial class Fifo(int width, int depth)
{
    [In] public partial Bit Push { get; set; }
    [In("width")] public partial UInt Data { get; set; }
    [In] public partial Bit Pop { get; set; }

    [Reg("Log2(depth)")] partial UInt Head { get; set; }
    [Reg("Log2(depth)")] partial UInt Tail { get; set; }
    [Reg("Log2(depth + 1)")] public partial UInt Count { get; private set; }
    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Out] public Bit Empty => Count == 0;
    [Out] public Bit Full => Count == depth;
    [Out] public UInt Front => Words[Head];

    [Clocked]
    void Advance()
    {
        Assert(Count <= depth, "the queue holds more words than it has places for");
        var push = Push && !Full;
        var pop = Pop && !Empty;
        if (push)
        {
            Words[Tail] = Data;
            Tail = Next(Tail);
        }
        if (pop)
            Head = Next(Head);
        if (push && !pop)
            Count++;
        else if (pop && !push)
            Count--;
    }

    [Comb]
    UInt Next(UInt pointer)
    {
        if (IsPowerOfTwo(depth))
            return pointer + 1;
        return pointer == depth - 1 ? UInt.Zero(Log2(depth)) : pointer + 1;
    }
}

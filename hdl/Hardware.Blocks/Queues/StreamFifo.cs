using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// A first-word-fall-through queue between two streams: a word pushed in one cycle can be popped in the next. One word per cycle in
/// and out at once; Ready falls when all places are taken, Valid when none is. For small depths: the memory is read combinationally.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="depth">Words it holds, at least 1.</param>
[Module]
public sealed partial class StreamFifo(int width, int depth) : IStreamStage<UInt, UInt>
{
    /// <summary>Words in.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out, in the order they came.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    /// <summary>Words held.</summary>
    [Reg("Log2(depth + 1)")] public partial UInt Count { get; private set; }

    [Reg("Log2(depth)")] partial UInt Head { get; set; }
    [Reg("Log2(depth)")] partial UInt Tail { get; set; }
    [Memory("depth", "width")] partial Mem<UInt> Words { get; }

    [Comb]
    void Connect()
    {
        Source.Ready = Count != depth;
        Sink.Valid = Count != 0;
        Sink.Payload = Words[Head];
    }

    [Clocked]
    void Advance()
    {
        Assert(Count <= depth, "the queue holds more words than it has places for");
        if (Source.Fires)
        {
            Words[Tail] = Source.Payload;
            Tail = Pointers.Next(Tail, depth);
        }
        if (Sink.Fires)
            Head = Pointers.Next(Head, depth);
        if (Source.Fires && !Sink.Fires)
            Count++;
        else if (Sink.Fires && !Source.Fires)
            Count--;
    }
}

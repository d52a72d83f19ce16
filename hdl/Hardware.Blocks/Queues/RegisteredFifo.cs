using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// A queue whose words leave through a register, so that its memory is read synchronously and can be a block RAM. A word pushed in
/// one cycle can be popped two cycles later; one word per cycle in and out at once; it holds one word more than the memory.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="depth">Words of the memory, at least 1.</param>
[Module]
public sealed partial class RegisteredFifo(int width, int depth) : IStreamStage<UInt, UInt>
{
    /// <summary>Words in; Ready falls when the memory is full.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out, in the order they came.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    /// <summary>Words in the memory, without the one in the output register.</summary>
    [Reg("Log2(depth + 1)")] public partial UInt Count { get; private set; }

    [Reg("Log2(depth)")] partial UInt Head { get; set; }
    [Reg("Log2(depth)")] partial UInt Tail { get; set; }
    [Memory("depth", "width")] partial Mem<UInt> Words { get; }
    [Reg] partial Bit HasOutput { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Output { get; set; }

    [Wire] Bit Fetch => Count != 0 && (!HasOutput || Sink.Ready);

    [Comb]
    void Connect()
    {
        Source.Ready = Count != depth;
        Sink.Valid = HasOutput;
        Sink.Payload = Output;
    }

    [Clocked]
    void Advance()
    {
        if (Source.Fires)
        {
            Words[Tail] = Source.Payload;
            Tail = Pointers.Next(Tail, depth);
        }
        if (Fetch)
        {
            Output = Words[Head];
            Head = Pointers.Next(Head, depth);
            HasOutput = true;
        }
        else if (Sink.Ready)
            HasOutput = false;
        if (Source.Fires && !Fetch)
            Count++;
        else if (Fetch && !Source.Fires)
            Count--;
    }
}

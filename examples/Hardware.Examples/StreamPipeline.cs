using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// Squares a signed number, adds an offset and saturates the result to the number's width: three registered stages with
/// backpressure. Latency 3 cycles, one word per cycle; a stalled consumer stops the stages one by one as they fill.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="offset">Added to the square.</param>
[Module]
public sealed partial class StreamPipeline(int width, int offset)
{
    [In("width")] public partial Stream<SInt> Source { get; }
    [Out("width")] public partial Stream<SInt> Sink { get; }

    [Reg] partial Bit HasSquare { get; set; }
    [Reg] partial Bit HasSum { get; set; }
    [Reg] partial Bit HasResult { get; set; }
    [Reg("2 * width", ResetLess = true)] partial SInt Square { get; set; }
    [Reg("2 * width + 1", ResetLess = true)] partial SInt Sum { get; set; }
    [Reg("width", ResetLess = true)] partial SInt Result { get; set; }

    // A stage takes a word when it is empty or its own word moves on.
    [Wire] Bit ResultMoves => !HasResult || Sink.Ready;
    [Wire] Bit SumMoves => !HasSum || ResultMoves;
    [Wire] Bit SquareMoves => !HasSquare || SumMoves;

    [Comb]
    void Connect()
    {
        Source.Ready = SquareMoves;
        Sink.Valid = HasResult;
        Sink.Payload = Result;
    }

    [Clocked]
    void Advance()
    {
        if (SquareMoves)
        {
            HasSquare = Source.Valid;
            Square = Source.Payload * Source.Payload;
        }
        if (SumMoves)
        {
            HasSum = HasSquare;
            Sum = Square.Extend(2 * width + 1) + offset;
        }
        if (ResultMoves)
        {
            HasResult = HasSum;
            Result = Saturate(Sum);
        }
    }

    [Comb]
    SInt Saturate(SInt value)
    {
        var most = SInt.Of((1 << (width - 1)) - 1, width);
        var least = SInt.Of(-(1 << (width - 1)), width);
        if (value > most)
            return most;
        if (value < least)
            return least;
        return value.Truncate(width);
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Divides unsigned numbers by restoring division, one bit of the quotient per cycle: a result <paramref name="width"/> cycles after the
/// operands were taken. By zero: the quotient is all ones and the remainder the dividend.
/// </summary>
/// <param name="width">Bits of an operand.</param>
[Module]
public sealed partial class Divider(int width)
{
    /// <summary>Operands: dividend in the low half, divisor in the high half. Ready while idle.</summary>
    [In("2 * width")] public partial Stream<UInt> Source { get; }

    /// <summary>Results: quotient in the low half, remainder in the high half.</summary>
    [Out("2 * width")] public partial Stream<UInt> Sink { get; }

    [Reg("Log2(width + 1)")] partial UInt Steps { get; set; }
    [Reg] partial Bit Busy { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Divisor { get; set; }

    // The dividend leaves the quotient's register above as the quotient's bits come in below.
    [Reg("width", ResetLess = true)] partial UInt Quotient { get; set; }
    [Reg("width", ResetLess = true)] partial UInt Remainder { get; set; }

    /// <summary>The remainder with the next bit of the dividend, one bit wider.</summary>
    [Wire] UInt Shifted => Cat(Remainder, Quotient[width - 1]);

    [Comb]
    void Connect()
    {
        Source.Ready = !Busy;
        Sink.Valid = Busy && Steps == 0;
        Sink.Payload = Cat(Remainder, Quotient);
    }

    [Clocked]
    void Advance()
    {
        if (!Busy)
        {
            Busy = Source.Valid;
            Steps = width;
            Divisor = Source.Payload.Bits(2 * width - 1, width);
            Quotient = Source.Payload.Bits(width - 1, 0);
            Remainder = UInt.Zero(width);
        }
        else if (Steps != 0)
        {
            var fits = Shifted >= Divisor;
            Steps--;
            Remainder = (fits ? Shifted - Divisor : Shifted).Truncate(width);
            Quotient = Cat(Quotient.Bits(width - 2, 0), fits);
        }
        else if (Sink.Ready)
            Busy = false;
    }
}

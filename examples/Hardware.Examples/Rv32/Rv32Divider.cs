namespace Hardware.Examples;

/// <summary>
/// Division for RV32M: one bit of the quotient per cycle on magnitudes, signs mended at the end. Start is held with stable operands until
/// <see cref="Done"/>, 33 cycles later; by zero the quotient is all ones and the remainder the dividend, as the standard says.
/// </summary>
[Module]
public sealed partial class Rv32Divider
{
    [In] public partial Bit Start { get; set; }

    /// <summary>Bits 14:12 of the instruction.</summary>
    [In(3)] public partial UInt Function { get; set; }
    [In(32)] public partial UInt Dividend { get; set; }
    [In(32)] public partial UInt Divisor { get; set; }

    [Reg] partial Bit Busy { get; set; }
    [Reg(6)] partial UInt Steps { get; set; }
    [Reg(32)] partial UInt Quotient { get; set; }
    [Reg(32)] partial UInt Remainder { get; set; }

    [Wire] Bit IsSigned => Function == Rv32.Divide || Function == Rv32.Remainder;
    [Wire] Bit DividendNegative => IsSigned && Dividend[31];
    [Wire] Bit DivisorNegative => IsSigned && Divisor[31];
    [Wire] UInt Magnitude => DivisorNegative ? -Divisor : Divisor;

    /// <summary>The remainder with the next bit of the dividend, which leaves the quotient's register above.</summary>
    [Wire] UInt Shifted => Cat(Remainder, Quotient[31]);

    [Out] public Bit Done => Busy && Steps == 0;

    [Out]
    public UInt Result => Function == Rv32.Divide || Function == Rv32.DivideUnsigned
        ? (DividendNegative ^ DivisorNegative) && Divisor != 0 ? -Quotient : Quotient
        : DividendNegative ? -Remainder : Remainder;

    [Clocked]
    void Advance()
    {
        if (!Busy)
        {
            Busy = Start;
            Steps = 32;
            Quotient = DividendNegative ? -Dividend : Dividend;
            Remainder = UInt.Zero(32);
        }
        else if (Steps == 0)
            Busy = false;
        else
        {
            var fits = Shifted >= Magnitude;
            Steps--;
            Remainder = (fits ? Shifted - Magnitude : Shifted).Truncate(32);
            Quotient = Cat(Quotient.Bits(30, 0), fits);
        }
    }
}

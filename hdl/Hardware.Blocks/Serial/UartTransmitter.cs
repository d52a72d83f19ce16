using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>Sends bytes on a serial line: a start bit (0), eight bits lowest first, a stop bit (1); the line rests at 1.</summary>
/// <param name="cyclesPerBit">Clock cycles of a bit, at least 2.</param>
[Module]
public sealed partial class UartTransmitter(int cyclesPerBit)
{
    /// <summary>Bytes to send; ready while the line rests.</summary>
    [In(8)] public partial Stream<UInt> Source { get; }

    // Bits still to send, the next one lowest; ones come in above.
    [Reg(10, Reset = "UInt.Ones(10)")] partial UInt Shift { get; set; }
    [Reg(4)] partial UInt BitsLeft { get; set; }
    [Reg("Log2(cyclesPerBit)")] partial UInt Timer { get; set; }

    /// <summary>The line.</summary>
    [Out] public Bit Line => Shift[0];

    [Comb]
    void Connect() => Source.Ready = BitsLeft == 0;

    [Clocked]
    void Advance()
    {
        if (Source.Fires)
        {
            Shift = Cat(UInt.Of(1, 1), Source.Payload, UInt.Zero(1));
            BitsLeft = 10;
            Timer = cyclesPerBit - 1;
        }
        else if (BitsLeft != 0)
        {
            if (Timer == 0)
            {
                Shift = Cat(UInt.Of(1, 1), Shift.Bits(9, 1));
                BitsLeft--;
                Timer = cyclesPerBit - 1;
            }
            else
                Timer--;
        }
    }
}

using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// Receives bytes from a serial line (see <see cref="UartTransmitter"/>): samples each bit in its middle. A byte that is not taken
/// before the next one is complete is lost and reported.
/// </summary>
/// <param name="cyclesPerBit">Clock cycles of a bit, at least 4.</param>
[Module]
public sealed partial class UartReceiver(int cyclesPerBit)
{
    /// <summary>The line, synchronised here.</summary>
    [In] public partial Bit Line { get; set; }

    /// <summary>Bytes received.</summary>
    [Out(8)] public partial Stream<UInt> Sink { get; }

    /// <summary>A byte was lost, because the one before it was still waiting; 1 for one cycle.</summary>
    [Reg] public partial Bit Overrun { get; private set; }

    /// <summary>A stop bit was 0; 1 for one cycle.</summary>
    [Reg] public partial Bit FramingError { get; private set; }

    readonly Synchronizer _synchronizer = new(1);

    [Reg(4)] partial UInt BitsLeft { get; set; }
    [Reg("Log2(cyclesPerBit)")] partial UInt Timer { get; set; }
    [Reg(8, ResetLess = true)] partial UInt Shift { get; set; }
    [Reg] partial Bit HasByte { get; set; }
    [Reg(8, ResetLess = true)] partial UInt Byte { get; set; }

    [Wire] Bit Level => !_synchronizer.Output[0];

    [Comb]
    void Connect()
    {
        // Inverted around the synchroniser, whose registers reset to 0, so that reset looks like a resting line.
        _synchronizer.Input = (!Line).AsUInt();
        Sink.Valid = HasByte;
        Sink.Payload = Byte;
    }

    [Clocked]
    void Advance()
    {
        Overrun = false;
        FramingError = false;
        if (Sink.Fires)
            HasByte = false;
        if (BitsLeft == 0)
        {
            // A falling line starts a byte: its first sample is in the middle of the start bit.
            if (!Level)
            {
                BitsLeft = 10;
                Timer = cyclesPerBit / 2 - 1;
            }
        }
        else if (Timer != 0)
            Timer--;
        else
        {
            Timer = cyclesPerBit - 1;
            BitsLeft--;
            if (BitsLeft == 10 && Level)
                BitsLeft = 0;
            else if (BitsLeft == 1)
            {
                FramingError = !Level;
                Overrun = Level && HasByte && !Sink.Ready;
                if (Level && (!HasByte || Sink.Ready))
                {
                    HasByte = true;
                    Byte = Shift;
                }
            }
            else
                Shift = Cat(Level, Shift.Bits(7, 1));
        }
    }
}

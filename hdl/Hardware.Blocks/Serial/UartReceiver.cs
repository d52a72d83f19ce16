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

    /// <summary>The word waiting leaves, or none waits: a new byte has a place.</summary>
    [Wire] Bit HasPlace => !HasByte || Sink.Ready;

    [Clocked]
    void Advance()
    {
        // A bit is sampled when the timer has run out; the stop bit is the last of ten.
        var sample = BitsLeft != 0 && Timer == 0;
        var stop = sample && BitsLeft == 1;
        var complete = stop && Level;

        FramingError = stop && !Level;
        Overrun = complete && !HasPlace;
        if (complete && HasPlace)
        {
            HasByte = true;
            Byte = Shift;
        }
        else if (Sink.Ready)
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
            // A start bit that is no longer 0 in its middle was a glitch.
            BitsLeft = BitsLeft == 10 && Level ? UInt.Zero(4) : BitsLeft - 1;
            Timer = cyclesPerBit - 1;
            if (!stop)
                Shift = Cat(Level, Shift.Bits(7, 1));
        }
    }
}

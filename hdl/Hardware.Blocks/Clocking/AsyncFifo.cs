using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// A queue between two clock domains, with Gray-coded pointers through two flip-flops each way (C. E. Cummings, "Simulation and
/// synthesis techniques for asynchronous FIFO design", SNUG 2002). A word appears three read clocks after its push.
/// </summary>
/// <param name="width">Bits of a word.</param>
/// <param name="addressBits">The depth is 2 to this power, at least 1.</param>
[Module]
[ClockDomain("write"), ClockDomain("read")]
public sealed partial class AsyncFifo(int width, int addressBits)
{
    /// <summary>Words in, in the write domain; Ready may fall early and rise late, never the other way.</summary>
    [In("width")] public partial Stream<UInt> Source { get; }

    /// <summary>Words out, in the read domain; Valid may rise late, never early.</summary>
    [Out("width")] public partial Stream<UInt> Sink { get; }

    [Memory("1 << addressBits", "width")] partial Mem<UInt> Words { get; }

    [Reg("addressBits + 1")] partial UInt WriteCount { get; set; }
    [Reg("addressBits + 1", CrossesDomains = true)] partial UInt WriteGray { get; set; }
    [Reg("addressBits + 1")] partial UInt ReadCount { get; set; }
    [Reg("addressBits + 1", CrossesDomains = true)] partial UInt ReadGray { get; set; }

    [ConnectDomain("", "write")] readonly Synchronizer _readInWrite = new(addressBits + 1);
    [ConnectDomain("", "read")] readonly Synchronizer _writeInRead = new(addressBits + 1);

    // Full: the Gray codes differ in their two highest bits and nowhere else, which is a distance of the depth.
    [Wire] Bit Full => WriteGray == (_readInWrite.Output ^ (UInt.Of(3, addressBits + 1) << (addressBits - 1)));

    [Comb]
    void Connect()
    {
        _readInWrite.Input = ReadGray;
        _writeInRead.Input = WriteGray;
        Source.Ready = !Full;
        Sink.Valid = ReadGray != _writeInRead.Output;
        Sink.Payload = Words[ReadCount.Bits(addressBits - 1, 0)];
    }

    [Clocked("write")]
    void Write()
    {
        if (Source.Fires)
        {
            var next = WriteCount + 1;
            Words[WriteCount.Bits(addressBits - 1, 0)] = Source.Payload;
            WriteCount = next;
            WriteGray = GrayCode.Encode(next);
        }
    }

    [Clocked("read")]
    void Read()
    {
        if (Sink.Fires)
        {
            var next = ReadCount + 1;
            ReadCount = next;
            ReadGray = GrayCode.Encode(next);
        }
    }
}

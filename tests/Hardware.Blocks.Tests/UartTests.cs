using Hardware.Cosim;

namespace Hardware.Blocks.Tests;

/// <summary>A transmitter on the line of a receiver.</summary>
[Module]
public sealed partial class UartLoop(int cyclesPerBit)
{
    [In(8)] public partial Stream<UInt> Source { get; }
    [Out(8)] public partial Stream<UInt> Sink { get; }

    /// <summary>Holds the line at 0.</summary>
    [In] public partial Bit Break { get; set; }

    [Out] public Bit Overrun => _receiver.Overrun;
    [Out] public Bit FramingError => _receiver.FramingError;

    readonly UartTransmitter _transmitter = new(cyclesPerBit);
    readonly UartReceiver _receiver = new(cyclesPerBit);

    [Comb]
    void Connect()
    {
        _receiver.Line = _transmitter.Line && !Break;
        Source.Flow().To(_transmitter.Source);
        _receiver.Sink.Flow().To(Sink);
    }
}

public class UartTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(16)]
    public void What_is_sent_arrives(int cyclesPerBit)
    {
        using var sim = Sim.Of(new UartLoop(cyclesPerBit));
        var random = new Random(cyclesPerBit);
        var (sent, got) = (new List<ulong>(), new List<ulong>());
        for (var cycle = 0; cycle < 400 * cyclesPerBit; cycle++)
        {
            sim.Top.Source.Valid = sent.Count < 30;
            sim.Top.Source.Payload = (ulong)(sent.Count * 37 + 5 & 255);
            sim.Top.Sink.Ready = random.Next(2);
            if ((bool)sim.Top.Source.Fires)
                sent.Add((ulong)sim.Top.Source.Payload);
            if ((bool)sim.Top.Sink.Fires)
                got.Add((ulong)sim.Top.Sink.Payload);
            Assert.False((bool)sim.Top.Overrun || (bool)sim.Top.FramingError);
            sim.Step();
        }
        Assert.Equal(30, sent.Count);
        Assert.Equal(sent, got);
    }

    [Fact]
    public void A_byte_nobody_takes_makes_the_next_one_an_overrun()
    {
        using var sim = Sim.Of(new UartLoop(4));
        sim.Top.Source.Valid = 1;
        sim.Top.Source.Payload = 0x5A;
        var overruns = 0;
        for (var cycle = 0; cycle < 300; cycle++)
        {
            overruns += (bool)sim.Top.Overrun ? 1 : 0;
            sim.Step();
        }
        Assert.True(overruns > 2);
        Assert.Equal(0x5Au, sim.Top.Sink.Payload);
    }

    [Fact]
    public void A_broken_line_is_a_framing_error()
    {
        using var sim = Sim.Of(new UartLoop(4));
        sim.Top.Break = 1;
        var errors = 0;
        for (var cycle = 0; cycle < 100; cycle++)
        {
            errors += (bool)sim.Top.FramingError ? 1 : 0;
            sim.Step();
        }
        Assert.True(errors > 0);
    }
}

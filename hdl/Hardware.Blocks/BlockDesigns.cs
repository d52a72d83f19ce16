namespace Hardware.Blocks;

/// <summary>The blocks, as the command line offers them.</summary>
public static class BlockDesigns
{
    private static readonly ulong[] Squares = [.. Enumerable.Range(0, 12).Select(i => (ulong)(i * i))];

    /// <summary>Every block with one choice of parameters.</summary>
    public static IReadOnlyList<DesignEntry> All { get; } =
    [
        new("stream-fifo", "A first-word-fall-through queue.", () => new StreamFifo(16, 6)),
        new("registered-fifo", "A queue with a registered output.", () => new RegisteredFifo(16, 8)),
        new("async-fifo", "A queue between two clock domains.", () => new AsyncFifo(12, 3)),
        new("register-slice", "One register in a stream.", () => new RegisterSlice(24)),
        new("skid-buffer", "A register slice whose ready is registered too.", () => new SkidBuffer(24)),
        new("stream-broadcast", "One stream to several sinks at once.", () => new StreamBroadcast(8, 3)),
        new("stream-fork", "One stream to several sinks, each at its pace.", () => new StreamFork(8, 3)),
        new("stream-join", "Words of several streams side by side.", () => new StreamJoin(8, 3)),
        new("stream-mux", "One of several streams.", () => new StreamMux(8, 3)),
        new("stream-demux", "One stream to one of several sinks.", () => new StreamDemux(8, 3)),
        new("stream-arbiter", "Several streams merged in turn.", () => new StreamArbiter(8, 4)),
        new("up-converter", "Narrow words gathered into wide ones.", () => new UpConverter(8, 4)),
        new("down-converter", "Wide words split into narrow ones.", () => new DownConverter(8, 4)),
        new("priority-arbiter", "Grants the lowest requester.", () => new PriorityArbiter(6)),
        new("round-robin-arbiter", "Grants requesters in turn.", () => new RoundRobinArbiter(6)),
        new("single-port-ram", "One read-write port with a byte mask.", () => new SinglePortRam(24, 32, 4)),
        new("dual-port-ram", "A write port and a read port.", () => new DualPortRam(32, 20)),
        new("true-dual-port-ram", "Two ports that each read or write.", () => new TrueDualPortRam(24, 20)),
        new("rom", "Constant words.", () => new Rom(Squares, 8)),
        new("interval-timer", "Counts up to a period.", () => new IntervalTimer(10)),
        new("edge-detector", "Rising and falling edges.", () => new EdgeDetector()),
        new("gray-counter", "Counts in Gray code.", () => new GrayCounter(5)),
        new("synchronizer", "Two flip-flops.", () => new Synchronizer(3)),
        new("lfsr", "A pseudo-random sequence of 16 bits.", () => new Lfsr(16, [16, 14, 13, 11])),
        new("crc", "CRC-32 of bytes.", () => new Crc(32, 0x04C11DB7, 8, 0xFFFFFFFF, true, 0xFFFFFFFF)),
        new("priority-encoder", "The position of the lowest 1.", () => new PriorityEncoder(20)),
        new("barrel-shifter", "Shifts and rotates.", () => new BarrelShifter(32)),
        new("pipelined-multiplier", "A signed multiplier with three registers.", () => new PipelinedMultiplier(16, 3)),
        new("divider", "Restoring division, a bit per cycle.", () => new Divider(12)),
        new("uart-transmitter", "Bytes to a serial line.", () => new UartTransmitter(5)),
        new("uart-receiver", "Bytes from a serial line.", () => new UartReceiver(5)),
    ];
}

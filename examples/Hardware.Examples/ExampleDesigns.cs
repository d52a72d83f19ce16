using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>The examples, as the command line offers them.</summary>
public static class ExampleDesigns
{
    /// <summary>Every example with one choice of parameters.</summary>
    public static IReadOnlyList<DesignEntry> All { get; } =
    [
        new("counter", "Counts enabled cycles.", () => new Counter(8)),
        new("fifo", "A queue of 5 words of 16 bits.", () => new Fifo(16, 5)),
        new("fir", "A 5-tap low-pass filter.", () => new Fir([1, 4, 6, 4, 1], 12)),
        new("traffic-light", "A crossing with a waiting sensor; an enum state machine.", () => new TrafficLight(6, 2)),
        new("stream-pipeline", "Square, add, saturate, with backpressure.", () => new StreamPipeline(8, -100)),
        new("pe-array", "A 16x16 weight-stationary PE array.", () => new PeArray(16, 16)),
    ];
}

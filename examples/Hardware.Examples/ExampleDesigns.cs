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
        new("dot-array", "16 dot-product elements of 16 multipliers, stackable in pairs.", () => new DotArray(16, 16)),
        new("vector-unit", "64 lanes of int32 with masks and reductions.", () => new VectorUnit(64)),
        new("fifo-mesh", "An 8x8 mesh of routers with backpressure.", () => new FifoMesh(8, 8, 4)),
        new("crossbar", "A 16x16 crossbar with round-robin arbiters.", () => new Crossbar(16, 32)),
        new("rv32", "A pipelined RV32IM core that runs a sorting program.",
            () => new Rv32System(Rv32Programs.SortAndSum(rounds: 1000), 1024)),
        new("rv32-cluster", "4 RV32IM cores with a memory each; they stop one after the other.",
            () => new Rv32Cluster([.. Enumerable.Range(1, 4).Select(rounds => Rv32Programs.SortAndSum(rounds))], 512)),
        new("sha256", "SHA-256, one round per cycle.", () => new Sha256()),
        new("idle", "256 workers that mostly rest.", () => new IdleArray(256)),
        new("idle-sparse", "512 workers of which few are busy at any time.", () => new IdleArray(512)),
    ];
}

using Hardware.Bench.Verilator;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Bench.Workloads;

/// <summary>Every benchmark, in the order in which they run.</summary>
internal static class WorkloadCatalogue
{
    /// <summary>The designs are the examples, as users write them.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("pe-array", "weight-stationary PE array; bursts of activations, row by row later; stall 1 of 16, load every other cycle",
            [16, 32, 64, 128], size => new PeArray(size, size), Drives.PeArray)
        {
            Twin = "pe-array.sv",
            Styles = [VerilatorStyle.Emitted, VerilatorStyle.Twin, VerilatorStyle.TwinWithLoops(unroll: 8), VerilatorStyle.TwoThreads],
            BuildSeconds = new Dictionary<int, int> { [16] = 20, [32] = 140, [64] = 800 },
        },
        new("dot-array", "dot-product elements with adder trees; a row 7 of 8 cycles, a weight every 4th", [16, 64],
            size => new DotArray(size, size), Drives.DotArray)
        {
            BuildSeconds = new Dictionary<int, int> { [16] = 20, [32] = 100, [64] = 400 },
        },
        new("vector-unit", "64 lanes of int32; a random operation on random operands in every cycle", [64],
            size => new VectorUnit(size), Drives.VectorUnit),
        new("rv32", "pipelined RV32IM core; fills, sorts and sums an array without end", [1024],
            size => new Rv32System(Rv32Programs.SortAndSum(rounds: int.MaxValue), size), Drives.Nothing)
        {
            Allowed = ("a power of two from 512 to 65536, the words of memory", size => size is >= 512 and <= 65536 && int.IsPow2(size)),
            LeastCycles = 500_000,
        },
        new("fifo-mesh", "routers with queues; each node offers a flit in 1 of 4 cycles and takes one in 7 of 8", [8],
            size => new FifoMesh(size, size, 4), Drives.FifoMesh)
        {
            Twin = "fifo-mesh.sv",
            Styles = [VerilatorStyle.Emitted, VerilatorStyle.TwinWithLoops(unroll: 8), VerilatorStyle.TwoThreads],
            BuildSeconds = new Dictionary<int, int> { [4] = 100, [8] = 600 },
            Allowed = ("2, 4, 8 or 16, the routers of a row", size => size is >= 2 and <= 16 && int.IsPow2(size)),
        },
        new("sha256", "a round per cycle; a new block as soon as the last one is done", [1], _ => new Sha256(), Drives.Sha256)
        {
            Allowed = ("1: there is one SHA-256", size => size == 1),
        },
        new("crossbar", "streams through round-robin arbiters; inputs valid 3 of 4 cycles, outputs ready 7 of 8", [16],
            size => new Crossbar(size, 32), Drives.Crossbar)
        {
            Allowed = ("a power of two from 2 to 64", size => size is >= 2 and <= 64 && int.IsPow2(size)),
        },
        new("idle", "workers that all start at once and rest 9 of 10 cycles", [256], size => new IdleArray(size), Drives.Idle)
        {
            BuildSeconds = new Dictionary<int, int> { [256] = 30, [512] = 80, [1024] = 300 },
            Allowed = ("a power of two from 4 to 4096", size => size is >= 4 and <= 4096 && int.IsPow2(size)),
        },
        new("idle-sparse", "workers of which 1 % are busy at any time", [512], size => new IdleArray(size), Drives.IdleSparse)
        {
            BuildSeconds = new Dictionary<int, int> { [256] = 30, [512] = 80, [1024] = 300 },
            Allowed = ("a power of two from 4 to 4096", size => size is >= 4 and <= 4096 && int.IsPow2(size)),
        },
        new("rv32-cluster", "cores with a program each; all but one have come to its end", [16],
            size => new Rv32Cluster([Rv32Programs.SortAndSum(rounds: int.MaxValue),
                .. Enumerable.Range(1, size - 1).Select(core => Rv32Programs.SortAndSum(rounds: 1, length: 4 + core))], 512),
            Drives.Nothing)
        {
            OnRequest = true,
        },
    ];

    /// <summary>The benchmark of a name.</summary>
    /// <exception cref="SimulationException">SIM1004: there is none.</exception>
    public static Workload Find(string name) => All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new SimulationException("SIM1004",
            $"there is no benchmark '{name}': choose one of {string.Join(", ", All.Select(w => w.Name))}, startup, vcd, verilator.");

    /// <summary>The size to measure.</summary>
    /// <exception cref="SimulationException">SIM1004: the design has no such size.</exception>
    public static int SizeOf(Workload workload, int? asked)
    {
        var size = asked ?? workload.Sizes[0];
        return workload.Allowed.Holds(size) ? size
            : throw new SimulationException("SIM1004", $"{workload.Name} cannot have size {size}: name {workload.Allowed.Text}.");
    }
}

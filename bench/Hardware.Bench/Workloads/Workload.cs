using Hardware.Bench.Verilator;
using Hardware.Hdl;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Workloads;

/// <summary>A design to measure, in sizes, and what it is made to do.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Description">What the design is and what it does meanwhile.</param>
/// <param name="Sizes">Sizes that are measured when none is named; the first is the default.</param>
/// <param name="Create">The design of a size.</param>
/// <param name="Drive">Writes the inputs.</param>
internal sealed record Workload(
    string Name, string Description, IReadOnlyList<int> Sizes, Func<int, HardwareModule> Create, Action<StimulusBuilder, int> Drive)
{
    /// <summary>What sizes there can be, in words, and the test.</summary>
    public (string Text, Func<int, bool> Holds) Allowed { get; init; } =
        ("a power of two from 2 to 256", size => size is >= 2 and <= 256 && int.IsPow2(size));

    /// <summary>File of the hand-written Verilog; null when there is none. <c>SIZE</c> in it stands for the size.</summary>
    public string? Twin { get; init; }

    /// <summary>The rows of Verilator.</summary>
    public IReadOnlyList<VerilatorStyle> Styles { get; init; } = [VerilatorStyle.Emitted];

    /// <summary>Seconds that verilating and compiling took on two cores; what is not listed takes a quarter of a minute.</summary>
    public IReadOnlyDictionary<int, int> BuildSeconds { get; init; } = new Dictionary<int, int>();

    /// <summary>Whether it is measured only when it is named.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Cycles a turn has at least.</summary>
    public long LeastCycles { get; init; } = 1;

    /// <summary>Seconds of a build that is not listed: most of it is Verilator's run-time.</summary>
    private const int UsualBuild = 15;

    /// <summary>The prepared inputs of a design.</summary>
    public Stimulus StimulusOf(Design design, int size)
    {
        var builder = new StimulusBuilder(design);
        Drive(builder, size);
        return builder.Build();
    }

    /// <summary>About how long Verilator's build of a size takes; null when nobody has had the patience to see it end.</summary>
    public int? EstimatedBuild(int size, VerilatorStyle style) =>
        style.Unroll is not null ? UsualBuild
        : BuildSeconds.TryGetValue(size, out var seconds) ? seconds
        : BuildSeconds.Count > 0 && size > BuildSeconds.Keys.Max() ? null : UsualBuild;
}

using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Verilator;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;
using Hardware.TestKit.Sources;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>
/// Random C# modules on every engine: the C# itself, the compiled model, the emitted Verilog in Verilator and in Icarus. A module on
/// which two engines differ is shrunk and printed as C#.
/// </summary>
public sealed class RandomSourceTests
{
    private const int PerBatch = 40;
    private const int Cycles = 60;

    private static int Count => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 3000 : 200;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("HW_SEED"), out var given) ? given : 11;

    [Fact]
    public void Native_and_compiled_agree()
    {
        foreach (var (source, create) in Modules().SelectMany(batch => batch))
        {
            if (NativeAgainstCompiled(create) is null)
                continue;
            var (small, reason) = RandomSources.Shrink(source, NativeAgainstCompiled);
            Assert.Fail($"seed {Seed}: {reason}\n{small}");
        }
    }

    [Fact]
    public void Compiled_and_verilated_agree() => EveryBatch(CompiledAgainstVerilator);

    [Fact]
    public void Icarus_agrees_with_the_reference() => EveryBatch(design => IcarusBench.Compare(design, Seed, 12));

    private static string? NativeAgainstCompiled(Func<HardwareModule> create)
    {
        var module = create();
        var design = Elaborator.Elaborate(module);
        return Difference(new NativeEngine(module, design, 5), new CompiledEngine(design, 5));
    }

    private static string? CompiledAgainstVerilator(Design design) =>
        Difference(new CompiledEngine(design, 5), new VerilatorEngine(design, VerilatorOptions.Quick, 5));

    private static string? Difference(params Engine[] engines)
    {
        using var run = new LockstepRun(engines, new LockstepOptions { Seed = (ulong)Seed });
        return run.Run(Cycles).Difference?.ToString();
    }

    /// <summary>Tries modules many at a time; in a batch that fails, one by one until the guilty one is found.</summary>
    private static void EveryBatch(Func<Design, string?> compare)
    {
        foreach (var batch in Modules())
        {
            if (compare(DesignBatch.Of([.. batch.Select(m => Elaborator.Elaborate(m.Create()))])) is not { } problem)
                continue;
            foreach (var (source, create) in batch)
            {
                string? Alone(Func<HardwareModule> make) => compare(Elaborator.Elaborate(make()));
                if (Alone(create) is null)
                    continue;
                var (small, reason) = RandomSources.Shrink(source, Alone, attempts: 40);
                Assert.Fail($"seed {Seed}: {reason}\n{small}");
            }
            Assert.Fail($"seed {Seed}: {problem}\nbut no module of the batch fails alone");
        }
    }

    private static IEnumerable<IReadOnlyList<(SourceModule Source, Func<HardwareModule> Create)>> Modules() =>
        RandomSources.Modules(Seed, Count).Chunk(PerBatch).Select(chunk => RandomSources.Compile(chunk));
}

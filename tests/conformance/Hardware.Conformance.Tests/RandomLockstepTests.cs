using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Verilator;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Conformance.Tests;

/// <summary>Random designs with everything the IR has, random inputs, every signal of every instance compared in every cycle.</summary>
public class RandomLockstepTests
{
    private const int Cycles = 120;

    private static readonly bool Nightly = Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1";

    // A verilated design costs seconds of C++ compiling, an interpreted one nothing: the former are few and small.
    private static readonly RandomDesignOptions Small = new() { MaxWidth = 70, Side = 2, Levels = 1, Signals = 3 };
    private static readonly RandomDesignOptions Large = new() { MaxWidth = 150, Side = 3 };

    [Fact]
    public void The_compiled_engine_does_what_the_verilated_one_does() =>
        Compare(Nightly ? 1000 : 10, Small, design => new VerilatorEngine(design, VerilatorOptions.Quick, 5));

    [Fact]
    public void The_compiled_engine_does_what_the_reference_interpreter_does() =>
        Compare(Nightly ? 5000 : 60, Large, design => new SeededReference(design, 5));

    private static void Compare(int designs, RandomDesignOptions options, Func<Hdl.Ir.Design, Engine> create)
    {
        for (var seed = 0; seed < designs; seed++)
        {
            var design = RandomDesigns.Create(seed, options);
            using var run = new LockstepRun([new CompiledEngine(design, 5), create(design)], new LockstepOptions { Seed = (ulong)seed });
            var result = run.Run(Cycles, $"random design {seed}");
            Assert.True(result.Difference is null, $"random design {seed}: {result}");
        }
    }
}

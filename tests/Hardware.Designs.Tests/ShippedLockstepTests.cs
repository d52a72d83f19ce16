using Hardware.Blocks;
using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Verilator;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Designs.Tests;

/// <summary>Every design we ship, on all three engines in lockstep: every signal of every instance, in every cycle.</summary>
public class ShippedLockstepTests
{
    private const ulong Seed = 5;
    private const int Cycles = 200;

    [Fact]
    public void Native_compiled_and_verilated_agree()
    {
        // Designs side by side in one design: Verilator and the C++ compiler start once.
        var entries = ExampleDesigns.All.Concat(BlockDesigns.All).ToList();
        var modules = entries.ConvertAll(entry => entry.Create());
        var designs = modules.ConvertAll(Elaborator.Elaborate);
        var natives = modules.Zip(designs, (module, design) => new NativeEngine(module, design)).ToList();
        var batch = DesignBatch.Of(designs, entries.ConvertAll(entry => entry.Name.Replace('-', '_')));
        using var run = new LockstepRun(
            [
                new SideBySideEngine(batch, natives, Seed),
                new CompiledEngine(batch, Seed),
                new VerilatorEngine(batch, VerilatorOptions.Quick, Seed),
            ],
            new LockstepOptions { Seed = Seed });
        var result = run.Run(Cycles);
        Assert.True(result.Mismatches == 0, result.ToString());
        Assert.Equal(["native", "compiled", "verilator"], result.Engines);
    }
}

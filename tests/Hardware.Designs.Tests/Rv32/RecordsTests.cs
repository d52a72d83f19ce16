using System.Runtime.CompilerServices;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Designs.Tests.Rv32;

/// <summary>The Dhrystone-class loop in C: on the core, on the instruction-set simulator, and in C#.</summary>
public class RecordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void The_image_retires_as_the_simulator_says_and_computes_what_CSharp_does(int iterations) =>
        Assert.Equal(RecordsModel.Checksum(iterations), Rv32Runner.Same(Rv32Programs.Records(iterations)).Register(10));

    [Fact]
    public void So_does_what_gcc_makes_of_it_today()
    {
        Assert.SkipUnless(RiscvCompiler.IsInstalled, "sudo apt-get install gcc-riscv64-unknown-elf");
        var image = RiscvCompiler.Image(
            In("tests/Hardware.Designs.Tests/Rv32/Images/flat.ld"),
            In("examples/Hardware.Examples/Rv32/Records/start.S"), In("examples/Hardware.Examples/Rv32/Records/records.c"));
        Assert.Equal(RecordsModel.Checksum(25), Rv32Runner.Same(Rv32Programs.Records(image, 25)).Register(10));
    }

    [Fact]
    public void A_thousand_iterations_and_what_one_costs()
    {
        const int iterations = 1000;
        var (none, _) = Run(0);
        var (cycles, checksum) = Run(iterations);
        Assert.Equal(RecordsModel.Checksum(iterations), checksum);
        var program = Rv32Programs.Records(iterations);
        var instructions = Rv32Runner.OnSimulator(program, out var simulator).Count;
        Assert.Equal(checksum, simulator.Register(10));
        Assert.InRange(cycles, instructions, 3L * instructions);
        var (perIteration, perInstruction) = ((cycles - none) / (double)iterations, cycles / (double)instructions);
        output.WriteLine($"records.c: {perIteration:F1} cycles per iteration, {perInstruction:F2} per instruction");
    }

    /// <summary>Cycles until the core stops, and what is in x10 then.</summary>
    private static (long Cycles, uint Result) Run(int iterations)
    {
        using var sim = Sim.Of(new Rv32System(Rv32Programs.Records(iterations), Rv32Runner.Words));
        uint result = 0;
        while (!sim.Top.Halted)
        {
            if (sim.Top.Retired && sim.Top.RetiredRegister == 10)
                result = (uint)sim.Top.RetiredValue;
            sim.Step();
            Assert.True(sim.Cycle < 5_000_000, "the core does not halt");
        }
        return (sim.Cycle, result);
    }

    private static string In(string path) => Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../..", path);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

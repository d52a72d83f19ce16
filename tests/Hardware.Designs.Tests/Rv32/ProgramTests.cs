using System.Runtime.CompilerServices;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Designs.Tests.Rv32;

/// <summary>Whole programs: random ones, the sorting loop, and C compiled by gcc.</summary>
public class ProgramTests
{
    [Fact]
    public void The_core_retires_what_the_simulator_does_on_random_programs()
    {
        var count = Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 500 : 25;
        for (var seed = 1; seed <= count; seed++)
            Rv32Runner.Same(RandomProgram(seed));
    }

    [Theory]
    [InlineData(EngineKind.Native)]
    [InlineData(EngineKind.Verilator)]
    public void The_other_engines_too(EngineKind engine) => Rv32Runner.Same(RandomProgram(77), engine);

    [Fact]
    public void Sorts_and_sums()
    {
        var simulator = Rv32Runner.Same(Rv32Programs.SortAndSum(rounds: 2, length: 12));
        var data = Enumerable.Range(0, 12).Select(i => simulator.Word((uint)(0x400 + 4 * i))).ToArray();
        Assert.Equal(data.OrderBy(w => (int)w), data);
    }

    [Theory]
    [InlineData("primes")]
    [InlineData("strings")]
    public void Runs_what_gcc_makes_of(string name)
    {
        var image = File.ReadAllBytes(Path.Combine(Images, name + ".bin"));
        if (RiscvCompiler.IsInstalled)
            image = RiscvCompiler.Image(
                Path.Combine(Images, "flat.ld"), Path.Combine(Images, "start.S"), Path.Combine(Images, name + ".c"));
        var program = new uint[(image.Length + 3) / 4];
        Buffer.BlockCopy(image, 0, program, 0, image.Length);
        var simulator = Rv32Runner.Same(program);
        Assert.Equal(Expected(name), simulator.Register(10));
    }

    /// <summary>The result, computed by the same algorithm in C#.</summary>
    private static uint Expected(string name)
    {
        if (name == "primes")
            return (uint)Enumerable.Range(2, 198).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Sum();
        uint hash = 2166136261;
        foreach (var letter in "!dlrow ,erawdrah fo olleH")
            hash = (hash ^ letter) * 16777619;
        return hash;
    }

    private static string Images => Path.Combine(Path.GetDirectoryName(ThisFile())!, "Images");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    /// <summary>Straight lines with forward branches and data in a window; every register is set first.</summary>
    private static uint[] RandomProgram(int seed)
    {
        var random = new Random(seed);
        var assembler = new Rv32Assembler();
        for (var register = 1; register < 32; register++)
            assembler.Constant(register, (uint)random.NextInt64(1L << 32));
        const int window = 31;
        assembler.Constant(window, 0x3000);
        var label = 0;
        var open = new Queue<(string Label, int At)>();
        for (var i = 0; i < 300; i++)
        {
            while (open.TryPeek(out var next) && next.At <= i)
                assembler.Label(open.Dequeue().Label);
            int rd = random.Next(31), a = random.Next(31), b = random.Next(32);
            switch (random.Next(10))
            {
                case < 3:
                    var function = (ulong)random.Next(8);
                    assembler.Op(function, rd, a, b, function is 0 or 5 && random.Next(2) == 0 ? 0x20u : 0);
                    break;
                case 3:
                    assembler.OpImmediate((ulong)(random.Next(2) == 0 ? 0 : 4), rd, a, random.Next(4096) - 2048);
                    break;
                case 4:
                    assembler.OpImmediate(random.Next(2) == 0 ? Examples.Rv32.ShiftLeft : Examples.Rv32.ShiftRight, rd, a, random.Next(32));
                    break;
                case 5:
                    assembler.MulDiv((ulong)random.Next(8), rd, a, b);
                    break;
                case 6:
                    int[] widths = [0, 1, 2, 4, 5];
                    var width = widths[random.Next(5)];
                    assembler.Load((ulong)width, rd, window, Aligned(width));
                    break;
                case 7:
                    width = random.Next(3);
                    assembler.Store((ulong)width, b, window, Aligned(width));
                    break;
                case 8:
                    int[] branches = [0, 1, 4, 5, 6, 7];
                    var name = $"l{++label}";
                    assembler.Branch((ulong)branches[random.Next(6)], a, b, name);
                    open.Enqueue((name, Math.Max(i + 1 + random.Next(5), open.Select(o => o.At).DefaultIfEmpty(0).Max())));
                    break;
                default:
                    assembler.Auipc(rd, (uint)random.NextInt64(1L << 32));
                    break;
            }
        }
        foreach (var (name, _) in open)
            assembler.Label(name);
        return assembler.Ecall().Program();

        int Aligned(int width) => random.Next(64) * 4 + (width & 3) switch { 0 => random.Next(4), 1 => random.Next(2) * 2, _ => 0 };
    }
}

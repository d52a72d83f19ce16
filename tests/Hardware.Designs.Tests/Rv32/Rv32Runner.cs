using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Designs.Tests.Rv32;

/// <summary>Runs a program on the core and on the instruction-set simulator.</summary>
internal static class Rv32Runner
{
    public const int Words = 4096;

    /// <summary>What the core retires until it halts.</summary>
    public static List<Rv32Retired> OnCore(uint[] program, EngineKind engine, int limit = 200_000)
    {
        using var sim = Sim.Of(new Rv32System(program, Words), engine);
        var trace = new List<Rv32Retired>();
        for (var cycle = 0; cycle < limit; cycle++)
        {
            if ((bool)sim.Top.Retired)
            {
                var register = (int)sim.Top.RetiredRegister;
                var value = register == 0 ? 0 : (uint)sim.Top.RetiredValue;
                trace.Add(new Rv32Retired((uint)sim.Top.RetiredPc, (uint)sim.Top.RetiredInstruction, register, value));
            }
            if ((bool)sim.Top.Halted)
                return trace;
            sim.Step();
        }
        Assert.Fail($"the core does not halt within {limit} cycles; last it retired\n{string.Join('\n', trace.TakeLast(10))}");
        return trace;
    }

    /// <summary>What the instruction-set simulator retires until it halts.</summary>
    public static List<Rv32Retired> OnSimulator(uint[] program, out Rv32Simulator simulator)
    {
        simulator = new Rv32Simulator(program, Words);
        var trace = new List<Rv32Retired>();
        while (!simulator.Halted && trace.Count < 1_000_000)
        {
            if (simulator.Step() is { } retired)
                trace.Add(retired);
        }
        Assert.True(simulator.Halted, "the program does not halt");
        return trace;
    }

    /// <summary>Both traces are equal; the first difference is shown with what led to it.</summary>
    public static Rv32Simulator Same(uint[] program, EngineKind engine = EngineKind.Compiled)
    {
        var expected = OnSimulator(program, out var simulator);
        var actual = OnCore(program, engine, 50 * expected.Count + 100);
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (left, right) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            var before = expected.Take(i).TakeLast(8);
            Assert.True(left == right, $"instruction {i}:\n{string.Join('\n', before)}\nexpected {left}\nbut was  {right}");
        }
        return simulator;
    }
}

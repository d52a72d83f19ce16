using Hardware.Hdl.Verilog;
using Hardware.TestKit;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>That random designs mean in Verilog what they mean in the IR.</summary>
public sealed class RandomEmissionTests
{
    private static readonly bool _nightly = Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1";

    [Fact]
    public void Random_designs_run_in_Icarus_as_the_IR_says()
    {
        var problems = new List<string>();
        for (var seed = int.Parse(Environment.GetEnvironmentVariable("FROM") ?? "0"); seed < (_nightly ? 1000 : 60) && problems.Count < 3; seed++)
        {
            if (IcarusBench.Compare(RandomDesigns.Create(seed), seed, 12) is { } problem)
                problems.Add($"seed {seed}: {problem}");
        }
        Assert.Empty(problems);
    }

    [Fact]
    public void No_tool_says_a_word_about_random_designs()
    {
        var problems = new List<string>();
        for (var seed = 0; seed < (_nightly ? 300 : 20) && problems.Count < 3; seed++)
        {
            using var tools = new Tools(VerilogEmitter.Emit(RandomDesigns.Create(seed, new RandomDesignOptions { Constants = false })));
            var said = string.Join('\n', new[] { tools.Verilator(), tools.Icarus(), tools.Yosys() }.Where(t => t.Length > 0));
            if (said.Length > 0)
                problems.Add($"seed {seed}: {said}");
        }
        Assert.Empty(problems);
    }
}

using Hardware.Examples;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class CompiledEngineTests
{
    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 40)]
    [InlineData(2, 30)]
    public void Random_designs_behave_as_the_reference_interpreter_says(int levels, int designs)
    {
        for (var seed = 0; seed < designs * Scale; seed++)
            AssertBehaves(seed, new RandomDesignOptions { Levels = levels }, ModelOptions.Default);
    }

    [Fact]
    public void Every_option_leaves_the_behaviour_as_it_is()
    {
        ModelOptions[] variants =
        [
            new() { SinkIntoArms = false },
            new() { RematerializeTests = false },
            new() { MethodBudget = 300 },
            new() { MethodBudget = 300, KeepLocals = false },
            new() { SkipQuiescent = false },
            new() { CompileReads = false },
        ];
        for (var seed = 1000; seed < 1000 + (15 * Scale); seed++)
            foreach (var options in variants)
                AssertBehaves(seed, new RandomDesignOptions { Levels = 1 }, options);
    }

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 5)]
    public void A_test_of_a_state_is_written_out_where_it_is_used(bool rematerializes, int tests)
    {
        var options = new ModelOptions { RematerializeTests = rematerializes };
        using var engine = new CompiledEngine(Elaborator.Elaborate(new TrafficLight(6, 2)), options: options);
        Assert.Equal(tests, engine.PrintStep(lines: false).Split(" == ").Length - 1);
    }

    [Fact]
    public void A_method_keeps_what_it_has_computed_for_others()
    {
        var design = Elaborator.Elaborate(new FifoMesh(4, 4, 4));
        var loads = Array.ConvertAll([true, false], keeps =>
        {
            using var engine = new CompiledEngine(design, options: new ModelOptions { MethodBudget = 2000, KeepLocals = keeps });
            return engine.PrintStep(lines: false).Split("*(ulong*)").Length;
        });
        Assert.True(loads[0] < loads[1], $"{loads[0]} accesses to words with locals kept, {loads[1]} without");
    }

    private static int Scale => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 50 : 1;

    private static void AssertBehaves(int seed, RandomDesignOptions size, ModelOptions options)
    {
        var design = RandomDesigns.Create(seed, size);
        using var expected = new ReferenceInterpreter(design);
        try
        {
            using var actual = new CompiledEngine(design, (ulong)seed, options);
            Compare.Run(expected, actual, seed, 12);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Design of seed {seed}, {size}, {options}: {e.Message}", e);
        }
    }
}

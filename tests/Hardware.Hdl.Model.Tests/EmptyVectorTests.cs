using Hardware.Examples;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class EmptyVectorTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(150)]
    public void Workers_of_whom_one_or_all_are_busy_behave_as_the_reference_interpreter_says(int cells)
    {
        var design = Elaborator.Elaborate(new IdleArray(cells));
        foreach (var bits in new[] { 512, 256, 128 })
            foreach (var (skip, full) in new[] { (true, true), (true, false), (false, true), (false, false) })
            {
                using var expected = new ReferenceInterpreter(design);
                var options = new ModelOptions { SkipEmptyVectors = skip, FullBlocks = full, VectorBits = bits, LanesWhereCheaper = false };
                using var actual = new CompiledEngine(design, 1, options);
                Compare.Run(expected, actual, bits, 60);
            }
    }

    [Fact]
    public void Only_vectors_that_take_some_work_are_asked_for_a_lane()
    {
        Assert.Equal((1, 0), (Questions(new IdleArray(128), true), Questions(new IdleArray(128), false)));
        Assert.Equal(0, Questions(new VectorUnit(64), true));

        int Questions(HardwareModule module, bool skip)
        {
            var options = new ModelOptions { SkipEmptyVectors = skip, VectorBits = 512 };
            using var engine = new CompiledEngine(Elaborator.Elaborate(module), 0, options);
            return engine.PrintStep(lines: false).Split("BitOperations.PopCount").Length - 1;
        }
    }

    [Theory]
    [InlineData(true, 4 + 4)]
    [InlineData(false, 4)]
    public void Blocks_of_which_all_lanes_are_enabled_have_code_of_their_own(bool full, int products)
    {
        var options = new ModelOptions { FullBlocks = full, SkipEmptyVectors = false, VectorBits = 512 };
        using var engine = new CompiledEngine(Elaborator.Elaborate(new IdleArray(128)), 0, options);
        Assert.Equal(products, engine.PrintStep(lines: false).Split("Multiply<uint>").Length - 1);
    }
}

using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneTests
{
    [Theory]
    [InlineData(4, 512)]
    [InlineData(4, 256)]
    [InlineData(4, 128)]
    [InlineData(5, 512)]
    [InlineData(8, 512)]
    [InlineData(9, 512)]
    [InlineData(9, 128)]
    [InlineData(16, 512)]
    [InlineData(16, 256)]
    public void A_systolic_array_in_lanes_behaves_as_scalar_code(int size, int vectorBits)
    {
        var design = PeArray.Create(size);
        using var scalar = new CompiledEngine(design, 1, new ModelOptions { Lanes = false });
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { VectorBits = vectorBits });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(scalar, lanes, size, 60);
    }

    [Theory]
    [InlineData(4, 4, 512)]
    [InlineData(8, 8, 512)]
    [InlineData(8, 8, 128)]
    [InlineData(3, 50, 512)]
    [InlineData(12, 11, 256)]
    public void A_mesh_with_links_both_ways_in_lanes_behaves_as_scalar_code(int rows, int columns, int vectorBits)
    {
        var design = Mesh.Create(rows, columns);
        using var scalar = new CompiledEngine(design, 1, new ModelOptions { Lanes = false, SkipQuiescent = false });
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { VectorBits = vectorBits });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(scalar, lanes, rows, 40);
    }

    [Fact]
    public void A_mesh_behaves_as_the_reference_interpreter_says()
    {
        var design = Mesh.Create(5, 4);
        using var expected = new ReferenceInterpreter(design);
        using var lanes = new CompiledEngine(design);
        Compare.Run(expected, lanes, 7, 40);
    }

    [Fact]
    public void Random_designs_of_many_instances_behave_as_the_reference_interpreter_says_whatever_the_options_are()
    {
        for (var seed = 0; seed < 40 * (Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 50 : 1); seed++)
        {
            var design = RandomDesigns.Create(seed, new RandomDesignOptions
            {
                Levels = 1,
                MaxWidth = seed % 2 == 0 ? 40 : 64,
                Division = false,
                Side = 5
            });
            var options = RandomOptions.Create(seed);
            using var expected = new ReferenceInterpreter(design);
            try
            {
                using var actual = new CompiledEngine(design, (ulong)seed, options);
                Compare.Run(expected, actual, seed, 12);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Design of seed {seed}, {options}: {e.Message}", e);
            }
        }
    }
}

using Hardware.Examples;
using Hardware.Hdl.Lowered;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class ExampleLaneTests
{
    [Theory]
    [InlineData("pe-array")]
    [InlineData("dot-array")]
    [InlineData("vector-unit")]
    [InlineData("fifo-mesh")]
    [InlineData("crossbar")]
    [InlineData("idle")]
    [InlineData("idle-sparse")]
    public void Examples_made_of_arrays_behave_in_lanes_as_in_scalar_code(string name)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var scalar = new CompiledEngine(design, 3, new ModelOptions { Lanes = false, SkipQuiescent = false });
        var start = scalar.Checkpoint();
        foreach (var bits in new[] { 512, 256, 128 })
        {
            using var lanes = new CompiledEngine(design, 3, new ModelOptions { VectorBits = bits });
            scalar.Restore(start);
            Compare.Run(scalar, lanes, bits, 12);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Registers_that_an_index_chooses_are_written_in_lanes_as_the_reference_interpreter_says(bool skip)
    {
        var design = Elaborator.Elaborate(new DotArray(32, 8));
        using var expected = new ReferenceInterpreter(design);
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { SkipEmptyBlocks = skip });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(expected, lanes, 5, 40);
    }

    [Fact]
    public void A_register_that_an_index_chooses_is_one_choice_however_many_there_are()
    {
        var design = Elaborator.Elaborate(new DotArray(16, 16));
        using var lanes = new CompiledEngine(design);
        Assert.InRange(lanes.Lowered.Nodes.Nodes.Count(n => n is { Op: Op.Mux, Space: > 0, Width: 8 }), 1, 5 * 16);
    }
}

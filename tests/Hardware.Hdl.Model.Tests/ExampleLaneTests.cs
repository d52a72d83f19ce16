using Hardware.Examples;

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
}

using Hardware.TestDesigns;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>The designs that use every construct mean in Icarus what they mean in C#.</summary>
public sealed class TestDesignsTests
{
    public static TheoryData<string> Names => [.. TestDesigns.TestDesigns.All.Select(d => d.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Run_in_Icarus_as_the_reference_says(string name)
    {
        var module = TestDesigns.TestDesigns.All.Single(d => d.Name == name).Create();
        Assert.Null(IcarusBench.Compare(Elaborator.Elaborate(module), seed: 1, cycles: 60));
    }
}

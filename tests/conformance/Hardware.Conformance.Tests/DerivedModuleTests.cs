using Hardware.Cosim;
using Hardware.TestDesigns;

namespace Hardware.Conformance.Tests;

/// <summary>A module derived from a module has handles of its own, with what it inherits in them.</summary>
public class DerivedModuleTests
{
    [Theory]
    [InlineData(EngineKind.Native)]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Verilator)]
    public void Handles_show_what_is_inherited_and_what_is_added(EngineKind engine)
    {
        using var sim = Sim.Of<CountingStage.Ports>(new CountingStage(4), engine);
        Assert.True((bool)sim.Top.IsZero);
        sim.Top.D = 9;
        sim.Step();
        Assert.Equal(9u, sim.Top.Q);
        Assert.Equal(1u, sim.Top.Changes);
        Assert.False((bool)sim.Top.IsZero);
        sim.Top.Hold = true;
        sim.Top.D = 3;
        sim.Step(5);
        Assert.Equal(9u, sim.Top.Q);
        Assert.Equal(1u, sim.Top.Changes);
    }
}

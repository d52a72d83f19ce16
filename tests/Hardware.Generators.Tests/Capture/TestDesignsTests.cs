using Hardware.Hdl;

namespace Hardware.Generators.Tests.Capture;

public class TestDesignsTests
{
    public static TheoryData<string> Names => new(TestDesigns.TestDesigns.All.Select(d => d.Name));

    [Theory, MemberData(nameof(Names))]
    public void A_design_computes_the_same_as_C_sharp_and_as_hardware(string name) =>
        Same.InBothReadings(TestDesigns.TestDesigns.All.Single(d => d.Name == name).Create, cycles: 200);
}

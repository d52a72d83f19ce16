using Hardware.Examples;

namespace Hardware.Generators.Tests.Capture;

public class ExamplesTests
{
    public static TheoryData<string> Names => new(ExampleDesigns.All.Select(d => d.Name).Where(n => n != "pe-array"));

    [Theory, MemberData(nameof(Names))]
    public void An_example_computes_the_same_as_C_sharp_and_as_hardware(string name) =>
        Same.InBothReadings(ExampleDesigns.All.Single(d => d.Name == name).Create, cycles: 500);

    [Fact]
    public void A_small_PE_array_computes_the_same_as_C_sharp_and_as_hardware() =>
        Same.InBothReadings(() => new PeArray(3, 4), cycles: 100);
}

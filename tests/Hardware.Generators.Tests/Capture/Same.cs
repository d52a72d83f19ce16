using Hardware.Hdl;
using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Capture;

/// <summary>The assertion that a module's C# and its hardware compute the same.</summary>
internal static class Same
{
    public static void InBothReadings(Func<HardwareModule> create, int cycles = 200)
    {
        Assert.Null(Agreement.Difference(create, cycles, 1, out var outputs));
        Assert.True(outputs >= 2, "no output ever changes");
    }
}

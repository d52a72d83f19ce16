using Hardware.Cosim;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>How long the properties of large designs are tested: long on the compiled model, some sequences on the C# itself.</summary>
internal static class Runs
{
    public static TheoryData<EngineKind> Engines => [EngineKind.Compiled, EngineKind.Native];

    public static bool IsNightly => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1";

    public static PropertyOptions On(EngineKind engine) => new()
    {
        Engine = engine,
        Runs = (engine == EngineKind.Compiled ? 50 : 8) * (IsNightly ? 20 : 1),
    };
}

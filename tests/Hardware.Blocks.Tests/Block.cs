using Hardware.Cosim;
using Hardware.Hdl.Model;

namespace Hardware.Blocks.Tests;

/// <summary>Starts a block on the compiled engine, with its signals by name.</summary>
internal static class Block
{
    public static Simulation Of(HardwareModule module) => new(new CompiledEngine(Elaborator.Elaborate(module)));

    /// <summary>Random numbers below 2 to the width.</summary>
    public static ulong Bits(this Random random, int width) => (ulong)random.NextInt64(long.MaxValue) & (1UL << width) - 1;
}

/// <summary>A value that a model changes.</summary>
internal sealed class Box<T>(T value)
{
    public T Value { get; set; } = value;
}

using Hardware.Cosim;

namespace Hardware.Testing;

/// <summary>How a property is tested.</summary>
public sealed record PropertyOptions
{
    /// <summary>Sequences tried; they grow from short ones to <see cref="MaxLength"/>.</summary>
    public int Runs { get; init; } = 100;

    /// <summary>Cycles of the longest sequence.</summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>
    /// Chooses the sequences; null for the environment variable <c>HW_SEED</c>, or 1 without it: the same sequences every time, so that a
    /// red build comes from a change.
    /// </summary>
    public ulong? Seed { get; init; }

    /// <summary>The engine that runs the design.</summary>
    public EngineKind Engine { get; init; } = EngineKind.Compiled;

    /// <summary>
    /// Folder for the waves of the shortest failing sequence; null for none. Nothing is written while the property holds.
    /// </summary>
    public string? FailureFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "failures");

    /// <summary>Sequences tried at most to make a failing one smaller.</summary>
    public int MaxShrinks { get; init; } = 20_000;

    internal ulong ChosenSeed => Seed ?? (ulong.TryParse(Environment.GetEnvironmentVariable("HW_SEED"), out var seed) ? seed : 1);
}

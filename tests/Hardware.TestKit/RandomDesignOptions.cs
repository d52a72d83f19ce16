namespace Hardware.TestKit;

/// <summary>How large and how varied a random design is.</summary>
public sealed record RandomDesignOptions
{
    /// <summary>Widest signal in bits.</summary>
    public int MaxWidth { get; init; } = 200;

    /// <summary>Deepest expression.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Signals of each kind in a module, at most.</summary>
    public int Signals { get; init; } = 4;

    /// <summary>Levels of modules below the top.</summary>
    public int Levels { get; init; } = 2;

    /// <summary>Rows and columns of instance arrays, at most.</summary>
    public int Side { get; init; } = 4;

    /// <summary>Whether a second clock domain, with asynchronous reset, may occur.</summary>
    public bool TwoDomains { get; init; } = true;

    /// <summary>Whether division and remainder may occur (they are slow to build in hardware tools when wide).</summary>
    public bool Division { get; init; } = true;

    /// <summary>Whether operands may be constants; without, no tool can find an expression that is decided before it runs.</summary>
    public bool Constants { get; init; } = true;

    /// <summary>Whether assertions and cover points may occur.</summary>
    public bool Checks { get; init; } = true;
}

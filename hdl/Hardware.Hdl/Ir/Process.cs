namespace Hardware.Hdl.Ir;

/// <summary>When a process runs.</summary>
public enum ProcessKind
{
    /// <summary>A single assignment of an expression to a wire that always holds.</summary>
    Continuous,

    /// <summary>Statements that always hold: every wire assigned is assigned on every path.</summary>
    Combinational,

    /// <summary>Statements that happen at each rising edge of the domain's clock.</summary>
    Clocked,
}

/// <summary>One process of a module: a captured method, or a computed property.</summary>
public sealed class Process(string name, ProcessKind kind, Block body, ClockDomain? domain = null, SourceLocation source = default)
{
    /// <summary>Name of the captured member.</summary>
    public string Name { get; } = name;

    /// <summary>When it runs.</summary>
    public ProcessKind Kind { get; } = kind;

    /// <summary>What it does.</summary>
    public Block Body { get; } = body;

    /// <summary>The clock of a clocked process, else null.</summary>
    public ClockDomain? Domain { get; } = domain;

    /// <summary>Where the member starts.</summary>
    public SourceLocation Source { get; } = source;
}

using Hardware.Hdl.Values;

namespace Hardware.Hdl.Ir;

/// <summary>How a signal gets its value.</summary>
public enum SignalKind
{
    /// <summary>Driven from outside the module.</summary>
    Input,

    /// <summary>Driven by exactly one combinational process of the module.</summary>
    Wire,

    /// <summary>Driven by exactly one clocked process; holds its value between clock edges.</summary>
    Register,

    /// <summary>A variable of one process: assigned there (blocking) before it is read, invisible outside.</summary>
    Local,
}

/// <summary>A named value of a module: port, wire, register, or a variable local to one process.</summary>
public sealed class Signal(string name, Shape shape, SignalKind kind, SourceLocation source = default)
{
    /// <summary>Name as the user wrote it; unique in its module.</summary>
    public string Name { get; } = name;

    /// <summary>Width and signedness.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>How the signal gets its value.</summary>
    public SignalKind Kind { get; } = kind;

    /// <summary>Whether the value leaves the module as an output port; wires and registers may.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Whether the signal is a port of its module.</summary>
    public bool IsPort => IsOutput || Kind == SignalKind.Input;

    /// <summary>Position in <see cref="ModuleDef.Signals"/>; set when the signal is added to a module.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>The clock domain that loads a register; null for all else, and for a register nothing ever writes.</summary>
    public ClockDomain? Domain { get; set; }

    /// <summary>The value a register takes on reset and starts with; null: it starts random (seeded) and reset leaves it alone.</summary>
    public BitVector? ResetValue { get; init; }

    /// <summary>The C# enum whose members the value names; null for plain numbers.</summary>
    public EnumType? Enum { get; init; }

    /// <summary>Whether a register may be read from another clock domain (it is the first flop of a synchroniser, or Gray coded).</summary>
    public bool CrossesDomains { get; init; }

    /// <summary>Where the user declared it.</summary>
    public SourceLocation Source { get; } = source;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Shape}";
}

/// <summary>Names of the values of an enum signal, for Verilog localparams, waves and messages.</summary>
/// <param name="Name">Name of the C# enum.</param>
/// <param name="Members">Member names with their values, in order of declaration.</param>
public sealed record EnumType(string Name, IReadOnlyList<(string Name, ulong Value)> Members);

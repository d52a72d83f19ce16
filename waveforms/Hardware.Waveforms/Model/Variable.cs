namespace Hardware.Waveforms;

/// <summary>A name in the hierarchy; what it carries is its <see cref="Signal"/>, which aliases share.</summary>
public sealed class Variable
{
    internal Variable(Scope scope, VarKind kind, string name, int width, Signal signal)
    {
        Scope = scope;
        Kind = kind;
        Name = name;
        Width = width;
        Signal = signal;
    }

    /// <summary>The scope the variable is declared in.</summary>
    public Scope Scope { get; }

    /// <summary>What the variable was declared as.</summary>
    public VarKind Kind { get; }

    /// <summary>Name without scope and without <see cref="Range"/>.</summary>
    public string Name { get; }

    /// <summary>The bit range that was declared, when one was.</summary>
    public BitRange? Range { get; internal init; }

    /// <summary>Unpacked or packed dimensions before <see cref="Range"/>, outermost first (<c>mem[3][7:0]</c> has the dimension
    /// [3] and the range [7:0]).</summary>
    public IReadOnlyList<BitRange> Dimensions { get; internal init; } = [];

    /// <summary>Width in bits; 64 for a real, 0 for a text.</summary>
    public int Width { get; }

    /// <summary>What it carries.</summary>
    public Signal Signal { get; }

    /// <summary>Direction of a port, when the trace says so.</summary>
    public VarDirection Direction { get; internal init; }

    /// <summary>Names of the values, when the trace or its side-car says so.</summary>
    public EnumTable? Enum { get; internal set; }

    /// <summary>Name of the declared type (VHDL, SystemVerilog), when the trace says so.</summary>
    public string? TypeName { get; internal set; }

    /// <summary>True when the value is to be read as two's complement: by its kind, or because the side-car says so.</summary>
    public bool IsSigned { get; internal set; }

    /// <summary>Fields of a bundle, least significant first, when the side-car names them.</summary>
    public IReadOnlyList<BundleField> Fields { get; internal set; } = [];

    /// <summary>Where it is declared, when the trace or its side-car says so.</summary>
    public SourceLocation? Source { get; internal set; }

    /// <summary>True when another variable was the first name of the same signal.</summary>
    public bool IsAlias => !ReferenceEquals(Signal.Variables[0], this);

    /// <summary>Scope names and the name, joined by dots; includes <see cref="Dimensions"/> but not <see cref="Range"/>.</summary>
    public string Path => Scope.Parent is null ? FullName : $"{Scope.Path}.{FullName}";

    /// <summary>The name with its dimensions, without the range.</summary>
    public string FullName => Dimensions.Count == 0 ? Name : Name + string.Concat(Dimensions);

    /// <summary>The path with the range, <c>top.count[7:0]</c>.</summary>
    public override string ToString() => $"{Path}{Range}";
}

/// <summary>A named part of a vector: bits <paramref name="Low"/> to <paramref name="Low"/> + <paramref name="Width"/> - 1.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Low">Lowest bit.</param>
/// <param name="Width">Width in bits.</param>
/// <param name="IsSigned">Two's complement.</param>
/// <param name="EnumName">Name of the field's enum table, if any.</param>
public sealed record BundleField(string Name, int Low, int Width, bool IsSigned = false, string? EnumName = null);

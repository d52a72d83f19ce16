namespace Hardware.Hdl.Ir;

/// <summary>A child of a module, or a one- or two-dimensional array of children of one definition, with what drives their inputs.</summary>
public sealed class Instance
{
    private readonly Dictionary<Signal, Expr?[]> _connections = [];

    /// <summary>A single child (no dimensions), a row (one) or a grid (rows, columns).</summary>
    public Instance(string name, ModuleDef module, IReadOnlyList<int> dimensions, SourceLocation source = default)
    {
        Name = name;
        Module = module;
        Dimensions = dimensions;
        Count = dimensions.Aggregate(1, (count, size) => count * size);
        Source = source;
    }

    /// <summary>Name of the field that holds it; unique in its module.</summary>
    public string Name { get; }

    /// <summary>What it is an instance of.</summary>
    public ModuleDef Module { get; }

    /// <summary>Empty, {length} or {rows, columns}.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>Number of children: 1, length, or rows x columns (row-major).</summary>
    public int Count { get; }

    /// <summary>Position in <see cref="ModuleDef.Instances"/>; set when the instance is added to a module.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Where the user declared it.</summary>
    public SourceLocation Source { get; }

    /// <summary>The parent's domain for each domain of the child, by <see cref="ClockDomain.Index"/>.</summary>
    public IReadOnlyList<ClockDomain> Domains { get; set; } = [];

    /// <summary>What drives an input of every child, by row-major position; an entry is null while nothing does.</summary>
    public Expr?[] Connections(Signal input)
    {
        if (!_connections.TryGetValue(input, out var drivers))
            _connections[input] = drivers = new Expr?[Count];
        return drivers;
    }

    /// <summary>Name of one child: <c>name</c>, <c>name[3]</c> or <c>name[1][2]</c>.</summary>
    public string ElementName(int element) => Dimensions.Count switch
    {
        0 => Name,
        1 => $"{Name}[{element}]",
        _ => $"{Name}[{element / Dimensions[1]}][{element % Dimensions[1]}]",
    };
}

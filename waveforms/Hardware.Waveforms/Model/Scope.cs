namespace Hardware.Waveforms;

/// <summary>A level of the hierarchy: a module instance, a block, a struct, ...</summary>
public sealed class Scope
{
    private readonly List<Scope> _children = [];
    private readonly List<Variable> _variables = [];

    internal Scope(Scope? parent, ScopeKind kind, string name, string? component, int index)
    {
        Parent = parent;
        Kind = kind;
        Name = name;
        Component = component;
        Index = index;
        parent?._children.Add(this);
    }

    /// <summary>The scope around this one; null for the root, which has no name and is in no file.</summary>
    public Scope? Parent { get; }

    /// <summary>What the scope is.</summary>
    public ScopeKind Kind { get; }

    /// <summary>Name without the parents'.</summary>
    public string Name { get; }

    /// <summary>Name of the module or entity that this is an instance of, when the trace says so.</summary>
    public string? Component { get; }

    /// <summary>Position in <see cref="WaveHierarchy.Scopes"/>; -1 for the root.</summary>
    public int Index { get; }

    /// <summary>Where the scope is written, when the trace says so.</summary>
    public SourceLocation? Source { get; internal set; }

    /// <summary>Scopes directly inside, in file order.</summary>
    public IReadOnlyList<Scope> Children => _children;

    /// <summary>Variables directly inside, in file order.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>Names from the top, joined by dots; empty for the root.</summary>
    public string Path => Parent is null or { Parent: null } ? Name : $"{Parent.Path}.{Name}";

    /// <inheritdoc/>
    public override string ToString() => Path;

    internal void Add(Variable variable) => _variables.Add(variable);

    internal void ReplaceVariables(IEnumerable<Variable> variables)
    {
        List<Variable> kept = [.. variables];
        _variables.Clear();
        _variables.AddRange(kept);
    }
}

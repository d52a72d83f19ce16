namespace Hardware.Waveforms;

/// <summary>What a trace declares: scopes, variables, signals, and the facts of its header.</summary>
public sealed class WaveHierarchy
{
    private Dictionary<string, Variable>? _byPath;

    internal WaveHierarchy()
    {
    }

    /// <summary>Holds the top scopes; has no name itself.</summary>
    public Scope Root { get; } = new(null, ScopeKind.Module, "", null, -1);

    /// <summary>All scopes but the root, in file order.</summary>
    public IReadOnlyList<Scope> Scopes => ScopeList;

    /// <summary>All variables, in file order.</summary>
    public IReadOnlyList<Variable> Variables => VariableList;

    /// <summary>All signals; a signal's index is its position here.</summary>
    public IReadOnlyList<Signal> Signals => SignalList;

    /// <summary>The length of one time step.</summary>
    public Timescale Timescale { get; internal set; } = Timescale.Nanosecond;

    /// <summary>The program that wrote the trace (<c>$version</c>); empty when it does not say.</summary>
    public string Writer { get; internal set; } = "";

    /// <summary>The date as the file has it; empty when it has none.</summary>
    public string Date { get; internal set; } = "";

    /// <summary>The <c>$comment</c> texts of the header.</summary>
    public IReadOnlyList<string> Comments => CommentList;

    /// <summary>Enum tables declared in the trace.</summary>
    public IReadOnlyList<EnumTable> Enums => EnumList;

    /// <summary>Offset that viewers add to every time (<c>$timezero</c>), in time steps.</summary>
    public long TimeZero { get; internal set; }

    /// <summary>Number of variables that share an earlier variable's signal.</summary>
    public int AliasCount => VariableList.Count(variable => variable.IsAlias);

    internal List<Scope> ScopeList { get; } = [];

    internal List<Variable> VariableList { get; } = [];

    internal List<Signal> SignalList { get; } = [];

    internal List<string> CommentList { get; } = [];

    internal List<EnumTable> EnumList { get; } = [];

    /// <summary>The variable of a path, with or without its range; null when there is none. Of equal paths the first wins.</summary>
    public Variable? Find(string path)
    {
        if (_byPath is null)
        {
            var byPath = new Dictionary<string, Variable>(VariableList.Count * 2);
            foreach (Variable variable in VariableList)
            {
                byPath.TryAdd(variable.Path, variable);
                if (variable.Range is not null)
                    byPath.TryAdd(variable.ToString(), variable);
            }
            _byPath = byPath;
        }
        return _byPath.GetValueOrDefault(path);
    }

    /// <summary>The variables whose path matches a glob, in file order.</summary>
    /// <param name="glob">See <see cref="WaveGlob"/>.</param>
    public IEnumerable<Variable> Match(string glob)
    {
        var pattern = new WaveGlob(glob);
        return VariableList.Where(pattern.IsMatch);
    }

    /// <summary>The scope of a path; null when there is none.</summary>
    public Scope? FindScope(string path) => ScopeList.Find(scope => scope.Path == path);

    internal void ForgetPaths() => _byPath = null;
}

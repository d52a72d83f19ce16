namespace Hardware.Waveforms.Diff;

/// <summary>A variable of one trace and its counterpart in another.</summary>
/// <param name="A">In the first trace.</param>
/// <param name="B">In the second trace.</param>
public readonly record struct SignalPair(Variable A, Variable B);

/// <summary>Finds the counterpart of each variable, in spite of the ways in which tools change names.</summary>
/// <remarks>
/// In this order: the mapping; the same path; the same path without the scopes at the top that hold everything else (<c>TOP</c>,
/// <c>tb.dut</c>); and the same when letters' case, escapes (<c>\name</c>), and <c>__DOT__</c> or <c>/</c> for a dot make no difference.
/// </remarks>
internal sealed class SignalPairs
{
    public SignalPairs(WaveFile a, WaveFile b, DiffOptions options)
    {
        List<Variable> left = [.. Chosen(a, options.Signals)], right = [.. Chosen(b, null)];
        var taken = new HashSet<Variable>();
        var exact = Index(right, variable => variable.Path);
        var loose = options.ExactNames ? [] : Index(right, variable => Loose(variable, b.Hierarchy));
        var onlyInA = new List<Variable>();
        foreach (Variable variable in left)
        {
            Variable? other = options.Mapping?.Map(variable.Path) is { } mapped
                ? b.Find(mapped)
                : exact.GetValueOrDefault(variable.Path) ?? loose.GetValueOrDefault(Loose(variable, a.Hierarchy));
            if (other is null || !other.Signal.IsLoaded)
            {
                onlyInA.Add(variable);
                continue;
            }
            taken.Add(other);
            Pairs.Add(new SignalPair(variable, other));
        }
        OnlyInA = onlyInA;
        OnlyInB = options.Signals is null ? [.. right.Where(variable => !taken.Contains(variable))] : [];
    }

    public List<SignalPair> Pairs { get; } = [];

    public IReadOnlyList<Variable> OnlyInA { get; }

    public IReadOnlyList<Variable> OnlyInB { get; }

    private static IEnumerable<Variable> Chosen(WaveFile file, IReadOnlyList<string>? globs)
    {
        IEnumerable<Variable> all = globs is null ? file.Hierarchy.Variables : globs.SelectMany(file.Match).Distinct();
        return all.Where(variable => variable.Signal.IsLoaded && variable.Kind is not (VarKind.Parameter or VarKind.RealParameter));
    }

    // Two variables that look alike loosely are left to the exact names: a guess would be worse than a missing pair.
    private static Dictionary<string, Variable> Index(List<Variable> variables, Func<Variable, string> key) =>
        variables.GroupBy(key).Where(group => group.Select(variable => variable.Signal).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First());

    private static string Loose(Variable variable, WaveHierarchy hierarchy)
    {
        string path = variable.Path;
        Scope top = hierarchy.Root;
        do
            top = top.Children.Count == 1 ? top.Children[0] : top;
        while (top.Children.Count == 1 && top.Variables.Count == 0);
        string prefix = top.Path + ".";
        if (path.StartsWith(prefix, StringComparison.Ordinal))
            path = path[prefix.Length..];
        return path.Replace("__DOT__", ".").Replace('/', '.').Replace("\\", "").ToLowerInvariant();
    }
}

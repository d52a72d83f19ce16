namespace Hardware.Waveforms.Diff;

/// <summary>A variable of one trace and its counterpart in another.</summary>
/// <param name="A">In the first trace.</param>
/// <param name="B">In the second trace.</param>
public readonly record struct SignalPair(Variable A, Variable B);

/// <summary>Finds the counterpart of each variable, in spite of the ways in which tools change names.</summary>
/// <remarks>
/// In this order: the mapping; the same path; the same path below an outer scope of each trace (<c>tb</c> here, <c>TOP</c> there: the two
/// below which most paths are equal, then the scopes around those), where letters' case, escapes (<c>\name</c>), and
/// <c>__DOT__</c> or <c>/</c>
/// for a dot make no difference.
/// </remarks>
internal sealed class SignalPairs
{
    /// <summary>Outer scopes of each trace that are tried.</summary>
    private const int MostOuters = 8;

    public SignalPairs(WaveFile a, WaveFile b, DiffOptions options)
    {
        List<Variable> left = [.. Chosen(a, options.Signals)], right = [.. Chosen(b, null)];
        Dictionary<string, Variable> exact = Index(right, variable => variable.Path);
        List<(string OuterA, Dictionary<string, Variable> B)> loose = [];
        if (!options.ExactNames)
        {
            (string outerA, string outerB) = Outers(a.Hierarchy, b.Hierarchy);
            List<Dictionary<string, Variable>> inB = [.. Around(outerB).Select(outer => Index(right, variable => Loose(variable, outer)))];
            loose = [.. from outer in Around(outerA) from index in inB select (outer, index)];
        }
        var taken = new HashSet<Variable>();
        var onlyInA = new List<Variable>();
        foreach (Variable variable in left)
        {
            Variable? other = options.Mapping?.Map(variable.Path) is { } mapped
                ? b.Find(mapped)
                : exact.GetValueOrDefault(variable.Path)
                    ?? loose.Select(pair => Loose(variable, pair.OuterA) is { } key ? pair.B.GetValueOrDefault(key) : null)
                        .FirstOrDefault(found => found is not null);
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
    private static Dictionary<string, Variable> Index(List<Variable> variables, Func<Variable, string?> key) =>
        variables.GroupBy(key).Where(group => group.Key is not null && group.Select(variable => variable.Signal).Distinct().Count() == 1)
            .ToDictionary(group => group.Key!, group => group.First());

    private static (string A, string B) Outers(WaveHierarchy a, WaveHierarchy b)
    {
        List<(string Outer, HashSet<string> Paths)> insideA = Inside(a), insideB = Inside(b);
        (string A, string B) best = ("", "");
        int most = 0;
        foreach ((string outerA, HashSet<string> pathsA) in insideA)
        {
            foreach ((string outerB, HashSet<string> pathsB) in insideB)
            {
                if (Math.Min(pathsA.Count, pathsB.Count) > most && pathsA.Count(pathsB.Contains) is var equal && equal > most)
                    (best, most) = ((outerA, outerB), equal);
            }
        }
        return best;
    }

    // A scope and those around it, the innermost first.
    private static IEnumerable<string> Around(string outer)
    {
        for (; outer.Length > 0; outer = outer[..Math.Max(outer.LastIndexOf('.'), 0)])
            yield return outer;
        yield return "";
    }

    // The outermost scopes, and the paths below each.
    private static List<(string Outer, HashSet<string> Paths)> Inside(WaveHierarchy hierarchy)
    {
        IEnumerable<string> scopes = hierarchy.Scopes.Select(scope => scope.Path).Distinct();
        IEnumerable<string> outers = scopes.OrderBy(path => path.Count(letter => letter == '.')).Prepend("").Take(MostOuters);
        return [.. outers.Select(outer => (outer, Below(outer)))];

        HashSet<string> Below(string outer) =>
            hierarchy.Variables.Select(variable => Loose(variable, outer)).OfType<string>().ToHashSet();
    }

    /// <summary>The path below a scope, without what tools change; null when the variable is elsewhere.</summary>
    private static string? Loose(Variable variable, string outer)
    {
        string path = variable.Path;
        if (outer.Length > 0)
        {
            if (!path.StartsWith(outer, StringComparison.Ordinal) || path.Length <= outer.Length || path[outer.Length] != '.')
                return null;
            path = path[(outer.Length + 1)..];
        }
        return path.Replace("__DOT__", ".").Replace('/', '.').Replace("\\", "").ToLowerInvariant();
    }
}

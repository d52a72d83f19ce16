namespace Hardware.Waveforms.Query;

/// <summary>Finds signals by the names that people write: a whole path, or so much of its end that only one signal fits.</summary>
internal sealed class SignalNames(WaveHierarchy hierarchy)
{
    private Dictionary<string, List<Variable>>? _byName;

    /// <summary>The one variable that fits, or null and the several that do.</summary>
    public (Variable? Variable, IReadOnlyList<Variable> Candidates) Resolve(string name)
    {
        if (hierarchy.Find(name) is { } exact)
            return (exact, [exact]);
        _byName ??= Index();
        string last = name[(name.LastIndexOf('.') + 1)..];
        if (!_byName.TryGetValue(last, out List<Variable>? all))
            return (null, []);
        string end = "." + name;
        // Aliases are one signal: the first of them stands for all.
        List<Variable> candidates = [.. all.Where(variable => Ends(variable, end)).DistinctBy(variable => variable.Signal)];
        return (candidates.Count == 1 ? candidates[0] : null, candidates);
    }

    /// <summary>The path that is most like a name; null when none is much like it.</summary>
    public string? Closest(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        Variable? best = null;
        int least = Math.Max(2, last.Length / 3) + 1;
        foreach (Variable variable in hierarchy.Variables)
        {
            int distance = Distance(last, variable.FullName, least);
            if (distance < least)
                (best, least) = (variable, distance);
        }
        return best?.Path;
    }

    private Dictionary<string, List<Variable>> Index()
    {
        var index = new Dictionary<string, List<Variable>>();
        foreach (Variable variable in hierarchy.Variables)
        {
            Put(variable.FullName, variable);
            if (variable.Range is { } range)
                Put(variable.FullName + range, variable);
        }
        return index;

        void Put(string name, Variable variable)
        {
            string last = name[(name.LastIndexOf('.') + 1)..];
            if (!index.TryGetValue(last, out List<Variable>? list))
                index[last] = list = [];
            list.Add(variable);
        }
    }

    private static bool Ends(Variable variable, string end) =>
        ("." + variable.Path).EndsWith(end, StringComparison.Ordinal)
        || variable.Range is not null && ("." + variable).EndsWith(end, StringComparison.Ordinal);

    // Levenshtein, in one row; gives up at the limit.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
            return limit;
        Span<int> row = stackalloc int[Math.Min(b.Length, 255) + 1];
        if (b.Length > 255)
            return limit;
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.Length];
    }
}

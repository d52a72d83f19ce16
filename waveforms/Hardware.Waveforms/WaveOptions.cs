namespace Hardware.Waveforms;

/// <summary>How to read a trace.</summary>
public sealed record WaveOptions
{
    /// <summary>Stop with a <see cref="WaveException"/> at the first thing that is against the standard, rather than note it and
    /// go on.</summary>
    public bool Strict { get; init; }

    /// <summary>Globs (<see cref="WaveGlob"/>) of the variables whose changes are stored or visited; null for all.</summary>
    public IReadOnlyList<string>? Signals { get; init; }

    /// <summary>Which variables' changes are stored or visited, beside <see cref="Signals"/>; null for all.</summary>
    public Func<Variable, bool>? Select { get; init; }

    /// <summary>Read only the header: hierarchy, no changes.</summary>
    public bool HeaderOnly { get; init; }

    /// <summary>Join variables that a tool wrote bit by bit (<c>data [1]</c>, <c>data [0]</c>) into one vector. Streaming never
    /// joins.</summary>
    public bool MergeSplitVectors { get; init; } = true;

    /// <summary>Read the side-car (<c>trace.vcd.json</c>) beside the trace when there is one.</summary>
    public bool SideCar { get; init; } = true;

    /// <summary>Threads to parse with; 0 lets the reader decide by file size and processors.</summary>
    public int Threads { get; init; }

    /// <summary>Diagnostics kept; further ones are only counted.</summary>
    public int MaxDiagnostics { get; init; } = 1000;

    /// <summary>For each signal, whether one of its variables is selected.</summary>
    internal bool[] Selected(WaveHierarchy hierarchy)
    {
        var selected = new bool[hierarchy.SignalList.Count];
        if (Signals is null && Select is null)
        {
            Array.Fill(selected, true);
            return selected;
        }
        WaveGlob[]? globs = Signals?.Select(glob => new WaveGlob(glob)).ToArray();
        foreach (Variable variable in hierarchy.VariableList)
            if ((Select is null || Select(variable)) && (globs is null || globs.Any(glob => glob.IsMatch(variable))))
                selected[variable.Signal.Index] = true;
        return selected;
    }
}

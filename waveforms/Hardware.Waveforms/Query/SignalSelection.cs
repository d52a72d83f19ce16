namespace Hardware.Waveforms.Query;

/// <summary>The variables that a request names.</summary>
public static class SignalSelection
{
    /// <summary>The variables that match the globs, in the order of the globs and then of the file, each signal once.</summary>
    /// <param name="file">The trace.</param>
    /// <param name="globs">See <see cref="WaveGlob"/>; null or none for all but parameters.</param>
    /// <exception cref="WaveException">WAV0506: a glob matches nothing, or the trace has no signals.</exception>
    public static IReadOnlyList<Variable> Of(WaveFile file, IReadOnlyList<string>? globs)
    {
        var chosen = new List<Variable>();
        var seen = new HashSet<Signal>();
        List<string?> requests = [.. globs ?? []];
        if (requests.Count == 0)
            requests.Add(null);
        foreach (string? glob in requests)
        {
            IEnumerable<Variable> matches = glob is null
                ? file.Hierarchy.Variables.Where(variable => variable.Kind is not (VarKind.Parameter or VarKind.RealParameter))
                : file.Match(glob);
            bool any = false;
            foreach (Variable variable in matches.Where(variable => variable.Signal.IsLoaded))
            {
                any = true;
                if (seen.Add(variable.Signal))
                    chosen.Add(variable);
            }
            if (!any)
            {
                throw new WaveException(WaveCodes.NothingSelected, glob is null
                    ? "the trace has no signals"
                    : $"'{glob}' matches no signal: * stands for a run of characters without a dot, ** for any");
            }
        }
        return chosen;
    }

    /// <summary>What all paths have in common at their beginning, whole scope names with the dot after them.</summary>
    internal static string CommonScope(IReadOnlyList<Variable> variables)
    {
        string common = variables.Count == 0 ? "" : variables[0].Scope.Path + ".";
        foreach (Variable variable in variables)
        {
            while (common.Length > 0 && !variable.Path.StartsWith(common, StringComparison.Ordinal))
                common = common[..(common[..^1].LastIndexOf('.') + 1)];
        }
        return common == "." ? "" : common;
    }
}

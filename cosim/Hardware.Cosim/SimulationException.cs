namespace Hardware.Cosim;

/// <summary>Something a user can mend, said in one sentence that starts with its <c>SIMnnnn</c> code and ends with the fix.</summary>
/// <param name="code">The code, listed in docs/cosim.md.</param>
/// <param name="sentence">What is wrong, where, and what to do.</param>
/// <param name="inner">What caused it.</param>
public sealed class SimulationException(string code, string sentence, Exception? inner = null) : Exception($"{code}: {sentence}", inner)
{
    /// <summary>The code, <c>SIM2001</c>.</summary>
    public string Code { get; } = code;
}

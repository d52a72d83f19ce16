namespace Hardware.Testing;

/// <summary>A property that does not hold, or one that cannot be tested; the message starts with its <c>SIM5nnn</c> code.</summary>
/// <param name="code">The code, listed in docs/testing.md.</param>
/// <param name="sentence">What is wrong and what to do.</param>
/// <param name="inner">What caused it.</param>
public class PropertyException(string code, string sentence, Exception? inner = null) : Exception($"{code}: {sentence}", inner)
{
    /// <summary>The code, <c>SIM5001</c>.</summary>
    public string Code { get; } = code;
}

/// <summary>A property failed; the message holds the shortest failing sequence, and how to run it again.</summary>
/// <param name="sentence">The whole message.</param>
/// <param name="stimulus">The shortest failing sequence.</param>
/// <param name="waves">VCD of it, with a GTKWave save file and a page beside; null when no folder is given.</param>
/// <param name="inner">What the test itself threw.</param>
public sealed class PropertyFailedException(string sentence, Stimulus stimulus, string? waves, Exception? inner)
    : PropertyException("SIM5001", sentence, inner)
{
    /// <summary>The shortest failing sequence; its last cycle is the failing one.</summary>
    public Stimulus Stimulus { get; } = stimulus;

    /// <summary>VCD of it; null when no folder is given.</summary>
    public string? Waves { get; } = waves;
}

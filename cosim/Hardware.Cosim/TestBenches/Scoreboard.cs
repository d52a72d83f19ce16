namespace Hardware.Cosim.TestBenches;

/// <summary>Compares what a design gives with what a model says it must give, in order.</summary>
public sealed class Scoreboard<T>(string name = "scoreboard")
{
    private readonly Queue<T> _expected = [];

    /// <summary>Words that were as expected.</summary>
    public long Matched { get; private set; }

    /// <summary>Words expected and not yet seen.</summary>
    public int Outstanding => _expected.Count;

    /// <summary>Says what comes next.</summary>
    public void Expect(params IEnumerable<T> words)
    {
        foreach (var word in words)
            _expected.Enqueue(word);
    }

    /// <summary>Takes what came.</summary>
    /// <exception cref="SimulationException">SIM4008: it is not what was expected, or nothing was.</exception>
    public void Receive(T word)
    {
        if (!_expected.TryDequeue(out var expected))
        {
            throw new SimulationException("SIM4008",
                $"{name}: {word} came as word {Matched}, and nothing was expected: look for a word given twice.");
        }
        if (!EqualityComparer<T>.Default.Equals(expected, word))
        {
            throw new SimulationException("SIM4008",
                $"{name}: word {Matched} is {word}, expected {expected}: look for a lost or altered word.");
        }
        Matched++;
    }

    /// <summary>Makes sure that nothing is missing.</summary>
    /// <exception cref="SimulationException">SIM4008: words are.</exception>
    public void Complete()
    {
        if (_expected.Count > 0)
        {
            throw new SimulationException("SIM4008",
                $"{name}: {_expected.Count} words are missing after {Matched}, the next is {_expected.Peek()}: "
                + "look for a lost word, or wait longer.");
        }
    }
}

namespace Hardware.Cosim.TestBenches;

/// <summary>When a driver or sink pauses: a repeatable random choice per cycle, so that backpressure is exercised in every
/// rhythm.</summary>
public sealed class Stalls
{
    private readonly Random? _random;
    private readonly int _percent;

    private Stalls(int percent, Random? random)
    {
        _percent = percent;
        _random = random;
    }

    /// <summary>Pauses in so many of a hundred cycles.</summary>
    public static Stalls Random(int percent, int seed) => new(percent, new Random(seed));

    /// <summary>Never pauses.</summary>
    public static Stalls None { get; } = new(0, null);

    internal bool Next() => _random is not null && _random.Next(100) < _percent;
}

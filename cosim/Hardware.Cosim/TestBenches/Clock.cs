namespace Hardware.Cosim.TestBenches;

/// <summary>The clock of one domain in a test bench.</summary>
public sealed class Clock
{
    private readonly TestBench _bench;
    private readonly int _domain;

    internal Clock(TestBench bench, int domain)
    {
        _bench = bench;
        _domain = domain;
        NextEdge = Period;
    }

    /// <summary>Time between edges, in units that all clocks of the bench share; edges at one time happen at once.</summary>
    public long Period
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            NextEdge += value - field;
            field = value;
        }
    } = 1;

    /// <summary>Edges so far.</summary>
    public long Edges { get; private set; }

    internal long NextEdge { get; private set; }

    /// <summary>Goes on after the next edge, or after so many.</summary>
    public ValueTask Rising(long edges = 1) => _bench.WaitForEdge(_domain, edges);

    /// <summary>Goes on at the end of the present cycle, when every process has set its inputs and all values are settled: what
    /// is read is what the next edge takes.</summary>
    public ValueTask ReadOnly() => _bench.WaitForEnd();

    /// <inheritdoc/>
    public override string ToString() => _bench.Simulation.Engine.Design.Top.Domains.ElementAtOrDefault(_domain)?.ClockName ?? "clock";

    internal uint Rise()
    {
        Edges++;
        NextEdge += Period;
        return 1u << _domain;
    }
}

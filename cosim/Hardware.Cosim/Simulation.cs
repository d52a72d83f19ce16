using System.Runtime.CompilerServices;
using Hardware.Cosim.Tracing;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim;

/// <summary>A running design: an engine, and its signals by name.</summary>
/// <example><code>
/// using var sim = new Simulation(new CompiledEngine(design));
/// sim["Push"].Value = 1;
/// sim.Step();
/// Console.WriteLine(sim["Count"]);
/// </code></example>
public class Simulation : IDisposable
{
    private readonly Dictionary<string, SimulatedSignal> _handles = [];

    /// <summary>Takes an engine, which is disposed of with this.</summary>
    public Simulation(Engine engine)
    {
        Engine = engine;
        Map = new SignalMap(engine.Design);
    }

    /// <summary>The engine; wrapped when history is kept.</summary>
    public Engine Engine { get; private set; }

    /// <summary>Names and slots.</summary>
    public SignalMap Map { get; }

    /// <summary>Clock edges so far.</summary>
    public long Cycle => Engine.Cycle;

    /// <summary>The signal or memory at a path, <c>child[1].Count</c>; the name of the top may be left out.</summary>
    /// <exception cref="SimulationException">SIM3001: there is none.</exception>
    public SimulatedSignal this[string path]
    {
        get
        {
            if (!_handles.TryGetValue(path, out var handle))
                _handles[path] = handle = new SimulatedSignal(this, Map.Find(path));
            return handle;
        }
    }

    /// <summary>Rising edges of all clocks.</summary>
    /// <exception cref="CheckFailedException">An Assert or Assume of the design did not hold.</exception>
    public void Step(long cycles = 1) => Tick(uint.MaxValue, cycles);

    /// <summary>Rising edges of one clock domain of the top; the empty name is the implicit one.</summary>
    /// <exception cref="SimulationException">SIM3012: there is no such domain.</exception>
    /// <exception cref="CheckFailedException">An Assert or Assume of the design did not hold.</exception>
    public void Step(string domain, long cycles = 1) => Tick(1u << DomainOf(domain), cycles);

    /// <summary>Rising edges of the domains of the top whose bit is set, all at once.</summary>
    /// <exception cref="CheckFailedException">An Assert or Assume of the design did not hold.</exception>
    public void Tick(uint domains, long cycles)
    {
        Engine.Tick(domains, cycles);
        if (Engine.TakeFailures() is { Count: > 0 } failures)
            throw new CheckFailedException(failures[0], WavesOf(failures[0]));
    }

    /// <summary>The complete state, for <see cref="Restore"/>.</summary>
    public byte[] Checkpoint() => Engine.Checkpoint();

    /// <summary>Goes back to a state of this simulation, or of another one of the same design and engine.</summary>
    public void Restore(ReadOnlySpan<byte> checkpoint) => Engine.Restore(checkpoint);

    /// <summary>Holds all resets active for some cycles.</summary>
    public void Reset(long cycles = 1)
    {
        for (var domain = 0; domain < Engine.Design.Top.Domains.Count; domain++)
            Engine.SetReset(domain, true);
        Step(cycles);
        for (var domain = 0; domain < Engine.Design.Top.Domains.Count; domain++)
            Engine.SetReset(domain, false);
    }

    /// <summary>Steps until a condition holds; gives the cycles that took.</summary>
    /// <exception cref="SimulationException">SIM4002: it does not within the limit; the message names the condition.</exception>
    public long RunUntil(Func<bool> condition, long limit = 1_000_000, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var start = Cycle;
        while (!condition())
        {
            if (Cycle - start >= limit)
            {
                throw new SimulationException("SIM4002",
                    $"'{what}' did not hold within {limit} cycles (now cycle {Cycle}): "
                    + "raise the limit, or look at why with KeepHistory and WriteWaves.");
            }
            Step();
        }
        return Cycle - start;
    }

    /// <summary>Keeps checkpoints from now on, so that the cycles before a failure can be seen though nothing is recorded.</summary>
    /// <param name="every">Cycles between checkpoints.</param>
    public virtual History KeepHistory(int every = 1000)
    {
        if (Engine is not History history)
            Engine = history = new History(Engine, every);
        return history;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waves of the cycles before a failure, where they are kept; null otherwise.</summary>
    protected virtual string? WavesOf(CheckFailure failure) => null;

    private int DomainOf(string name)
    {
        var domains = Engine.Design.Top.Domains;
        for (var i = 0; i < domains.Count; i++)
        {
            if (domains[i].Name == name)
                return i;
        }
        var names = domains.Select(d => d.Name.Length == 0 ? "the implicit one" : $"'{d.Name}'");
        throw new SimulationException(
            "SIM3012", $"{Engine.Design.Top.Name} has no clock domain '{name}': it has {string.Join(", ", names)}.");
    }
}

using Hardware.Hdl.Simulation;
using Hardware.Waveforms;

namespace Hardware.Cosim.Tracing;

/// <summary>
/// An engine that remembers how it came to where it is: a ring of checkpoints, and what was done since each. The last cycles can be run
/// again with a trace on, though nothing was recorded while they ran.
/// </summary>
/// <remarks>Costs one checkpoint every so many cycles and a few bytes per write; reading costs nothing.</remarks>
public sealed class History : EngineDecorator
{
    private readonly Queue<InputLog> _logs = [];
    private readonly List<CheckFailure> _untaken = [];
    private readonly bool[] _resets;
    private readonly int _every;
    private readonly int _keep;
    private InputLog _log;
    private long _next;

    /// <summary>Wraps an engine.</summary>
    /// <param name="inner">An engine with checkpoints.</param>
    /// <param name="every">Cycles between checkpoints.</param>
    /// <param name="keep">Checkpoints kept, at least 2: so many times <paramref name="every"/> cycles less one can be seen again.</param>
    /// <exception cref="SimulationException">SIM3007: the engine has no checkpoints.</exception>
    public History(Engine inner, int every = 1000, int keep = 3) : base(inner)
    {
        if (!inner.CanCheckpoint)
            throw new SimulationException(
                "SIM3007",
                $"the {inner.Name} engine has no checkpoints, which history needs: use the compiled, verilated or native engine.");
        _every = every;
        _keep = Math.Max(keep, 2);
        _resets = new bool[inner.Design.Top.Domains.Count];
        _log = Begin();
    }

    /// <summary>The first cycle that can be seen again.</summary>
    public long FirstCycle => _logs.Peek().Cycle;

    /// <inheritdoc/>
    public override void Write(int slot, ulong value)
    {
        base.Write(slot, value);
        _log.Write(slot, value);
    }

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        base.Write(slot, limbs);
        _log.Write(slot, limbs);
    }

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs)
    {
        base.WriteMemory(slot, address, limbs);
        _log.WriteMemory(slot, address, limbs);
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        base.SetReset(domain, active);
        _resets[domain] = active;
        _log.SetReset(domain, active);
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        while (cycles > 0)
        {
            if (Cycle >= _next)
                _log = Begin();
            var now = Math.Min(cycles, _next - Cycle);
            base.Tick(domains, now);
            _log.Tick(domains, now);
            cycles -= now;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures()
    {
        if (_untaken.Count == 0)
            return Inner.TakeFailures();
        CheckFailure[] all = [.. _untaken, .. Inner.TakeFailures()];
        _untaken.Clear();
        return all;
    }

    /// <summary>Goes to another state; what was before it cannot be seen again.</summary>
    public override void Restore(ReadOnlySpan<byte> checkpoint)
    {
        base.Restore(checkpoint);
        _logs.Clear();
        _log = Begin();
    }

    /// <summary>Runs the last cycles again with a trace on and comes back to the present state.</summary>
    /// <param name="path">VCD, or FST when the name ends so.</param>
    /// <param name="cycles">How many of the last cycles, as far as they are remembered.</param>
    /// <param name="options">What to trace.</param>
    /// <returns>The first cycle in the trace.</returns>
    /// <exception cref="WaveException">WAV0004: the file cannot be written.</exception>
    public long WriteWaves(string path, long cycles, TraceOptions? options = null)
    {
        options ??= new TraceOptions();
        using var writer = options.Create(path, Name);
        var tracer = new Tracer(Inner, writer, options);
        var first = Math.Max(Cycle - cycles, FirstCycle);
        foreach (var (cycle, risen) in Replay(first, tracer.SetReset))
            tracer.Sample(cycle, risen);
        return first;
    }

    /// <summary>
    /// Runs from <paramref name="first"/> to the present again: gives each cycle, settled, with the domains whose edge began it, the
    /// present one last.
    /// </summary>
    internal IEnumerable<(long Cycle, uint Risen)> Replay(long first, Action<int, bool> reset)
    {
        var present = Inner.Checkpoint();
        _untaken.AddRange(Inner.TakeFailures());
        var log = _logs.Last(log => log.Cycle <= Math.Max(first, FirstCycle));
        Inner.Restore(log.Checkpoint);
        for (var domain = 0; domain < log.Resets.Length; domain++)
            reset(domain, log.Resets[domain]);
        try
        {
            var risen = 0u;
            foreach (var next in _logs.SkipWhile(other => other != log).ToList())
            {
                foreach (var domains in next.Replay(Inner, reset))
                {
                    if (Inner.Cycle >= first)
                        yield return (Inner.Cycle, risen);
                    risen = domains;
                }
            }
            yield return (Inner.Cycle, risen);
        }
        finally
        {
            // What fails again has been reported the first time.
            Inner.TakeFailures();
            Inner.Restore(present);
        }
    }

    private InputLog Begin()
    {
        var log = new InputLog(Inner.Checkpoint(), Cycle, [.. _resets]);
        _logs.Enqueue(log);
        while (_logs.Count > _keep)
            _logs.Dequeue();
        _next = Cycle + _every;
        return log;
    }
}

using System.Runtime.CompilerServices;

namespace Hardware.Cosim.TestBenches;

/// <summary>
/// Runs drivers, monitors and checks as <c>async</c> methods beside a simulation: all on one thread, in a fixed order, so that a run
/// is the same every time.
/// </summary>
/// <remarks>
/// A cycle:
/// <code>
/// edge -> processes that waited for Rising() go on, in the order in which they began to wait; they set inputs
///      -> Until() conditions are tried on settled values; processes whose condition holds go on, until none does
///      -> processes that waited for ReadOnly() go on; they only read: what they see is what the edge will take
///      -> edge
/// </code>
/// </remarks>
/// <example><code>
/// var bench = new TestBench(sim);
/// bench.Run(async () =>
/// {
///     sim["Push"].Value = 1;
///     await bench.Clock.Rising();
///     await bench.Until(() => sim["Empty"].Value == 0);
/// });
/// </code></example>
public sealed class TestBench
{
    private const int MostWakesPerCycle = 100_000;

    private readonly Stack<Wait> _pool = [];
    private readonly List<Clock> _clocks = [];
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];
    private readonly List<Task> _processes = [];
    private List<Wait> _rising = [];
    private List<Wait> _conditions = [];
    private List<Wait> _readOnly = [];
    private List<Wait> _spare = [];
    private readonly Context _context;

    /// <summary>A bench on a simulation.</summary>
    public TestBench(Simulation simulation)
    {
        Simulation = simulation;
        _context = new Context(this);
        for (var domain = 0; domain < Math.Max(1, simulation.Engine.Design.Top.Domains.Count); domain++)
            _clocks.Add(new Clock(this, domain));
    }

    /// <summary>The simulation.</summary>
    public Simulation Simulation { get; }

    /// <summary>The clock of the first domain.</summary>
    public Clock Clock => _clocks[0];

    /// <summary>The clock of each domain of the top.</summary>
    public IReadOnlyList<Clock> Clocks => _clocks;

    /// <summary>Waits as long as nothing else is said, in cycles.</summary>
    public long Patience { get; init; } = 100_000;

    /// <summary>Goes on in the first cycle in which the condition holds on settled values, before that cycle's edge.</summary>
    /// <param name="condition">Reads the simulation.</param>
    /// <param name="limit">Cycles after which waiting is an error; 0 for <see cref="Patience"/>.</param>
    /// <param name="what">What the error says; the condition's text when left out.</param>
    /// <exception cref="SimulationException">SIM4003 (from the await): it did not hold in time.</exception>
    public ValueTask Until(Func<bool> condition, long limit = 0, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var wait = Take(WaitKind.Condition, 0, 0, condition, what, limit);
        _conditions.Add(wait);
        return wait.Task;
    }

    /// <summary>Runs a process beside the others from now on; the run fails when it does, and does not wait for its end.</summary>
    public Task Start(Func<Task> process)
    {
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            var task = process();
            _processes.Add(task);
            return task;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    /// <summary>Runs until a process ends, clocking as long as it waits.</summary>
    /// <param name="main">The process.</param>
    /// <param name="limit">Cycles after which the run is an error; 0 for no limit of its own.</param>
    /// <exception cref="SimulationException">SIM4003: something waited too long; SIM4004: nothing waits for the clock; SIM4005:
    /// waking without end.</exception>
    public void Run(Func<Task> main, long limit = 0)
    {
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            var end = limit > 0 ? Simulation.Cycle + limit : long.MaxValue;
            var task = main();
            while (true)
            {
                Settle();
                Rethrow();
                if (task.IsCompleted)
                    break;
                if (_rising.Count + _conditions.Count + _readOnly.Count == 0)
                {
                    throw new SimulationException("SIM4004",
                        "the test bench waits for something other than the simulation: await only its clocks and conditions.");
                }
                if (Simulation.Cycle >= end)
                {
                    throw new SimulationException(
                        "SIM4003", $"the test bench did not end within {limit} cycles; it waits for {Pending()}.");
                }
                Edge();
            }
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    internal ValueTask WaitForEdge(int domain, long edges)
    {
        var wait = Take(WaitKind.Rising, domain, edges, null, "", long.MaxValue);
        _rising.Add(wait);
        return wait.Task;
    }

    internal ValueTask WaitForEnd()
    {
        var wait = Take(WaitKind.ReadOnly, 0, 0, null, "", long.MaxValue);
        _readOnly.Add(wait);
        return wait.Task;
    }

    internal void Release(Wait wait) => _pool.Push(wait);

    private Wait Take(WaitKind kind, int domain, long edges, Func<bool>? condition, string what, long limit)
    {
        var wait = _pool.Count > 0 ? _pool.Pop() : new Wait(this);
        var patience = limit > 0 ? limit : Patience;
        wait.Set(kind, domain, edges, condition, what, patience == long.MaxValue ? patience : Simulation.Cycle + patience);
        return wait;
    }

    /// <summary>Lets everything go on that can in this cycle.</summary>
    private void Settle()
    {
        var wakes = 0;
        do
        {
            RunPosted();
            while (TryConditions())
            {
                RunPosted();
                if (++wakes > MostWakesPerCycle)
                {
                    throw new SimulationException("SIM4005",
                        $"processes wake each other without end in cycle {Simulation.Cycle}: "
                        + $"await the clock somewhere; waiting are {Pending()}.");
                }
            }
            (_readOnly, _spare) = (_spare, _readOnly);
            foreach (var wait in _spare)
                wait.Complete();
            _spare.Clear();
        }
        while (_posted.Count > 0);
    }

    private bool TryConditions()
    {
        for (var i = 0; i < _conditions.Count; i++)
        {
            var wait = _conditions[i];
            if (!wait.Condition!())
                continue;
            _conditions.RemoveAt(i);
            wait.Complete();
            return true;
        }
        return false;
    }

    private void Edge()
    {
        var next = long.MaxValue;
        foreach (var clock in _clocks)
            next = Math.Min(next, clock.NextEdge);
        var domains = 0u;
        foreach (var clock in _clocks)
            if (clock.NextEdge == next)
                domains |= clock.Rise();
        Simulation.Tick(_clocks.Count == 1 ? uint.MaxValue : domains, 1);

        (_rising, _spare) = (_spare, _rising);
        foreach (var wait in _spare)
        {
            if ((domains >> wait.Domain & 1) != 0 && --wait.Edges == 0)
                wait.Complete();
            else
                _rising.Add(wait);
        }
        _spare.Clear();
        for (var i = 0; i < _conditions.Count; i++)
        {
            var wait = _conditions[i];
            if (Simulation.Cycle <= wait.Deadline)
                continue;
            _conditions.RemoveAt(i--);
            wait.Complete(new SimulationException("SIM4003",
                $"'{wait.What}' did not hold by cycle {wait.Deadline}: "
                + "raise the limit, or look at why with KeepHistory and WriteWaves."));
        }
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out var work))
            work.Callback(work.State);
    }

    private void Rethrow()
    {
        for (var i = 0; i < _processes.Count; i++)
        {
            if (!_processes[i].IsCompleted)
                continue;
            var process = _processes[i];
            _processes.RemoveAt(i--);
            process.GetAwaiter().GetResult();
        }
    }

    private string Pending()
    {
        var conditions = _conditions.Select(wait => $"'{wait.What}'");
        var edges = _rising.Select(wait => $"edge of {_clocks[wait.Domain]}");
        var waits = conditions.Concat(edges).Distinct().ToList();
        return waits.Count == 0 ? "nothing" : string.Join(", ", waits);
    }

    /// <summary>Keeps continuations of ordinary tasks (Task.WhenAll, Task.Yield) on the bench's thread and in order.</summary>
    private sealed class Context(TestBench bench) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => bench._posted.Enqueue((d, state));

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;
    }
}

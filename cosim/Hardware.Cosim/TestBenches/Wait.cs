using System.Threading.Tasks.Sources;

namespace Hardware.Cosim.TestBenches;

/// <summary>When a waiting process of a test bench goes on.</summary>
internal enum WaitKind
{
    /// <summary>After the next edge of a clock.</summary>
    Rising,

    /// <summary>At the end of the cycle, when all values are settled.</summary>
    ReadOnly,

    /// <summary>As soon as a condition holds, before the edge of that cycle.</summary>
    Condition,
}

/// <summary>
/// One process waiting. Taken from a pool and put back when the process goes on, so that waiting allocates nothing once the bench runs.
/// </summary>
internal sealed class Wait(TestBench bench) : IValueTaskSource
{
    private Action<object?>? _continuation;
    private object? _state;
    private short _version;
    private Exception? _failure;
    private bool _isDone;

    public WaitKind Kind { get; private set; }

    public int Domain { get; private set; }

    public long Edges { get; set; }

    public Func<bool>? Condition { get; private set; }

    /// <summary>What is waited for, in the user's words.</summary>
    public string What { get; private set; } = "";

    /// <summary>The cycle after which waiting is an error.</summary>
    public long Deadline { get; private set; }

    public ValueTask Task => new(this, _version);

    public void Set(WaitKind kind, int domain, long edges, Func<bool>? condition, string what, long deadline)
    {
        Kind = kind;
        Domain = domain;
        Edges = edges;
        Condition = condition;
        What = what;
        Deadline = deadline;
        _continuation = null;
        _state = null;
        _failure = null;
        _isDone = false;
    }

    /// <summary>Lets the process go on; it runs until it waits again before this returns.</summary>
    public void Complete(Exception? failure = null)
    {
        _failure = failure;
        _isDone = true;
        var continuation = _continuation;
        _continuation = null;
        continuation?.Invoke(_state);
    }

    void IValueTaskSource.GetResult(short token)
    {
        if (token != _version)
            throw new InvalidOperationException("a test bench's ValueTask was awaited twice: await each once, or call AsTask().");
        var failure = _failure;
        _version++;
        bench.Release(this);
        if (failure is not null)
            throw failure;
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) =>
        !_isDone ? ValueTaskSourceStatus.Pending : _failure is null ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Faulted;

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _state = state;
        if (_isDone)
            continuation(state);
        else
            _continuation = continuation;
    }
}

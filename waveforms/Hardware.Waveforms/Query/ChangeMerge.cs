namespace Hardware.Waveforms.Query;

/// <summary>Walks the changes of several signals together, time by time.</summary>
/// <remarks>
/// The first step is <c>from</c> itself, with the values that hold there; then every time at which one of the signals changes. A change to
/// the value that was there already is none, but an event's occurrence always is one.
/// </remarks>
internal sealed class ChangeMerge
{
    private readonly ChangeRange.Enumerator[] _changes;
    private readonly bool[] _isEvent;
    private readonly PriorityQueue<int, (long Time, int Index)> _next = new();
    private readonly List<int> _changed = [];
    private readonly long _from;
    private bool _begun;

    public ChangeMerge(IReadOnlyList<Signal> signals, long from, long to)
    {
        _from = from;
        Values = new WaveValue[signals.Count];
        _changes = new ChangeRange.Enumerator[signals.Count];
        _isEvent = [.. signals.Select(signal => signal.Variables is [{ Kind: VarKind.Event }, ..])];
        for (int i = 0; i < signals.Count; i++)
        {
            Values[i] = signals[i].ValueAt(from);
            _changes[i] = signals[i].Changes(from + 1, to).GetEnumerator();
            Enqueue(i);
        }
    }

    /// <summary>The time the walk stands at.</summary>
    public long Time { get; private set; }

    /// <summary>The values at <see cref="Time"/>, in the order of the signals.</summary>
    public WaveValue[] Values { get; }

    /// <summary>Which signals changed at <see cref="Time"/>, ascending; none at the first step.</summary>
    public IReadOnlyList<int> Changed => _changed;

    public bool MoveNext()
    {
        _changed.Clear();
        if (!_begun)
        {
            _begun = true;
            Time = _from;
            return true;
        }
        while (_changed.Count == 0 && _next.TryPeek(out _, out (long Time, int) first))
        {
            Time = first.Time;
            while (_next.TryPeek(out int index, out (long Time, int) next) && next.Time == Time)
            {
                _next.Dequeue();
                Take(index);
                Enqueue(index);
            }
        }
        return _changed.Count > 0;
    }

    // Of several changes at one time the last is what is seen.
    private void Take(int index)
    {
        WaveValue value = _changes[index].Current.Value;
        if (!_isEvent[index] && value == Values[index])
            return;
        Values[index] = value;
        if (_changed.Count == 0 || _changed[^1] != index)
            _changed.Add(index);
    }

    private void Enqueue(int index)
    {
        if (_changes[index].MoveNext())
            _next.Enqueue(index, (_changes[index].Current.Time, index));
    }
}

namespace Hardware.Waveforms;

/// <summary>Which edges of a signal are meant.</summary>
public enum EdgeKind
{
    /// <summary>0 to 1.</summary>
    Rising,
    /// <summary>1 to 0.</summary>
    Falling,
    /// <summary>Either.</summary>
    Any,
}

/// <summary>The times of the edges of a signal's bit 0; <c>foreach</c> over it allocates nothing.</summary>
public readonly struct EdgeRange
{
    private readonly Signal _signal;
    private readonly EdgeKind _kind;
    private readonly long _from;
    private readonly long _to;

    internal EdgeRange(Signal signal, EdgeKind kind, long from, long to)
    {
        _signal = signal;
        _kind = kind;
        _from = from;
        _to = to;
    }

    /// <summary>Walks the edges in ascending time.</summary>
    public Enumerator GetEnumerator() => new(_signal, _kind, _from, _to);

    /// <summary>The times as a list, for where allocation does not matter.</summary>
    public List<long> ToList()
    {
        var times = new List<long>();
        foreach (long time in this)
            times.Add(time);
        return times;
    }

    /// <summary>Walks the edges in ascending time.</summary>
    public struct Enumerator
    {
        private readonly EdgeKind _kind;
        private ChangeRange.Enumerator _changes;
        private LogicState _state;

        internal Enumerator(Signal signal, EdgeKind kind, long from, long to)
        {
            _kind = kind;
            _changes = signal.Changes(from, to).GetEnumerator();
            _state = from == long.MinValue ? LogicState.Unknown : signal.ValueAt(from - 1)[0];
        }

        /// <summary>The time of the edge, in units of the trace's timescale.</summary>
        public long Current { get; private set; }

        /// <summary>Goes to the next edge; false when there is none.</summary>
        public bool MoveNext()
        {
            while (_changes.MoveNext())
            {
                WaveChange change = _changes.Current;
                LogicState before = _state;
                _state = change.Value[0];
                bool rising = before.IsZero() && _state.IsOne();
                bool falling = before.IsOne() && _state.IsZero();
                if (rising && _kind != EdgeKind.Falling || falling && _kind != EdgeKind.Rising)
                {
                    Current = change.Time;
                    return true;
                }
            }
            return false;
        }
    }
}

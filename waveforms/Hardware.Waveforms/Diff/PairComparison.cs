namespace Hardware.Waveforms.Diff;

/// <summary>Compares one signal in two traces: walks the changes of both together.</summary>
internal sealed class PairComparison(SignalPair pair, TimeRatio ratio, DiffOptions options)
{
    private readonly List<Difference> _differences = [];
    private long _count;
    private long _ticks;
    private (long From, WaveValue A, WaveValue B)? _open;

    /// <summary>What differs between two times; null when nothing does.</summary>
    public SignalDifferences? Run(long from, long to)
    {
        if (from > to)
            return null;
        if (pair.A.Kind == VarKind.Event)
            return null; // An occurrence has no value that could differ.
        var a = new Walk(pair.A.Signal, new TimeRatio(1, 1));
        var b = new Walk(pair.B.Signal, ratio);
        for (long time = from; ;)
        {
            a.MoveTo(time);
            b.MoveTo(time);
            if (Same(a.Value, b.Value))
                Close(time - 1);
            else
                _open ??= (time, a.Value, b.Value);
            long next = Math.Min(a.NextTime, b.NextTime);
            if (next > to || next == long.MaxValue)
                break;
            time = next;
        }
        Close(to);
        return _count == 0 ? null : new SignalDifferences(pair, _differences, _count, _ticks);
    }

    private void Close(long to)
    {
        if (_open is not { } open)
            return;
        _open = null;
        long length = to - open.From + 1;
        if (length < options.Shortest)
            return;
        _count++;
        _ticks += length;
        if (_differences.Count < options.MaxPerSignal)
            _differences.Add(new Difference(open.From, to, open.A, open.B));
    }

    private bool Same(WaveValue a, WaveValue b)
    {
        if (a.Equals(b))
            return true;
        if (a.Kind == ValueKind.None || b.Kind == ValueKind.None)
            return options.IgnoreUnknown || a.Kind != ValueKind.Real && b.Kind != ValueKind.Real && AllUnknown(a) && AllUnknown(b);
        if (a.Kind != ValueKind.Bits || b.Kind != ValueKind.Bits)
            return false;
        for (int word = 0; word < a.WordCount; word++)
        {
            // Weak 0 and 1 are as good as strong ones. An x is unknown with value 1, a z unknown with value 0.
            ulong unknownA = a.UnknownWord(word), unknownB = b.UnknownWord(word);
            ulong open = unknownA & a.Word(word) | unknownB & b.Word(word);
            ulong differs = a.Word(word) ^ b.Word(word) | unknownA ^ unknownB;
            if ((options.IgnoreUnknown ? differs & ~open : differs) != 0)
                return false;
        }
        return true;
    }

    // Before its first change a signal is as unknown as one that is x.
    private static bool AllUnknown(WaveValue value)
    {
        if (value.Kind == ValueKind.None)
            return true;
        if (value.Kind != ValueKind.Bits)
            return false;
        for (int bit = 0; bit < value.Width; bit++)
            if (value[bit] is not (LogicState.Unknown or LogicState.Uninitialized))
                return false;
        return true;
    }

    /// <summary>One of the two, moved forward in the time of the first.</summary>
    private sealed class Walk
    {
        private readonly TimeRatio _ratio;
        private ChangeRange.Enumerator _changes;
        private WaveChange _next;

        public Walk(Signal signal, TimeRatio ratio)
        {
            _ratio = ratio;
            _changes = signal.Changes().GetEnumerator();
            Value = WaveValue.Missing(signal.Width);
            Advance();
        }

        public WaveValue Value { get; private set; }

        public long NextTime { get; private set; }

        public void MoveTo(long time)
        {
            while (NextTime <= time && NextTime != long.MaxValue)
            {
                Value = _next.Value;
                Advance();
            }
        }

        private void Advance()
        {
            bool more = _changes.MoveNext();
            if (more)
                _next = _changes.Current;
            NextTime = more ? _ratio.ToA(_next.Time) : long.MaxValue;
        }
    }
}

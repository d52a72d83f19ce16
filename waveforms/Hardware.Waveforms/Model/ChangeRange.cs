using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <summary>One change of a signal.</summary>
/// <param name="Time">In units of the trace's timescale.</param>
/// <param name="Value">The new value.</param>
public readonly record struct WaveChange(long Time, WaveValue Value);

/// <summary>The changes of a signal in a range of times; <c>foreach</c> over it allocates nothing.</summary>
public readonly struct ChangeRange
{
    private readonly Signal _signal;
    private readonly SignalChanges _stored;
    private readonly int _fromIndex;
    private readonly int _toIndex;

    internal ChangeRange(Signal signal, SignalChanges stored, long from, long to)
    {
        _signal = signal;
        _stored = stored;
        _fromIndex = from == long.MinValue ? 0 : stored.Times.LastAtOrBefore(from - 1) + 1;
        _toIndex = stored.Times.LastAtOrBefore(to);
    }

    /// <summary>Number of changes in the range, found without walking them.</summary>
    public long Count
    {
        get
        {
            if (_toIndex < _fromIndex)
                return 0;
            (int fromBlock, int fromEntry) = _stored.FirstAtOrAfter(_fromIndex);
            (int toBlock, int toEntry) = _stored.FirstAtOrAfter(_toIndex + 1);
            long count = toEntry - fromEntry;
            for (int block = fromBlock; block < toBlock; block++)
                count += _stored.Blocks[block].Count;
            return count;
        }
    }

    /// <summary>Walks the changes in file order.</summary>
    public Enumerator GetEnumerator() => new(_signal, _stored, _fromIndex, _toIndex);

    /// <summary>The changes as a list, for where allocation does not matter.</summary>
    public List<WaveChange> ToList()
    {
        var changes = new List<WaveChange>();
        foreach (WaveChange change in this)
            changes.Add(change);
        return changes;
    }

    /// <summary>Walks the changes in file order.</summary>
    public struct Enumerator
    {
        private readonly Signal _signal;
        private readonly SignalChanges _stored;
        private readonly int _toIndex;
        private int _block;
        private int _entry;

        internal Enumerator(Signal signal, SignalChanges stored, int fromIndex, int toIndex)
        {
            _signal = signal;
            _stored = stored;
            _toIndex = toIndex;
            (_block, _entry) = stored.FirstAtOrAfter(fromIndex);
            _entry--;
        }

        internal readonly int TimeIndex => _stored.Blocks[_block].TimeIndex(_entry);

        /// <summary>The change the walk stands on.</summary>
        public readonly WaveChange Current
        {
            get
            {
                ref ChangeBlock block = ref _stored.Blocks[_block];
                return new WaveChange(_stored.Times[block.TimeIndex(_entry)], _stored.Value(in block, _entry, _signal.Width));
            }
        }

        /// <summary>Goes to the next change; false at the end of the range.</summary>
        public bool MoveNext()
        {
            if (_block >= _stored.Blocks.Length)
                return false;
            if (++_entry == _stored.Blocks[_block].Count)
            {
                _entry = 0;
                if (++_block == _stored.Blocks.Length)
                    return false;
            }
            return _stored.Blocks[_block].TimeIndex(_entry) <= _toIndex;
        }
    }
}

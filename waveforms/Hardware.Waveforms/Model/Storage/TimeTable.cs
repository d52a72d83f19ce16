namespace Hardware.Waveforms.Storage;

/// <summary>All times of a trace in ascending order; changes store the index of their time.</summary>
internal sealed class TimeTable
{
    private long[] _times = new long[1024];

    public int Count { get; private set; }

    public long this[int index] => _times[index];

    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    public void Add(long time)
    {
        if (Count == _times.Length)
            Array.Resize(ref _times, checked(Count * 2));
        _times[Count++] = time;
    }

    public void Clear() => Count = 0;

    /// <summary>Index of the last time at or before <paramref name="time"/>; -1 when all are later.</summary>
    public int LastAtOrBefore(long time)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            if (_times[middle] <= time)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}

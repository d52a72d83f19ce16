namespace Hardware.Cosim.Verilator;

/// <summary>The scattered places of a model's state, joined where they touch, so that a checkpoint is few copies.</summary>
internal sealed unsafe class StateBlock
{
    private readonly List<(nint Address, long Bytes)> _parts = [];

    /// <summary>Size of all parts together.</summary>
    public int Bytes { get; private set; }

    /// <summary>Adds a place; one that was added before counts once.</summary>
    public void Add(byte* address, long bytes) => _parts.Add(((nint)address, bytes));

    /// <summary>Joins neighbours; no place can be added afterwards.</summary>
    public void Complete()
    {
        _parts.Sort();
        var joined = new List<(nint Address, long Bytes)>();
        foreach (var (address, bytes) in _parts)
        {
            if (joined.Count > 0 && joined[^1].Address + joined[^1].Bytes >= address)
                joined[^1] = (joined[^1].Address, Math.Max(joined[^1].Bytes, address - joined[^1].Address + bytes));
            else
                joined.Add((address, bytes));
        }
        _parts.Clear();
        _parts.AddRange(joined);
        Bytes = checked((int)joined.Sum(part => part.Bytes));
    }

    /// <summary>Copies the state out.</summary>
    public void Save(Span<byte> target)
    {
        foreach (var (address, bytes) in _parts)
        {
            new ReadOnlySpan<byte>((void*)address, (int)bytes).CopyTo(target);
            target = target[(int)bytes..];
        }
    }

    /// <summary>Copies the state back.</summary>
    public void Load(ReadOnlySpan<byte> source)
    {
        foreach (var (address, bytes) in _parts)
        {
            source[..(int)bytes].CopyTo(new Span<byte>((void*)address, (int)bytes));
            source = source[(int)bytes..];
        }
    }
}

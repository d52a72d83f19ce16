using Hardware.Hdl.Simulation;

namespace Hardware.Cosim.Tracing;

/// <summary>Everything done to an engine from one checkpoint on, in order and compactly, so that it can be done again.</summary>
internal sealed class InputLog(byte[] checkpoint, long cycle, bool[] resets)
{
    private enum Kind : byte
    {
        Write,
        WriteWide,
        WriteMemory,
        Reset,
        Tick,
    }

    private record struct Entry(Kind Kind, int Slot, int Address, ulong Value);

    private readonly List<Entry> _entries = [];
    private readonly List<ulong> _limbs = [];

    /// <summary>The state it starts from.</summary>
    public byte[] Checkpoint { get; } = checkpoint;

    /// <summary>The cycle it starts at.</summary>
    public long Cycle { get; } = cycle;

    /// <summary>Which resets are active at its start.</summary>
    public bool[] Resets { get; } = resets;

    public void Write(int slot, ulong value) => _entries.Add(new Entry(Kind.Write, slot, 0, value));

    public void Write(int slot, ReadOnlySpan<ulong> limbs) => AddWide(Kind.WriteWide, slot, limbs, 0);

    public void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs) => AddWide(Kind.WriteMemory, slot, limbs, address);

    public void SetReset(int domain, bool active) => _entries.Add(new Entry(Kind.Reset, domain, 0, active ? 1u : 0u));

    public void Tick(uint domains, long cycles)
    {
        if (_entries.Count > 0 && _entries[^1] is { Kind: Kind.Tick } last && (uint)last.Slot == domains)
            _entries[^1] = last with { Value = last.Value + (ulong)cycles };
        else
            _entries.Add(new Entry(Kind.Tick, unchecked((int)domains), 0, (ulong)cycles));
    }

    /// <summary>Does it all again, cycle by cycle; gives the domains of each edge just before the edge happens.</summary>
    public IEnumerable<uint> Replay(Engine engine, Action<int, bool> reset)
    {
        var position = 0;
        foreach (var entry in _entries)
        {
            switch (entry.Kind)
            {
                case Kind.Write:
                    engine.Write(entry.Slot, entry.Value);
                    break;
                case Kind.WriteWide:
                    engine.Write(entry.Slot, Take(entry));
                    break;
                case Kind.WriteMemory:
                    engine.WriteMemory(entry.Slot, entry.Address, Take(entry));
                    break;
                case Kind.Reset:
                    engine.SetReset(entry.Slot, entry.Value != 0);
                    reset(entry.Slot, entry.Value != 0);
                    break;
                default:
                    for (var i = 0UL; i < entry.Value; i++)
                    {
                        yield return unchecked((uint)entry.Slot);
                        engine.Tick(unchecked((uint)entry.Slot), 1);
                    }
                    break;
            }
        }

        ReadOnlySpan<ulong> Take(Entry entry)
        {
            var limbs = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_limbs).Slice(position, (int)entry.Value);
            position += limbs.Length;
            return limbs;
        }
    }

    private void AddWide(Kind kind, int slot, ReadOnlySpan<ulong> limbs, int address)
    {
        _entries.Add(new Entry(kind, slot, address, (ulong)limbs.Length));
        foreach (var limb in limbs)
            _limbs.Add(limb);
    }
}

using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Vcd;

/// <summary>Lays the signals out so that most identifier codes are found by arithmetic: slot = <see cref="VcdIds.Number(uint)"/>.</summary>
internal sealed unsafe class VcdSlots
{
    private readonly WaveHierarchy _hierarchy;
    private readonly VcdIds _ids;
    private readonly int[] _slotOfSignal;
    private readonly Signal[] _signalOfSlot;

    public VcdSlots(WaveHierarchy hierarchy, VcdIds ids)
    {
        _hierarchy = hierarchy;
        _ids = ids;
        int signals = hierarchy.SignalList.Count;
        _slotOfSignal = new int[signals];
        Array.Fill(_slotOfSignal, -1);
        // Tools that number codes in order fill the table; with scattered ones it must not get much bigger than the number of signals.
        long mostSlots = Math.Max(8192, 8L * signals);
        int dense = 1;
        foreach ((ulong id, int signal) in ids.Short)
        {
            uint number = VcdIds.Number((uint)id);
            if (id > uint.MaxValue || number >= mostSlots || !IsPrintable((uint)id))
                continue;
            _slotOfSignal[signal] = (int)number;
            dense = Math.Max(dense, (int)number + 1);
        }
        DenseCount = dense;
        Count = dense;
        for (int signal = 0; signal < signals; signal++)
            if (_slotOfSignal[signal] < 0)
                _slotOfSignal[signal] = Count++;
        _signalOfSlot = new Signal[Count];
        for (int signal = 0; signal < signals; signal++)
            _signalOfSlot[_slotOfSignal[signal]] = hierarchy.SignalList[signal];
    }

    /// <summary>Slots that are numbers of codes.</summary>
    public int DenseCount { get; }

    /// <summary>All slots; the further ones are of signals with long or scattered codes.</summary>
    public int Count { get; }

    /// <summary>Makes the table for a reader.</summary>
    public HotSignalTable CreateTable(ReadOnlySpan<bool> selected)
    {
        var table = new HotSignalTable(_hierarchy.SignalList, _slotOfSignal, Count, selected);
        foreach ((ulong id, int signal) in _ids.Short)
            if (_slotOfSignal[signal] < DenseCount && id <= uint.MaxValue && VcdIds.Number((uint)id) == _slotOfSignal[signal])
                table.Slots[_slotOfSignal[signal]].Key = (uint)id;
        return table;
    }

    /// <summary>The slot and signal of any code.</summary>
    public bool TryFind(ReadOnlySpan<byte> id, out int slot, out Signal signal)
    {
        if (!_ids.TryGet(id, out int index))
        {
            slot = 0;
            signal = null!;
            return false;
        }
        slot = _slotOfSignal[index];
        signal = _hierarchy.SignalList[index];
        return true;
    }

    /// <summary>The signal in a slot that is in use.</summary>
    public Signal SignalIn(int slot) => _signalOfSlot[slot];

    private static bool IsPrintable(uint id)
    {
        for (; id != 0; id >>= 8)
            if ((id & 0xFF) is < 33 or > 126)
                return false;
        return true;
    }
}

using System.Collections;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>Which bits the emitted text of a module reads, noted while it is printed: linters want to know about the others.</summary>
internal sealed class SignalUse
{
    private readonly Dictionary<Signal, BitArray> _signals = [];
    private readonly HashSet<MemoryDef> _memories = [];
    private readonly Dictionary<(Instance, int, Signal), BitArray> _ports = [];

    /// <summary>Bits <c>[high:low]</c> of a signal of the module are read.</summary>
    public void Read(Signal signal, int high, int low) => Mark(_signals, signal, signal.Shape.Width, high, low);

    /// <summary>Bits <c>[high:low]</c> of an output of a child are read.</summary>
    public void Read(Instance instance, int element, Signal port, int high, int low) =>
        Mark(_ports, (instance, element, port), port.Shape.Width, high, low);

    /// <summary>A memory is read.</summary>
    public void Read(MemoryDef memory) => _memories.Add(memory);

    /// <summary>Whether anything reads a memory.</summary>
    public bool IsRead(MemoryDef memory) => _memories.Contains(memory);

    /// <summary>Ranges of bits of a signal that nothing reads, most significant first.</summary>
    public IEnumerable<(int High, int Low)> Unread(Signal signal) => Unread(_signals.GetValueOrDefault(signal), signal.Shape.Width);

    /// <summary>Ranges of bits of an output that not every element of an array has read, most significant first.</summary>
    public IEnumerable<(int High, int Low)> Unread(Instance instance, Signal port)
    {
        BitArray? everywhere = null;
        for (var element = 0; element < instance.Count; element++)
        {
            if (!_ports.TryGetValue((instance, element, port), out var bits))
                return Unread(null, port.Shape.Width);
            everywhere = everywhere is null ? new BitArray(bits) : everywhere.And(bits);
        }
        return Unread(everywhere, port.Shape.Width);
    }

    private static void Mark<T>(Dictionary<T, BitArray> known, T key, int width, int high, int low)
        where T : notnull
    {
        if (!known.TryGetValue(key, out var bits))
            known[key] = bits = new BitArray(width);
        for (var bit = low; bit <= high; bit++)
            bits[bit] = true;
    }

    private static IEnumerable<(int High, int Low)> Unread(BitArray? bits, int width)
    {
        for (var high = width - 1; high >= 0; high--)
        {
            if (bits is not null && bits[high])
                continue;
            var low = high;
            while (low > 0 && (bits is null || !bits[low - 1]))
                low--;
            yield return (high, low);
            high = low;
        }
    }
}

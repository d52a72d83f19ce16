using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>A run of changes of one signal in one encoding: entries of <see cref="Stride"/> bytes, each a 4-byte time and a
/// value.</summary>
/// <remarks>
/// <code>
/// scalar   | time - TimeBase (28 bits) : code (4 bits, lowest) |
/// others   | time - TimeBase (32 bits) | value (ValueLayout)   |
/// </code>
/// </remarks>
internal struct ChangeBlock
{
    public byte[] Slab;
    public int Offset;
    public int Count;
    public int Stride;
    public int TimeBase;
    public ValueEncoding Encoding;

    public readonly int TimeIndex(int entry)
    {
        uint word = Unsafe.ReadUnaligned<uint>(ref Slab[Offset + entry * Stride]);
        return TimeBase + (int)(Encoding == ValueEncoding.Scalar ? word >> 4 : word);
    }

    public readonly int ValueOffset(int entry) => Offset + entry * Stride + (Encoding == ValueEncoding.Scalar ? 0 : 4);
}

/// <summary>All stored changes of one signal, in ascending time.</summary>
internal sealed class SignalChanges(ChangeBlock[] blocks, TimeTable times, List<string> texts)
{
    public ChangeBlock[] Blocks { get; } = blocks;

    public TimeTable Times { get; } = times;

    public long Count { get; } = blocks.Sum(block => (long)block.Count);

    public WaveValue Value(in ChangeBlock block, int entry, int width)
    {
        int offset = block.ValueOffset(entry);
        return block.Encoding == ValueEncoding.Text
            ? WaveValue.FromText(texts[MemoryMarshal.Read<int>(block.Slab.AsSpan(offset))])
            : new WaveValue(block.Slab, offset, block.Encoding == ValueEncoding.Real ? 64 : width, block.Encoding);
    }

    /// <summary>The position of the first change whose time index is at least <paramref name="timeIndex"/>; block = Blocks.Length
    /// when there is none.</summary>
    public (int Block, int Entry) FirstAtOrAfter(int timeIndex)
    {
        int low = 0, high = Blocks.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Blocks[middle].TimeIndex(Blocks[middle].Count - 1) < timeIndex)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == Blocks.Length)
            return (low, 0);
        ref ChangeBlock block = ref Blocks[low];
        int first = 0, end = block.Count;
        while (first < end)
        {
            int middle = (first + end) / 2;
            if (block.TimeIndex(middle) < timeIndex)
                first = middle + 1;
            else
                end = middle;
        }
        return (low, first);
    }

    /// <summary>The last change whose time index is at most <paramref name="timeIndex"/>; false when there is none.</summary>
    public bool TryLastAtOrBefore(int timeIndex, out int block, out int entry)
    {
        (block, entry) = FirstAtOrAfter(timeIndex + 1);
        if (entry > 0)
        {
            entry--;
            return true;
        }
        if (block == 0)
            return false;
        block--;
        entry = Blocks[block].Count - 1;
        return true;
    }
}

using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>The <see cref="HotSignal"/>s of a trace, in the order in which the reader looks them up.</summary>
internal sealed unsafe class HotSignalTable : IDisposable
{
    /// <summary>A table of <paramref name="count"/> slots; signal n lives in slot <paramref name="slotOfSignal"/>[n], and is
    /// ignored unless selected.</summary>
    public HotSignalTable(IReadOnlyList<Signal> signals, ReadOnlySpan<int> slotOfSignal, int count, ReadOnlySpan<bool> selected)
    {
        Count = count;
        nuint bytes = (nuint)(count + 1) * (nuint)sizeof(HotSignal);
        Slots = (HotSignal*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(Slots, bytes);
        for (int slot = 0; slot < count; slot++)
            Slots[slot].Signal = -1;
        for (int index = 0; index < signals.Count; index++)
        {
            Signal signal = signals[index];
            HotSignal* hot = &Slots[slotOfSignal[index]];
            hot->Signal = selected[index] ? index : -1;
            hot->Encoding = signal is { Kind: ValueKind.Bits, Width: 1 } ? ValueEncoding.Scalar : ValueEncoding.TwoState;
            hot->FastDigits = FastDigits(signal, hot->Encoding);
        }
    }

    /// <summary>The slots; one more than <see cref="Count"/> is readable.</summary>
    public HotSignal* Slots { get; }

    /// <summary>Number of slots.</summary>
    public int Count { get; }

    public static byte FastDigits(Signal signal, ValueEncoding encoding) =>
        signal.Kind == ValueKind.Bits && signal.Width <= 64 && ValueLayout.ValueBytes(encoding, signal.Width) <= 16
            ? (byte)signal.Width
            : (byte)0;

    public void Dispose() => NativeMemory.AlignedFree(Slots);
}

namespace Hardware.Waveforms.Storage;

/// <summary>Takes what a reader finds: a recorder that stores it or a visitor that sees it go by. Readers are generic in it, so
/// that calls are inlined.</summary>
internal unsafe interface IChangeSink
{
    /// <summary>Time moves on; <paramref name="time"/> is above all before.</summary>
    void Time(long time);

    /// <summary>A value of 0s and 1s in at most <see cref="HotSignal.FastDigits"/> bits.</summary>
    void Append(HotSignal* hot, ulong value);

    /// <summary>A value in any states: letters, most significant first, not more than the width; 64 bytes before them can be
    /// read. False when a letter is no state.</summary>
    bool AppendDigits(HotSignal* hot, int width, byte* digits, int count);

    /// <summary>A number.</summary>
    void AppendReal(HotSignal* hot, double value);

    /// <summary>A text.</summary>
    void AppendText(HotSignal* hot, string value);
}

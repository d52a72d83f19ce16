using System.Runtime.CompilerServices;

namespace Hardware.Waveforms.Storage;

/// <summary>Hands what a reader finds to a <see cref="ChangeRecorder"/>; a struct, so that the reader's loop has the append
/// inlined.</summary>
internal readonly unsafe struct RecorderSink(ChangeRecorder recorder) : IChangeSink
{
    public void Time(long time) => recorder.Time(time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(HotSignal* hot, ulong value) => recorder.Append(hot, value);

    public bool AppendDigits(HotSignal* hot, int width, byte* digits, int count) => recorder.AppendDigits(hot, width, digits, count);

    public void AppendReal(HotSignal* hot, double value) => recorder.AppendReal(hot, value);

    public void AppendText(HotSignal* hot, string value) => recorder.AppendText(hot, value);
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>Shows what a reader finds to a visitor and keeps nothing of it.</summary>
internal unsafe struct VisitorSink<TVisitor>(TVisitor visitor) : IChangeSink
    where TVisitor : IWaveVisitor
{
    public TVisitor Visitor = visitor;

    private readonly byte[] _small = new byte[16];
    private byte[] _large = [];
    private ulong[] _planes = [];

    // The default of the interface does nothing, but calling it on a struct would put a copy of the struct on the heap each time.
    private readonly bool _wantsTime = WantsTime();

    public void Time(long time)
    {
        if (_wantsTime)
            Visitor.Time(time);
    }

    private static bool WantsTime()
    {
        if (typeof(TVisitor).IsInterface)
            return true;
        System.Reflection.InterfaceMapping map = typeof(TVisitor).GetInterfaceMap(typeof(IWaveVisitor));
        int time = Array.FindIndex(map.InterfaceMethods, method => method.Name == nameof(IWaveVisitor.Time));
        return map.TargetMethods[time].DeclaringType != typeof(IWaveVisitor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(HotSignal* hot, ulong value)
    {
        if (hot->Signal < 0)
            return;
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetArrayDataReference(_small), value);
        Visitor.Change(hot->Signal, new WaveValue(_small, 0, hot->FastDigits, ValueEncoding.TwoState));
    }

    public bool AppendDigits(HotSignal* hot, int width, byte* digits, int count)
    {
        if (hot->Signal < 0)
            return true;
        int words = (width + 63) / 64;
        if (_planes.Length < words * 4)
            _planes = new ulong[words * 4];
        ValueEncoding encoding = Digits.Read(digits, count, width, _planes);
        if (encoding == ValueEncoding.None)
            return false;
        AppendPlanes(hot, width, _planes, encoding);
        return true;
    }

    public void AppendPlanes(HotSignal* hot, int width, ReadOnlySpan<ulong> planes, ValueEncoding encoding)
    {
        int words = (width + 63) / 64;
        int bytes = ValueLayout.ValueBytes(encoding, width);
        if (_large.Length < bytes)
            _large = new byte[bytes];
        for (int plane = 0; plane < ValueLayout.Planes(encoding); plane++)
            for (int word = 0; word < words; word++)
                WaveValue.WritePlaneWord(_large, plane, width, word, planes[plane * words + word]);
        Visitor.Change(hot->Signal, new WaveValue(_large, 0, width, encoding));
    }

    public void AppendReal(HotSignal* hot, double value)
    {
        if (hot->Signal < 0)
            return;
        BinaryPrimitives.WriteDoubleLittleEndian(_small, value);
        Visitor.Change(hot->Signal, new WaveValue(_small, 0, 64, ValueEncoding.Real));
    }

    public void AppendText(HotSignal* hot, string value)
    {
        if (hot->Signal >= 0)
            Visitor.Change(hot->Signal, WaveValue.FromText(value));
    }
}

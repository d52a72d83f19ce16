using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Vcd;

/// <summary>Reads the value changes of a VCD: a straight-line loop for what nearly every line is, and
/// <c>VcdBodyReader.Rare.cs</c> for the rest.</summary>
internal sealed unsafe partial class VcdBodyReader<TSink> : IDisposable
    where TSink : struct, IChangeSink
{
    private readonly ByteWindow _window;
    private readonly DiagnosticList _diagnostics;
    private readonly VcdSlots _slots;
    private readonly HotSignal* _hot;
    private readonly WhitespaceIndex _index = new();

    // Slots that the fast way may use: none before the first time, so that changes before it are noticed.
    private uint _fastSlots;

    public VcdBodyReader(ByteWindow window, VcdSlots slots, HotSignalTable table, DiagnosticList diagnostics, TSink sink)
    {
        _window = window;
        _slots = slots;
        _hot = table.Slots;
        _diagnostics = diagnostics;
        Sink = sink;
    }

    public TSink Sink;

    /// <summary>The first time; null when there is none.</summary>
    public long? FirstTime { get; private set; }

    /// <summary>The latest time.</summary>
    public long CurrentTime { get; private set; }

    /// <summary>Value changes seen, of all signals.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>Where recording was switched off and on.</summary>
    public List<DumpSwitch> DumpSwitches { get; } = [];

    /// <summary>Reads to the end.</summary>
    public void Read()
    {
        while (true)
        {
            byte* text = _window.Start;
            int length = Math.Min(_window.Length, WhitespaceIndex.PieceBytes);
            int count = _index.Find(text, length);
            int used = ReadPiece(text, count);
            _window.ConsumeTo(text + used);
            // Too little for one more change: read on, or look at more than a piece of one long value.
            if (used == 0 && !ReadLongToken())
                break;
            if (_window.Length < WhitespaceIndex.PieceBytes)
                _window.Fill();
        }
        if (_pending != Pending.None)
            Report(WaveCodes.Truncated, WaveSeverity.Error, _window.Start, "the file ends within a command: $end is missing");
    }

    /// <summary>
    /// Reads the words that end at the first <paramref name="count"/> white spaces and returns the bytes consumed; a change that
    /// needs more than is there is left.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private int ReadPiece(byte* text, int count)
    {
        uint* positions = _index.Positions;
        HotSignal* hotSignals = _hot;
        uint fastSlots = _fastSlots;
        uint start = 0;
        int i = 0;
        long changes = 0;
        while (true)
        {
            // What nearly every line is. No call in here but the sink's own: what the loop carries stays in registers.
            while (i + 1 < count)
            {
                // A vector is 'b', digits, space, id; a scalar is digit, id. The same arithmetic serves both, since a branch here
                // would be guessed wrong too often.
                uint vector = text[start] == (byte)'b' ? 1u : 0u;
                uint digitsEnd = start + 1 + (positions[i] - start - 1 & 0u - vector);
                uint changeEnd = positions[i + (int)vector];
                uint digitCount = digitsEnd - start - vector;
                uint idStart = digitsEnd + vector;
                uint idLength = changeEnd - idStart;
                if (idLength - 1 >= 4)
                    break;
                uint id = Unsafe.ReadUnaligned<uint>(text + idStart) & uint.MaxValue >> (32 - 8 * (int)idLength);
                uint slot = VcdIds.Number(id, (int)idLength);
                HotSignal* hot = hotSignals + slot;
                if (slot >= fastSlots || hot->Key != id)
                    break;
                Vector512<byte> letters = Digits.LoadBefore(text + digitsEnd);
                ulong ones = Digits.Mask(letters, (byte)'1');
                ulong known = ones | Digits.Mask(letters, (byte)'0');
                ulong low = Digits.LowMask((int)digitCount);
                if (digitCount - 1 >= hot->FastDigits || (~known & low) != 0)
                    break;
                Sink.Append(hot, ones & low);
                changes++;
                start = changeEnd + 1;
                i += 1 + (int)vector;
            }
            if (i + 1 >= count)
                break;
            int words = ReadUnusual(text, start, i, count);
            fastSlots = _fastSlots;
            if (words == 0)
                break;
            i += words;
            start = positions[i - 1] + 1;
        }
        // The last word may want a second one that is not here; if it does not, it is read now.
        if (i + 1 == count && ReadRare(text, start, i, count) == 1)
            start = positions[i] + 1;
        ChangeCount += changes;
        return (int)start;
    }

    /// <summary>What <see cref="ReadPiece"/> does not read itself; returns the words consumed, 0 when it needs more than
    /// <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadUnusual(byte* text, uint start, int i, int count)
    {
        int vector = text[start] == (byte)'b' ? 1 : 0;
        uint digitsEnd = vector == 0 ? start + 1 : _index.Positions[i];
        uint idStart = digitsEnd + (uint)vector;
        int idLength = (int)(_index.Positions[i + vector] - idStart);
        if (idLength is >= 1 and <= 4)
        {
            uint id = Unsafe.ReadUnaligned<uint>(text + idStart) & uint.MaxValue >> (32 - 8 * idLength);
            uint slot = VcdIds.Number(id, idLength);
            uint digits = start + (uint)vector;
            if (slot < _fastSlots && _hot[slot].Key == id && TryAppendDigits(_hot + slot, text + digits, (int)(digitsEnd - digits)))
            {
                ChangeCount++;
                return 1 + vector;
            }
        }
        return ReadRare(text, start, i, count);
    }

    /// <summary>A value that is wide or has other states than 0 and 1; false when there is something to be said about it.</summary>
    private bool TryAppendDigits(HotSignal* hot, byte* digits, int count)
    {
        Signal signal = _slots.SignalIn((int)(hot - _hot));
        return signal.Kind == ValueKind.Bits && (uint)(count - 1) < (uint)signal.Width
            && Sink.AppendDigits(hot, signal.Width, digits, count);
    }

    public void Dispose() => _index.Dispose();
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Vcd;

/// <summary>Reads the value changes of a VCD: a straight-line loop for what nearly every line is, and <c>VcdBodyReader.Rare.cs</c> for the rest.</summary>
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
    /// Reads the words that end at the first <paramref name="count"/> white spaces and returns the bytes consumed; a change that needs more than is there is left.
    /// </summary>
    private int ReadPiece(byte* text, int count)
    {
        uint* positions = _index.Positions;
        positions[count] = 0;
        HotSignal* hotSignals = _hot;
        uint start = 0;
        int i = 0;
        long changes = 0;
        while (i < count)
        {
            uint end = positions[i];
            byte first = text[start];
            // A vector is 'b', digits, space, id; a scalar is digit, id. The same arithmetic serves both.
            uint vector = first == (byte)'b' ? 1u : 0u;
            if (vector != 0 && i + 1 >= count)
                break;
            uint changeEnd = positions[i + (int)vector];
            uint digitsEnd = vector != 0 ? end : start + 1;
            uint digitCount = digitsEnd - start - vector;
            uint idStart = digitsEnd + vector;
            uint idLength = changeEnd - idStart;
            if (idLength - 1 < 4 && digitCount - 1 < 64)
            {
                uint id = Unsafe.ReadUnaligned<uint>(text + idStart) & uint.MaxValue >> (32 - 8 * (int)idLength);
                uint slot = VcdIds.Number(id, (int)idLength);
                Vector512<byte> letters = Digits.LoadBefore(text + digitsEnd);
                ulong ones = Digits.Mask(letters, (byte)'1');
                ulong known = ones | Digits.Mask(letters, (byte)'0');
                ulong low = Digits.LowMask((int)digitCount);
                HotSignal* hot = hotSignals + (slot < _fastSlots ? slot : 0);
                if (slot < _fastSlots && hot->Key == id && digitCount <= hot->FastDigits && (known & low) == low)
                {
                    Sink.Append(hot, ones & low);
                    changes++;
                    start = changeEnd + 1;
                    i += 1 + (int)vector;
                    continue;
                }
            }
            int words = ReadRare(text, start, i, count);
            if (words == 0)
                break;
            i += words;
            start = positions[i - 1] + 1;
        }
        ChangeCount += changes;
        return (int)start;
    }

    public void Dispose() => _index.Dispose();
}

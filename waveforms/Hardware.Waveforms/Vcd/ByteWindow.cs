using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Vcd;

/// <summary>The part of a stream that is being looked at: refilled at the end, with readable bytes on both sides for wide loads.</summary>
internal sealed unsafe class ByteWindow
{
    private const int Pad = 128;

    private readonly Stream _stream;
    private readonly Func<long>? _rawPosition;
    private readonly long _rawLength;
    private byte[] _buffer;
    private byte* _base;
    private int _start;
    private int _end;
    private bool _ended;
    // Offset in the stream of _buffer[0], and the lines before it.
    private long _origin;
    private long _linesBefore;
    private long _reported;

    public ByteWindow(
        Stream stream, int size, long origin = 0, long rawLength = 0, Func<long>? rawPosition = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        _stream = stream;
        _rawLength = rawLength;
        _rawPosition = rawPosition;
        Progress = progress;
        CancellationToken = cancellationToken;
        _buffer = [];
        Allocate(size);
        _start = _end = Pad;
        _origin = origin - Pad;
    }

    /// <summary>Told the part read so far.</summary>
    public IProgress<double>? Progress { get; }

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The first byte not yet consumed.</summary>
    public byte* Start => _base + _start;

    /// <summary>Past the last byte read; 128 bytes from here on are readable too.</summary>
    public byte* End => _base + _end;

    public int Length => _end - _start;

    /// <summary>True when the stream has nothing more; the window then ends in a line end of our own.</summary>
    public bool AtEnd => _ended;

    /// <summary>Why the stream ended before its end (damaged gzip), if it did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Offset in the stream of a byte of the window.</summary>
    public long OffsetOf(byte* at) => _origin + (at - _base);

    /// <summary>Line, from 1, of a byte of the window.</summary>
    public long LineOf(byte* at) =>
        1 + _linesBefore + new ReadOnlySpan<byte>(_base + Pad, Math.Max(0, (int)(at - _base) - Pad)).Count((byte)'\n');

    public void ConsumeTo(byte* at) => _start = (int)(at - _base);

    /// <summary>Reads more behind what is left; false when there is no more. Pointers into the window are void after it.</summary>
    public bool Fill()
    {
        if (_ended)
            return false;
        CancellationToken.ThrowIfCancellationRequested();
        int left = Length;
        int consumed = _start - Pad;
        if (consumed > 0)
        {
            // Values are loaded from their end: the bytes before the window must be there, whatever they are.
            _linesBefore += new ReadOnlySpan<byte>(_base + Pad, consumed).Count((byte)'\n');
            _buffer.AsSpan(_start, left).CopyTo(_buffer.AsSpan(Pad));
            _origin += consumed;
            _start = Pad;
            _end = Pad + left;
        }
        int room = _buffer.Length - Pad - _end;
        if (room < _buffer.Length / 4)
        {
            byte[] old = _buffer;
            Allocate(checked(old.Length * 2));
            old.AsSpan(0, _end).CopyTo(_buffer);
            room = _buffer.Length - Pad - _end;
        }
        int read;
        try
        {
            read = _stream.Read(_buffer.AsSpan(_end, room));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            Failure = exception;
            read = 0;
        }
        if (read == 0)
        {
            _ended = true;
            _base[_end++] = (byte)'\n';
            Report(1);
            return true;
        }
        _end += read;
        if (_rawLength > 0)
            Report((double)(_rawPosition?.Invoke() ?? OffsetOf(End)) / _rawLength);
        return true;
    }

    private void Report(double part)
    {
        long percent = (long)(part * 100);
        if (Progress is null || percent <= _reported)
            return;
        _reported = percent;
        Progress.Report(Math.Min(1, part));
    }

    private void Allocate(int size)
    {
        _buffer = GC.AllocateArray<byte>(size + 2 * Pad, pinned: true);
        _base = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
    }
}

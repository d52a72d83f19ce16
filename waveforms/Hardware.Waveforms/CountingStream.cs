namespace Hardware.Waveforms;

/// <summary>A stream that can take back the first bytes read from it, to tell formats apart, and counts the rest.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private byte[] _head = [];
    private int _headUsed;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public void PutBack(ReadOnlySpan<byte> bytes)
    {
        _head = bytes.ToArray();
        _headUsed = 0;
        BytesRead -= bytes.Length;
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_headUsed < _head.Length)
        {
            read = Math.Min(buffer.Length, _head.Length - _headUsed);
            _head.AsSpan(_headUsed, read).CopyTo(buffer);
            _headUsed += read;
        }
        else
        {
            read = inner.Read(buffer);
        }
        BytesRead += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

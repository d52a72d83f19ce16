using System.Buffers.Binary;
using System.IO.Compression;

namespace Hardware.Waveforms.Fst;

/// <summary>An FST file as a list of blocks; a file wrapped in gzip as a whole is unpacked to a temporary file first.</summary>
internal sealed class FstInput : IDisposable
{
    // zlib and LZ4 do not pack tighter than this: a block that claims more is damaged.
    private const long MostRatio = 1100;

    private readonly Stream _stream;
    private readonly bool _owned;

    public FstInput(Stream stream)
    {
        (_stream, _owned) = stream.CanSeek ? (stream, false) : (ToTemporaryFile(stream), true);
        Length = _stream.Length;
        var head = new byte[17];
        if (ReadAt(0, head) == head.Length && head[0] == (byte)FstBlockType.Gzip)
        {
            _stream.Position = head.Length;
            using var unpacked = new GZipStream(_stream, CompressionMode.Decompress, leaveOpen: true);
            Stream file;
            try
            {
                file = ToTemporaryFile(unpacked);
            }
            finally
            {
                if (_owned)
                    _stream.Dispose();
            }
            (_stream, _owned) = (file, true);
            Length = _stream.Length;
        }
    }

    /// <summary>Bytes of the (unwrapped) file.</summary>
    public long Length { get; }

    /// <summary>Type, offset of the content after the length, and length of the content, of each block that is complete.</summary>
    public IEnumerable<(FstBlockType Type, long Offset, long Length)> Blocks()
    {
        var head = new byte[9];
        for (long at = 0; ReadAt(at, head) == head.Length;)
        {
            ulong length = BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(1));
            if (length < 8 || length > (ulong)(Length - at - 1))
            {
                Incomplete = true;
                yield break;
            }
            yield return ((FstBlockType)head[0], at + 9, (long)length - 8);
            at += 1 + (long)length;
        }
    }

    /// <summary>True when the last block is cut off.</summary>
    public bool Incomplete { get; private set; }

    public byte[] Read(long offset, long length)
    {
        if (length < 0 || offset < 0 || length > Length - offset || length > Array.MaxLength)
            throw new FstException($"{length} bytes are to be read at {offset} of {Length}");
        var bytes = new byte[length];
        if (ReadAt(offset, bytes) != length)
            throw new FstException("the file is shorter than it says");
        return bytes;
    }

    /// <summary>Unpacks zlib data; equal lengths mean that it is not packed.</summary>
    public static byte[] Inflate(ReadOnlySpan<byte> packed, ulong length)
    {
        CheckRatio(packed.Length, length);
        if ((ulong)packed.Length == length)
            return packed.ToArray();
        var bytes = new byte[length];
        InflateTo(packed, bytes);
        return bytes;
    }

    public static unsafe void InflateTo(ReadOnlySpan<byte> packed, Span<byte> to)
    {
        if (packed.IsEmpty)
            throw new FstException($"packed data of {to.Length} bytes is missing");
        fixed (byte* first = packed)
        {
            using var source = new UnmanagedMemoryStream(first, packed.Length);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            Fill(zlib, to);
        }
    }

    public static byte[] Gunzip(byte[] packed, ulong length)
    {
        CheckRatio(packed.Length, length);
        var bytes = new byte[length];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        Fill(gzip, bytes);
        return bytes;
    }

    public static void CheckRatio(long packed, ulong length)
    {
        if (length > (ulong)(packed + 64) * MostRatio || length > (ulong)Array.MaxLength)
            throw new FstException($"{packed} packed bytes claim to be {length}");
    }

    public void Dispose()
    {
        if (_owned)
            _stream.Dispose();
    }

    private static void Fill(Stream from, Span<byte> to)
    {
        try
        {
            int read = from.ReadAtLeast(to, to.Length, throwOnEndOfStream: false);
            if (read != to.Length)
                throw new FstException($"packed data gives {read} bytes instead of {to.Length}");
        }
        catch (InvalidDataException damage)
        {
            throw new FstException($"packed data is damaged: {damage.Message}");
        }
    }

    private int ReadAt(long offset, Span<byte> bytes)
    {
        _stream.Position = offset;
        return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
    }

    private static FileStream ToTemporaryFile(Stream from)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            from.CopyTo(file);
        }
        catch (InvalidDataException)
        {
            // What was unpacked before the damage is still worth reading.
        }
        return file;
    }
}

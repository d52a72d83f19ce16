using System.IO.Compression;
using Hardware.Waveforms.Fst;
using Hardware.Waveforms.Vcd;
using Microsoft.Win32.SafeHandles;

namespace Hardware.Waveforms;

/// <content>Opening, scanning and creating.</content>
public sealed partial class WaveFile
{
    // Fits the second-level cache together with what is stored meanwhile.
    private const int WindowBytes = 1 << 18;

    /// <summary>Reads a trace: VCD, VCD in gzip, or FST, told apart by their first bytes.</summary>
    /// <exception cref="WaveException">The file cannot be opened (WAV0001), is no trace at all (WAV0003), or, in strict mode, has
    /// a fault.</exception>
    public static WaveFile Open(string path, WaveOptions? options = null) => Open(path, options, null, default);

    /// <summary>Reads a trace from a stream, which may be a pipe.</summary>
    /// <exception cref="WaveException">It is no trace at all (WAV0003), or, in strict mode, has a fault.</exception>
    public static WaveFile Open(Stream stream, WaveOptions? options = null) =>
        Read(stream, 0, new Loader("", options ?? new WaveOptions()), null, default);

    /// <summary>Reads a trace on another thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="progress">Told the part of the file read so far, 0 to 1.</param>
    /// <param name="cancellationToken">Stops reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="WaveException">As <see cref="Open(string, WaveOptions?)"/>.</exception>
    public static Task<WaveFile> OpenAsync(
        string path, WaveOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(path, options, progress, cancellationToken), cancellationToken);

    /// <summary>Lets a visitor see a trace go by in constant memory; the result has hierarchy, times and diagnostics but no
    /// changes.</summary>
    /// <exception cref="WaveException">As <see cref="Open(string, WaveOptions?)"/>.</exception>
    public static WaveFile Scan<TVisitor>(
        string path, ref TVisitor visitor, WaveOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
        where TVisitor : IWaveVisitor
    {
        using FileStream stream = OpenFile(path);
        var scanner = new Scanner<TVisitor>(path, options ?? new WaveOptions(), visitor);
        WaveFile wave = Read(stream, stream.Length, scanner, progress, cancellationToken);
        visitor = scanner.Visitor;
        wave.Path = path;
        return wave;
    }

    /// <summary>Begins a trace file: FST when the name ends in <c>.fst</c>, else VCD (in gzip when it ends in <c>.gz</c>).</summary>
    /// <exception cref="WaveException">WAV0004: the file cannot be created.</exception>
    public static IWaveWriter Create(string path, WaveWriterOptions? options = null)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, BufferSize = 0 });
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WaveException(WaveCodes.CannotWrite, $"'{path}' cannot be created: {exception.Message}", exception);
        }
        if (path.EndsWith(".fst", StringComparison.OrdinalIgnoreCase))
            return new FstWriter(file, options) { Path = path };
        Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        return new VcdWriter(stream, options) { Path = path };
    }

    private static WaveFile Open(string path, WaveOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using FileStream stream = OpenFile(path);
        WaveFile wave = Read(stream, stream.Length, new Loader(path, options ?? new WaveOptions()), progress, cancellationToken);
        wave.Path = path;
        return wave;
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
                Share = FileShare.ReadWrite,
            });
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WaveException(WaveCodes.CannotOpen, $"'{path}' cannot be opened: {exception.Message}", exception);
        }
    }

    private static WaveFile Read(Stream stream, long length, IPass pass, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        int read;
        bool fromStart = stream.CanSeek && stream.Position == 0;
        WaveFile wave;
        if (stream.CanSeek)
        {
            read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position -= read;
            if (IsFst(head, read))
            {
                using var input = new FstInput(stream);
                wave = pass.Fst(input, progress, cancellationToken);
                wave.Bytes = stream.Length;
                return wave;
            }
        }
        var counted = new CountingStream(stream);
        read = counted.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        counted.PutBack(head.AsSpan(0, read));
        if (IsFst(head, read))
        {
            using var input = new FstInput(counted);
            wave = pass.Fst(input, progress, cancellationToken);
        }
        else
        {
            bool gzip = read >= 2 && head[0] == 0x1F && head[1] == 0x8B;
            using Stream? unpacked = gzip ? new GZipStream(counted, CompressionMode.Decompress, leaveOpen: true) : null;
            var window = new ByteWindow(unpacked ?? counted, WindowBytes, 0, length, () => counted.BytesRead, progress, cancellationToken);
            wave = pass.Vcd(window, fromStart && !gzip ? (stream as FileStream)?.SafeFileHandle : null);
        }
        wave.Bytes = length > 0 ? length : counted.BytesRead;
        return wave;
    }

    // A header block, or the wrapper of a whole file; both begin with a length below 2^40.
    private static bool IsFst(byte[] head, int length) =>
        length == head.Length && head[0] is (byte)FstBlockType.Header or (byte)FstBlockType.Gzip
        && head[1] == 0 && head[2] == 0 && head[3] == 0;

    /// <summary>What is done with a trace while reading: load or scan.</summary>
    private interface IPass
    {
        WaveFile Vcd(ByteWindow window, SafeFileHandle? file);

        WaveFile Fst(FstInput input, IProgress<double>? progress, CancellationToken cancellationToken);
    }

    private sealed class Loader(string path, WaveOptions options) : IPass
    {
        public WaveFile Vcd(ByteWindow window, SafeFileHandle? file) => new VcdReader(window, path, options).Load(file);

        public WaveFile Fst(FstInput input, IProgress<double>? progress, CancellationToken cancellationToken) =>
            new FstReader(input, path, options, progress, cancellationToken).Load();
    }

    private sealed class Scanner<TVisitor>(string path, WaveOptions options, TVisitor visitor) : IPass
        where TVisitor : IWaveVisitor
    {
        public TVisitor Visitor = visitor;

        public WaveFile Vcd(ByteWindow window, SafeFileHandle? file) => new VcdReader(window, path, options).Scan(ref Visitor);

        public WaveFile Fst(FstInput input, IProgress<double>? progress, CancellationToken cancellationToken) =>
            new FstReader(input, path, options, progress, cancellationToken).Scan(ref Visitor);
    }
}

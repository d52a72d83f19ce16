namespace Hardware.Waveforms;

/// <content>Opening, scanning and creating.</content>
public sealed partial class WaveFile
{
    /// <summary>Reads a trace: VCD, VCD in gzip, or FST, told apart by their first bytes.</summary>
    /// <exception cref="WaveException">The file cannot be opened (WAV0001), is no trace at all (WAV0003), or, in strict mode, has a fault.</exception>
    public static WaveFile Open(string path, WaveOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a trace from a stream.</summary>
    /// <exception cref="WaveException">It is no trace at all (WAV0003), or, in strict mode, has a fault.</exception>
    public static WaveFile Open(Stream stream, WaveOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a trace on another thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="progress">Told the part of the file read so far, 0 to 1.</param>
    /// <param name="cancellationToken">Stops reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="WaveException">As <see cref="Open(string, WaveOptions?)"/>.</exception>
    public static Task<WaveFile> OpenAsync(string path, WaveOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Lets a visitor see a trace go by in constant memory; the result has hierarchy, times and diagnostics but no changes.</summary>
    /// <exception cref="WaveException">As <see cref="Open(string, WaveOptions?)"/>.</exception>
    public static WaveFile Scan<TVisitor>(string path, ref TVisitor visitor, WaveOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
        where TVisitor : IWaveVisitor => throw new NotImplementedException();

    /// <summary>Begins a trace file: FST when the name ends in <c>.fst</c>, else VCD (in gzip when it ends in <c>.gz</c>).</summary>
    /// <exception cref="WaveException">WAV0004: the file cannot be created.</exception>
    public static IWaveWriter Create(string path, WaveWriterOptions? options = null) => throw new NotImplementedException();

    /// <summary>Writes everything that is loaded to another trace.</summary>
    public void CopyTo(IWaveWriter writer) => throw new NotImplementedException();
}

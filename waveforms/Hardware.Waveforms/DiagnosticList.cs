namespace Hardware.Waveforms;

/// <summary>Gathers diagnostics up to a limit; in strict mode the first one ends the reading.</summary>
internal sealed class DiagnosticList(WaveOptions options)
{
    private const int MostOfOneCode = 100;

    private readonly Dictionary<string, int> _ofCode = [];

    public List<WaveDiagnostic> Items { get; } = [];

    /// <summary>All that were reported, kept or not.</summary>
    public long Count { get; private set; }

    public void Add(string code, WaveSeverity severity, long line, long offset, string message)
    {
        Count++;
        int same = _ofCode[code] = _ofCode.GetValueOrDefault(code) + 1;
        if (options.Strict)
            throw new WaveException(new WaveDiagnostic(code, WaveSeverity.Error, line, offset, message));
        if (same > MostOfOneCode || Items.Count >= options.MaxDiagnostics)
            return;
        if (same == MostOfOneCode)
            message += "; further ones of this code are not listed";
        Items.Add(new WaveDiagnostic(code, severity, line, offset, message));
    }
}

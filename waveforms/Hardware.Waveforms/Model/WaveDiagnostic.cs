namespace Hardware.Waveforms;

/// <summary>How bad a problem of a trace is.</summary>
public enum WaveSeverity
{
    /// <summary>Against the standard, but the meaning is clear: nothing was lost.</summary>
    Warning,
    /// <summary>Something could not be understood and was left out.</summary>
    Error,
}

/// <summary>One problem of a trace and where it is.</summary>
/// <param name="Code"><c>WAVnnnn</c>; <see cref="WaveCodes"/> lists them.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Line">Line, counted from 1; 0 in a binary file.</param>
/// <param name="Offset">Offset in bytes from the beginning of the (decompressed) file.</param>
/// <param name="Message">What is wrong, with the text that is.</param>
public sealed record WaveDiagnostic(string Code, WaveSeverity Severity, long Line, long Offset, string Message)
{
    /// <summary><c>line 12 (byte 345): error WAV0107: ...</c>.</summary>
    public override string ToString() =>
        $"{(Line > 0 ? $"line {Line} (byte {Offset})" : $"byte {Offset}")}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}

/// <summary>A trace that cannot be read at all, or not strictly; the message is one sentence that begins with the code.</summary>
public sealed class WaveException : Exception
{
    /// <summary>A failure with one sentence.</summary>
    public WaveException(string code, string message, Exception? inner = null) : base($"{code}: {message}", inner) => Code = code;

    /// <summary>A failure at a diagnostic (strict mode).</summary>
    public WaveException(WaveDiagnostic diagnostic) : base(diagnostic.ToString())
    {
        Code = diagnostic.Code;
        Diagnostic = diagnostic;
    }

    /// <summary><c>WAVnnnn</c>.</summary>
    public string Code { get; }

    /// <summary>The place, when there is one.</summary>
    public WaveDiagnostic? Diagnostic { get; }
}

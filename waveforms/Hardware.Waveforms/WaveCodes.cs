namespace Hardware.Waveforms;

/// <summary>The codes of everything that can be wrong with a trace; docs/waveforms.md lists them with samples.</summary>
public static partial class WaveCodes
{
    /// <summary>The file cannot be opened.</summary>
    public const string CannotOpen = "WAV0001";
    /// <summary>A path names no variable.</summary>
    public const string NoSuchSignal = "WAV0002";
    /// <summary>The file is no trace.</summary>
    public const string NotATrace = "WAV0003";
    /// <summary>The file cannot be created or written.</summary>
    public const string CannotWrite = "WAV0004";
}

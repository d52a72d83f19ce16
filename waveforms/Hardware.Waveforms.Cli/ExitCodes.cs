namespace Hardware.Waveforms.Cli;

/// <summary>What the wave commands tell the shell.</summary>
public static class ExitCodes
{
    /// <summary>The trace was readable, with or without warnings.</summary>
    public const int Ok = 0;

    /// <summary>Nothing was readable, or the result could not be written.</summary>
    public const int NothingReadable = 1;

    /// <summary>An argument is wrong.</summary>
    public const int WrongArgument = 2;

    /// <summary><c>diff</c> only: both traces were readable and they differ.</summary>
    public const int Differs = 3;

    /// <summary>The code for a failure.</summary>
    public static int Of(WaveException failure) => failure.Code switch
    {
        WaveCodes.CannotOpen or WaveCodes.NotATrace or WaveCodes.CannotWrite => NothingReadable,
        _ when failure.Diagnostic is not null => NothingReadable,
        _ => WrongArgument,
    };
}

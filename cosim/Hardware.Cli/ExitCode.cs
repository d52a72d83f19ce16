namespace Hardware.Cli;

/// <summary>What the process's exit status means.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done and held.</summary>
    public const int Success = 0;

    /// <summary>Something failed, differed, or could not be done.</summary>
    public const int Failure = 1;

    /// <summary>The command line asks for something that does not exist.</summary>
    public const int WrongArgument = 2;
}

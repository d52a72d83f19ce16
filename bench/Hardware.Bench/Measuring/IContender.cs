namespace Hardware.Bench.Measuring;

/// <summary>A simulator of a design that runs the prepared inputs.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Goes on for some cycles; gives the checksum of all outputs of all cycles so far.</summary>
    ulong Run(long cycles);
}

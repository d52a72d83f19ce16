namespace Hardware.Bench.Vcd;

/// <summary>One measured job.</summary>
/// <param name="Job">What was done.</param>
/// <param name="Tool">Who did it.</param>
/// <param name="Seconds">Median wall time.</param>
/// <param name="ProcessorSeconds">Median processor time of our own process; null for another's.</param>
/// <param name="Bytes">Bytes of VCD that were read or written.</param>
public sealed record BenchRow(string Job, string Tool, double Seconds, double? ProcessorSeconds, long Bytes)
{
    /// <summary>Gigabytes (10^9) of VCD in a second.</summary>
    public double GigabytesPerSecond => Bytes / Seconds / 1e9;
}

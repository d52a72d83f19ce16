namespace Hardware.Bench.Startup;

/// <summary>One measurement beside what it shall be.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">What the figure shall not exceed; null when there is no such aim.</param>
internal sealed record StartupRow(string What, double Value, string Unit, double? Target = null);

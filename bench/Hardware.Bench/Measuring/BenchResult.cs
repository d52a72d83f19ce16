namespace Hardware.Bench.Measuring;

/// <summary>What one benchmark found; its JSON form is a contract, see docs/performance.md.</summary>
/// <param name="Name">Of the benchmark.</param>
/// <param name="Size">Of its design.</param>
/// <param name="Cycles">Clock cycles measured on each side, all turns together.</param>
/// <param name="ChecksumEqual">Whether all outputs were equal in all cycles; null when there was nothing to compare with.</param>
/// <param name="Compiled">Our side.</param>
/// <param name="Verilator">The fastest row of Verilator; null when there is none.</param>
/// <param name="Speedup">Our cycles per second by Verilator's.</param>
/// <param name="BuildSpeedup">Verilator's seconds of build by ours.</param>
/// <param name="Rows">All rows of Verilator, and why one was left out.</param>
internal sealed record BenchResult(
    string Name, int Size, long Cycles, bool? ChecksumEqual, Measured Compiled, MeasuredVerilator? Verilator,
    double? Speedup, double? BuildSpeedup, IReadOnlyList<VerilatorRow> Rows);

/// <summary>Our side.</summary>
/// <param name="BuildS">Seconds from a module object to the end of the first cycle, in a fresh process.</param>
/// <param name="CyclesPerS">Clock cycles per second of processor time, median of the turns.</param>
/// <param name="PeakMb">Most memory (resident, 10^6 bytes) of that process.</param>
internal sealed record Measured(double BuildS, double CyclesPerS, double PeakMb);

/// <summary>Verilator's side.</summary>
/// <param name="BuildS">Seconds of <c>verilator</c> and <c>make</c> from nothing, when the library was built.</param>
/// <param name="CyclesPerS">As ours.</param>
/// <param name="PeakMb">Most memory (resident, 10^6 bytes) of one process of the build.</param>
/// <param name="Version">What <c>verilator --version</c> says.</param>
/// <param name="Style">Which Verilog, how many threads.</param>
internal sealed record MeasuredVerilator(double BuildS, double CyclesPerS, double PeakMb, string Version, string Style);

/// <summary>A row of Verilator.</summary>
/// <param name="Style">Which Verilog, how many threads.</param>
/// <param name="CyclesPerS">Cycles per second; null when left out.</param>
/// <param name="BuildS">Seconds of the build.</param>
/// <param name="PeakMb">Most memory of one process of the build.</param>
/// <param name="Skipped">Why the row was left out; null when it was not.</param>
internal sealed record VerilatorRow(string Style, double? CyclesPerS, double? BuildS, double? PeakMb, string? Skipped);

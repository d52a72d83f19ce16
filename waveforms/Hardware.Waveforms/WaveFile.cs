namespace Hardware.Waveforms;

/// <summary>A trace that has been read: its hierarchy, the changes of the signals asked for, and what was wrong with it.</summary>
/// <example><code>
/// WaveFile wave = WaveFile.Open("run.vcd");
/// foreach (WaveChange change in wave.Signal("top.count").Changes(0, 1000))
///     Console.WriteLine($"{change.Time} {change.Value:d}");
/// </code></example>
public sealed partial class WaveFile
{
    internal WaveFile(WaveHierarchy hierarchy) => Hierarchy = hierarchy;

    /// <summary>Scopes, variables and signals.</summary>
    public WaveHierarchy Hierarchy { get; }

    /// <summary>Path that was opened; empty when it was a stream.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>VCD or FST.</summary>
    public WaveFormat Format { get; internal set; }

    /// <summary>The first time, in units of <see cref="Timescale"/>; 0 when there is none.</summary>
    public long Start { get; internal set; }

    /// <summary>The last time, in units of <see cref="Timescale"/>; 0 when there is none.</summary>
    public long End { get; internal set; }

    /// <summary>Number of value changes in the file, of all signals, loaded or not.</summary>
    public long ChangeCount { get; internal set; }

    /// <summary>Size of the file in bytes, as it is on disk.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Where recording was switched off and on, in file order; the x values in between are ordinary changes.</summary>
    public IReadOnlyList<DumpSwitch> DumpSwitches { get; internal set; } = [];

    /// <summary>What was wrong, in file order.</summary>
    public IReadOnlyList<WaveDiagnostic> Diagnostics { get; internal set; } = [];

    /// <summary>The length of one time step.</summary>
    public Timescale Timescale => Hierarchy.Timescale;

    /// <summary>The program that wrote the trace.</summary>
    public string Writer => Hierarchy.Writer;

    /// <summary>All times of the trace, ascending.</summary>
    public ReadOnlySpan<long> Times => Table.Times;

    internal Storage.TimeTable Table { get; set; } = new();

    /// <summary>The variable of a path, with or without its range; null when there is none.</summary>
    public Variable? Find(string path) => Hierarchy.Find(path);

    /// <summary>The variables whose path matches a glob (<see cref="WaveGlob"/>), in file order.</summary>
    public IEnumerable<Variable> Match(string glob) => Hierarchy.Match(glob);

    /// <summary>The signal of a path.</summary>
    /// <exception cref="WaveException">WAV0002: there is no such variable.</exception>
    public Signal Signal(string path) => Find(path)?.Signal
        ?? throw new WaveException(WaveCodes.NoSuchSignal,
            $"'{path}' is no variable of {(Path.Length > 0 ? Path : "this trace")}: look at Hierarchy.Variables");
}

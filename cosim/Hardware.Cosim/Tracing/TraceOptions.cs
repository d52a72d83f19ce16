using Hardware.Waveforms;

namespace Hardware.Cosim.Tracing;

/// <summary>What goes into a trace.</summary>
public sealed record TraceOptions
{
    /// <summary>Globs of full paths (<c>Top.queue.**</c>, <c>*.Count</c> at any depth without a dot); empty for everything.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Words traced of each chosen memory; 0 for none.</summary>
    public int MemoryWords { get; init; }

    /// <summary>Time steps of a clock cycle; even.</summary>
    public int CycleTime { get; init; } = 10;

    /// <summary>Whether the side-car (<c>.json</c>: enums, signs, source lines) and a GTKWave save file are written beside the
    /// trace.</summary>
    public bool SideCar { get; init; }

    internal IWaveWriter Create(string path, string engine) =>
        WaveFile.Create(path, new WaveWriterOptions { Writer = "Hardware " + engine, SideCar = SideCar, GtkWave = SideCar });
}

namespace Hardware.Waveforms;

/// <summary>The file format of a trace.</summary>
public enum WaveFormat
{
    /// <summary>Value change dump, IEEE 1364-2005 clause 18 / 1800-2017 21.7, extended VCD and gzip included.</summary>
    Vcd,
    /// <summary>GTKWave's fast signal trace.</summary>
    Fst,
}

namespace Hardware.Waveforms.Fst;

/// <summary>A part of an FST file that cannot be read; the reader turns it into a diagnostic and goes on with the next part.</summary>
internal sealed class FstException(string message) : Exception(message);

namespace Hardware.Waveforms;

/// <summary>A moment at which recording was switched: <c>$dumpoff</c> or <c>$dumpon</c>.</summary>
/// <param name="Time">In units of the trace's timescale.</param>
/// <param name="On">True for <c>$dumpon</c>.</param>
public readonly record struct DumpSwitch(long Time, bool On);

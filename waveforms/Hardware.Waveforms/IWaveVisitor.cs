namespace Hardware.Waveforms;

/// <summary>Sees a trace go by without storing it, for files larger than memory. A struct that implements it is inlined into the
/// reader.</summary>
public interface IWaveVisitor
{
    /// <summary>The header has been read; called once, first.</summary>
    void Begin(WaveHierarchy hierarchy)
    {
    }

    /// <summary>Time has come to <paramref name="time"/>; called before the changes at it, with ascending times.</summary>
    void Time(long time)
    {
    }

    /// <summary>A selected signal has a new value at the current time.</summary>
    /// <param name="signal">Position in <see cref="WaveHierarchy.Signals"/>.</param>
    /// <param name="value">Valid during the call only.</param>
    void Change(int signal, in WaveValue value);

    /// <summary>The trace is through; called once, last.</summary>
    void End()
    {
    }
}

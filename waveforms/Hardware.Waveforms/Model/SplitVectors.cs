using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <summary>Joins variables that a tool wrote one bit at a time into vectors.</summary>
internal static class SplitVectors
{
    /// <summary>Replaces each run of one-bit variables of one name whose ranges count up or down by one.</summary>
    public static void Merge(WaveHierarchy hierarchy, TimeTable times)
    {
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Bench.Workloads;

/// <summary>
/// Inputs of a number of cycles, prepared: for each cycle the ports that change, as port number followed by the value's limbs. Both
/// sides walk through the same words, and start over at the end. The first cycle sets every port.
/// </summary>
internal sealed class Stimulus(IReadOnlyList<Signal> ports, ulong[] words, int[] starts)
{
    /// <summary>The inputs; a port's number is its position.</summary>
    public IReadOnlyList<Signal> Ports { get; } = ports;

    /// <summary>Port numbers and limbs of all cycles.</summary>
    public ulong[] Words { get; } = words;

    /// <summary>Where the words of each cycle start, and where the last one's end.</summary>
    public int[] Starts { get; } = starts;

    /// <summary>Number of cycles.</summary>
    public int Cycles => Starts.Length - 1;

    /// <summary>Limbs of 64 bits that hold a value of a port.</summary>
    public static int LimbsOf(Signal port) => (port.Shape.Width + 63) / 64;
}

using Hardware.Hdl.Ir;

namespace Hardware.Bench.Workloads;

/// <summary>
/// Inputs of a number of cycles, prepared in the two forms that the sides like best: for each cycle the ports that change, as port number
/// followed by the value's limbs, and a row of all ports. Who comes to the end starts over. The first cycle sets every port.
/// </summary>
internal sealed class Stimulus(IReadOnlyList<Signal> ports, ulong[] words, int[] starts, ulong[] rows)
{
    /// <summary>The inputs; a port's number is its position.</summary>
    public IReadOnlyList<Signal> Ports { get; } = ports;

    /// <summary>Port numbers and limbs of all cycles.</summary>
    public ulong[] Words { get; } = words;

    /// <summary>The limbs of all ports, cycle by cycle.</summary>
    public ulong[] Rows { get; } = rows;

    /// <summary>Where the words of each cycle start, and where the last one's end.</summary>
    public int[] Starts { get; } = starts;

    /// <summary>Number of cycles.</summary>
    public int Cycles => Starts.Length - 1;

    /// <summary>Limbs of 64 bits that hold a value of a port.</summary>
    public static int LimbsOf(Signal port) => (port.Shape.Width + 63) / 64;
}

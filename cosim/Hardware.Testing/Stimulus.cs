using Hardware.Cosim;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>
/// A sequence of cycles, each with a value for every input of a design. Immutable; printed, it is a table with a row per cycle, in which a
/// dot is the value of the row above.
/// </summary>
public sealed class Stimulus
{
    private readonly BitVector[][] _cycles;

    internal Stimulus(IReadOnlyList<InputColumn> columns, BitVector[][] cycles) => (Columns, _cycles) = (columns, cycles);

    /// <summary>What is set, in the order in which the design declares it.</summary>
    public IReadOnlyList<InputColumn> Columns { get; }

    /// <summary>Number of cycles.</summary>
    public int Length => _cycles.Length;

    /// <summary>What a column is set to in a cycle.</summary>
    public BitVector this[int cycle, int column] => _cycles[cycle][column];

    /// <summary>The first cycles only.</summary>
    public Stimulus Take(int cycles) => cycles >= Length ? this : new(Columns, _cycles[..cycles]);

    /// <summary>
    /// Goes through the sequence on any simulation of the design: in the body of the loop the inputs of the cycle are set; the edge
    /// comes after it.
    /// </summary>
    public IEnumerable<int> Play(Simulation simulation)
    {
        var player = new StimulusPlayer(simulation.Engine, this);
        for (var cycle = 0; cycle < Length; cycle++)
        {
            var rising = player.Drive();
            yield return cycle;
            simulation.Tick(rising, 1);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => StimulusTable.Print(this);

    /// <summary>Without some cycles.</summary>
    internal Stimulus Without(int first, int count) => new(Columns, [.. _cycles[..first], .. _cycles[(first + count)..]]);

    /// <summary>With another value in one place.</summary>
    internal Stimulus With(int cycle, int column, BitVector value)
    {
        BitVector[][] cycles = [.. _cycles];
        cycles[cycle] = [.. cycles[cycle]];
        cycles[cycle][column] = value;
        return new(Columns, cycles);
    }

    /// <summary>With other values in a whole column.</summary>
    internal Stimulus With(int column, IReadOnlyList<BitVector> values)
    {
        BitVector[][] cycles = [.. _cycles.Select(cycle => (BitVector[])cycle.Clone())];
        for (var cycle = 0; cycle < cycles.Length; cycle++)
            cycles[cycle][column] = values[cycle];
        return new(Columns, cycles);
    }

    internal BitVector[] Column(int column) => [.. _cycles.Select(cycle => cycle[column])];
}

using Hardware.Cosim;
using Hardware.Hdl;

namespace Hardware.Testing;

/// <summary>One sequence on its way through a design.</summary>
public sealed class PropertyRun<TPorts>
    where TPorts : ModulePorts
{
    private readonly StimulusPlayer _player;

    internal PropertyRun(Simulation<TPorts> simulation, Stimulus stimulus)
    {
        Simulation = simulation;
        Stimulus = stimulus;
        _player = new StimulusPlayer(simulation.Engine, stimulus);
    }

    /// <summary>The simulation; the clock is <see cref="Cycles"/>' to drive.</summary>
    public Simulation<TPorts> Simulation { get; }

    /// <summary>The design's signals.</summary>
    public TPorts Top => Simulation.Top;

    /// <summary>The sequence.</summary>
    public Stimulus Stimulus { get; }

    /// <summary>Whether the resets are active in this cycle.</summary>
    public bool IsReset => _player.IsReset;

    /// <summary>Domains whose clock rises at the end of this cycle, by bit.</summary>
    public uint Rising { get; private set; }

    /// <summary>Whether a cycle has been set up and its edge has not come yet.</summary>
    internal bool IsInCycle { get; private set; }

    internal Stimulus Driven => _player.Driven;

    /// <summary>
    /// The cycles, from 0: in the body of the loop the inputs are set and all values are settled; the clock edge comes after it.
    /// </summary>
    /// <exception cref="CheckFailedException">An Assert or Assume of the design did not hold; leave it to the property.</exception>
    public IEnumerable<int> Cycles()
    {
        for (var cycle = 0; cycle < Stimulus.Length; cycle++)
        {
            Rising = _player.Drive();
            IsInCycle = true;
            yield return cycle;
            IsInCycle = false;
            Simulation.Tick(Rising, 1);
        }
    }
}

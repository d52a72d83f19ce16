using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Simulation;

/// <summary>
/// The one contract of all engines: native, compiled, verilated. Signals and memories are addressed by <em>slots</em>, dense numbers
/// of the flattened design (<see cref="ModuleDef.SlotOf(Signal)"/> relative to the instance, the top instance starts at 0). Values are
/// raw bits, zero-extended, of signed signals too. Reading a combinational signal after writing an input gives the settled value.
/// </summary>
public abstract class Engine(Design design) : IDisposable
{
    /// <summary>The design simulated.</summary>
    public Design Design { get; } = design;

    /// <summary><c>native</c>, <c>compiled</c> or <c>verilator</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Clock edges simulated since the start, of all domains together counting as one when they tick at once.</summary>
    public long Cycle { get; protected set; }

    /// <summary>Whether a signal can be read on this engine as it was built; locals of a process never can be.</summary>
    public virtual bool IsObservable(int slot) => true;

    /// <summary>The low 64 bits of a signal.</summary>
    public abstract ulong Read(int slot);

    /// <summary>All bits of a signal into limbs of 64 bits, least significant first.</summary>
    public abstract void Read(int slot, Span<ulong> limbs);

    /// <summary>Sets a top-level input, or deposits into a register of any instance; bits above the width must be 0.</summary>
    public abstract void Write(int slot, ulong value);

    /// <summary>Sets a top-level input, or deposits into a register, of any width.</summary>
    public abstract void Write(int slot, ReadOnlySpan<ulong> limbs);

    /// <summary>All bits of a memory word.</summary>
    public abstract void ReadMemory(int slot, int address, Span<ulong> limbs);

    /// <summary>Deposits a memory word.</summary>
    public abstract void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs);

    /// <summary>Sets the reset of a domain of the top module; asynchronous resets take effect at once.</summary>
    public abstract void SetReset(int domain, bool active);

    /// <summary>Signals that will be read together again and again.</summary>
    /// <param name="slots">Slots of signals, in the order of the row.</param>
    public virtual SignalRow Row(IReadOnlyList<int> slots) => new SeparateReads(this, slots);

    /// <summary>Rising edges of the domains of the top module whose bit is set in <paramref name="domains"/>, all at once,
    /// <paramref name="cycles"/> times.</summary>
    public abstract void Tick(uint domains, long cycles);

    /// <summary>Rising edges of all clock domains at once, <paramref name="cycles"/> times.</summary>
    public void Step(long cycles = 1) => Tick(uint.MaxValue, cycles);

    /// <summary>
    /// Plays prepared inputs, as a synchronous test bench does: in each cycle the inputs of a row are set, the outputs are taken as they
    /// are just before the rising edge, and all clock domains step at once. An engine may do this much faster than cycle by cycle.
    /// </summary>
    /// <param name="inputs">The inputs that change; the fast way takes all input ports of the top module, in their order.</param>
    /// <param name="stimulus">A row of <paramref name="inputs"/> for each cycle, one after the other; bits above a width must be 0.</param>
    /// <param name="outputs">What is looked at.</param>
    /// <param name="response">Gets a row of <paramref name="outputs"/> for each cycle.</param>
    /// <exception cref="HdlException">SIM3014: the two tables are not of the same number of cycles.</exception>
    public virtual void Play(SignalRow inputs, ReadOnlySpan<ulong> stimulus, SignalRow outputs, Span<ulong> response)
    {
        var cycles = CyclesOf(inputs, stimulus, outputs, response);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var row = stimulus.Slice(cycle * inputs.Length, inputs.Length);
            for (var i = 0; i < inputs.Slots.Count; i++)
                Write(inputs.Slots[i], row[inputs.StartOf(i)..inputs.StartOf(i + 1)]);
            outputs.Read().CopyTo(response[(cycle * outputs.Length)..]);
            Step();
        }
    }

    /// <summary>How many cycles the tables of <see cref="Play"/> have.</summary>
    protected static int CyclesOf(SignalRow inputs, ReadOnlySpan<ulong> stimulus, SignalRow outputs, ReadOnlySpan<ulong> response)
    {
        var cycles = inputs.Length > 0 ? stimulus.Length / inputs.Length : response.Length / Math.Max(1, outputs.Length);
        if ((long)cycles * inputs.Length != stimulus.Length || (long)cycles * outputs.Length != response.Length)
            throw new HdlException(
                "SIM3014",
                $"a stimulus of {stimulus.Length} limbs and a response of {response.Length} are not of the same number of cycles: "
                + $"a cycle takes {inputs.Length} and {outputs.Length}, give whole rows of both");
        return cycles;
    }

    /// <summary>
    /// Checks (assert, assume) that have failed since the last call, in order; empty when none. An engine keeps at least 256 of them, and
    /// need not keep more.
    /// </summary>
    public abstract IReadOnlyList<CheckFailure> TakeFailures();

    /// <summary>How often a cover point held, by the point's position in <see cref="CheckPoints"/>.</summary>
    public virtual long CoverCount(int point) => 0;

    /// <summary>Every check of the flattened design, in order of instance and source.</summary>
    public virtual IReadOnlyList<CheckPoint> CheckPoints => [];

    /// <summary>Whether <see cref="Checkpoint"/> and <see cref="Restore"/> work.</summary>
    public virtual bool CanCheckpoint => true;

    /// <summary>The complete state (registers, memories, inputs, cycle) as bytes that only this engine and design understand.</summary>
    public abstract byte[] Checkpoint();

    /// <summary>Goes back to a state that <see cref="Checkpoint"/> gave.</summary>
    public abstract void Restore(ReadOnlySpan<byte> checkpoint);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>A check of one instance of the flattened design.</summary>
/// <param name="Path">Instance path, <c>top.child[1]</c>.</param>
/// <param name="Check">The statement.</param>
public sealed record CheckPoint(string Path, Check Check);

/// <summary>A check that did not hold.</summary>
/// <param name="Point">Which.</param>
/// <param name="Cycle">The cycle in which it was evaluated.</param>
public sealed record CheckFailure(CheckPoint Point, long Cycle);

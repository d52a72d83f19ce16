using Hardware.Hdl.Simulation;

namespace Hardware.Cosim;

/// <summary>An engine around another one: what is not overridden goes through. Tracing and history are built on it, so that they
/// work with every engine and handle.</summary>
public abstract class EngineDecorator : Engine
{
    /// <summary>Wraps an engine, which is disposed of together with this.</summary>
    protected EngineDecorator(Engine inner) : base(inner.Design)
    {
        Inner = inner;
        Cycle = inner.Cycle;
    }

    /// <summary>The engine inside.</summary>
    public Engine Inner { get; }

    /// <inheritdoc/>
    public override string Name => Inner.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints => Inner.CheckPoints;

    /// <inheritdoc/>
    public override bool CanCheckpoint => Inner.CanCheckpoint;

    /// <inheritdoc/>
    public override bool IsObservable(int slot) => Inner.IsObservable(slot);

    /// <inheritdoc/>
    public override ulong Read(int slot) => Inner.Read(slot);

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs) => Inner.Read(slot, limbs);

    /// <inheritdoc/>
    public override SignalRow Row(IReadOnlyList<int> slots) => Inner.Row(slots);

    /// <inheritdoc/>
    public override void Write(int slot, ulong value) => Inner.Write(slot, value);

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs) => Inner.Write(slot, limbs);

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) => Inner.ReadMemory(slot, address, limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs) => Inner.WriteMemory(slot, address, limbs);

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active) => Inner.SetReset(domain, active);

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        Inner.Tick(domains, cycles);
        Cycle = Inner.Cycle;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures() => Inner.TakeFailures();

    /// <inheritdoc/>
    public override long CoverCount(int point) => Inner.CoverCount(point);

    /// <inheritdoc/>
    public override byte[] Checkpoint() => Inner.Checkpoint();

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint)
    {
        Inner.Restore(checkpoint);
        Cycle = Inner.Cycle;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Inner.Dispose();
        base.Dispose();
    }
}

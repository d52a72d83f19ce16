using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.TestKit;

/// <summary>
/// A <see cref="DesignBatch"/> of which every design runs on an engine of its own: how the native engine, which needs the module objects,
/// keeps step with engines that run the batch as one design.
/// </summary>
public sealed class SideBySideEngine : Engine
{
    private readonly Engine[] _engines;
    private readonly (int Engine, int Slot)[] _places;
    private readonly int[][] _domains;

    /// <summary>Takes an engine for each child of the batch, in order; registers without reset start as they do in the batch.</summary>
    public SideBySideEngine(Design batch, IReadOnlyList<Engine> engines, ulong seed) : base(batch)
    {
        var top = batch.Top;
        _engines = [.. engines];
        _domains = [.. top.Instances.Select(child => child.Domains.Select(domain => domain.Index).ToArray())];
        _places = new (int, int)[top.SlotCount];
        foreach (var (index, child) in top.Instances.Index())
        {
            for (var slot = 0; slot < child.Module.SlotCount; slot++)
                _places[top.SlotOf(child) + slot] = (index, slot);
            foreach (var port in child.Module.Ports)
                _places[top.SlotOf(top.Signals.Single(s => s.Name == $"{child.Name}_{port.Name}"))] = (index, child.Module.SlotOf(port));
        }
        foreach (var (slot, _, value) in InitialValues.OfRegisters(batch, seed))
        {
            var limbs = new ulong[value.LimbCount];
            value.CopyTo(limbs);
            Write(slot, limbs);
        }
    }

    /// <inheritdoc/>
    public override string Name => _engines[0].Name;

    /// <inheritdoc/>
    public override IReadOnlyList<CheckPoint> CheckPoints =>
        [.. _engines.SelectMany((engine, i) => engine.CheckPoints.Select(point => Moved(point, i)))];

    /// <inheritdoc/>
    public override bool CanCheckpoint => false;

    /// <inheritdoc/>
    public override bool IsObservable(int slot) => _engines[_places[slot].Engine].IsObservable(_places[slot].Slot);

    /// <inheritdoc/>
    public override ulong Read(int slot) => _engines[_places[slot].Engine].Read(_places[slot].Slot);

    /// <inheritdoc/>
    public override void Read(int slot, Span<ulong> limbs) => _engines[_places[slot].Engine].Read(_places[slot].Slot, limbs);

    /// <inheritdoc/>
    public override void Write(int slot, ulong value) => _engines[_places[slot].Engine].Write(_places[slot].Slot, value);

    /// <inheritdoc/>
    public override void Write(int slot, ReadOnlySpan<ulong> limbs) => _engines[_places[slot].Engine].Write(_places[slot].Slot, limbs);

    /// <inheritdoc/>
    public override void ReadMemory(int slot, int address, Span<ulong> limbs) =>
        _engines[_places[slot].Engine].ReadMemory(_places[slot].Slot, address, limbs);

    /// <inheritdoc/>
    public override void WriteMemory(int slot, int address, ReadOnlySpan<ulong> limbs) =>
        _engines[_places[slot].Engine].WriteMemory(_places[slot].Slot, address, limbs);

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        for (var i = 0; i < _engines.Length; i++)
        {
            if (Array.IndexOf(_domains[i], domain) is >= 0 and var own)
                _engines[i].SetReset(own, active);
        }
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        for (var i = 0; i < _engines.Length; i++)
        {
            var own = 0u;
            for (var domain = 0; domain < _domains[i].Length; domain++)
                own |= (domains >> _domains[i][domain] & 1) << domain;
            if (own != 0)
                _engines[i].Tick(own, cycles);
        }
        Cycle += cycles;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CheckFailure> TakeFailures() =>
        [.. _engines.SelectMany((engine, i) => engine.TakeFailures().Select(failure => failure with { Point = Moved(failure.Point, i) }))];

    /// <inheritdoc/>
    public override byte[] Checkpoint() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Restore(ReadOnlySpan<byte> checkpoint) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var engine in _engines)
            engine.Dispose();
        base.Dispose();
    }

    private CheckPoint Moved(CheckPoint point, int child)
    {
        var dot = point.Path.IndexOf('.');
        return point with { Path = $"{Design.Top.Name}.{Design.Top.Instances[child].Name}{(dot < 0 ? "" : point.Path[dot..])}" };
    }
}

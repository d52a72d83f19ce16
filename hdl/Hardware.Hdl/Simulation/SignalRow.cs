using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Simulation;

/// <summary>
/// Signals that are read together, side by side in one row of limbs, as a tracer, a checker or a benchmark wants them in every cycle. An
/// engine that can do better than reading them one by one overrides <see cref="Engine.Row"/>.
/// </summary>
public abstract class SignalRow
{
    private readonly int[] _starts;

    /// <summary>A row of some slots of signals.</summary>
    protected SignalRow(Design design, IReadOnlyList<int> slots)
    {
        Slots = slots;
        _starts = new int[slots.Count + 1];
        var limbs = new int[design.Top.SlotCount];
        Count(design.Top, 0, limbs);
        for (var i = 0; i < slots.Count; i++)
            _starts[i + 1] = _starts[i] + limbs[slots[i]];
    }

    /// <summary>Limbs of 64 bits of all signals together.</summary>
    public int Length => _starts[^1];

    /// <summary>The slots, in the order of the row.</summary>
    public IReadOnlyList<int> Slots { get; }

    /// <summary>The limb at which signal <paramref name="index"/> begins.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>All values as they are now, least significant limb first; valid until the engine is called again.</summary>
    public abstract ReadOnlySpan<ulong> Read();

    private static void Count(ModuleDef module, int start, int[] limbs)
    {
        foreach (var signal in module.Signals)
            limbs[start + module.SlotOf(signal)] = (signal.Shape.Width + 63) / 64;
        foreach (var instance in module.Instances)
        {
            for (var element = 0; element < instance.Count; element++)
                Count(instance.Module, start + module.SlotOf(instance, element), limbs);
        }
    }
}

/// <summary>A row whose signals are read one by one.</summary>
internal sealed class SeparateReads(Engine engine, IReadOnlyList<int> slots) : SignalRow(engine.Design, slots)
{
    private ulong[]? _values;

    public override ReadOnlySpan<ulong> Read()
    {
        _values ??= new ulong[Length];
        for (var i = 0; i < Slots.Count; i++)
            engine.Read(Slots[i], _values.AsSpan(StartOf(i)..StartOf(i + 1)));
        return _values;
    }
}

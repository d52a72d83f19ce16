using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <summary>One stream of values: what a VCD identifier code or an FST handle stands for. One or more <see cref="Variables"/>
/// name it.</summary>
public sealed class Signal
{
    private readonly List<Variable> _variables = [];
    private int _index;

    internal Signal(int index, int width, ValueKind kind)
    {
        _index = index;
        Width = width;
        Kind = kind;
    }

    /// <summary>Position in <see cref="WaveHierarchy.Signals"/>.</summary>
    public int Index { get => _index; internal set => _index = value; }

    /// <summary>Width in bits; 64 for a real, 0 for a text.</summary>
    public int Width { get; internal set; }

    /// <summary>Bits, real or text.</summary>
    public ValueKind Kind { get; }

    /// <summary>All names of the signal; the first is the original, the others are aliases.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>True when the changes of this signal were asked for and are stored.</summary>
    public bool IsLoaded => Stored is not null;

    /// <summary>Number of stored changes; 0 when not loaded.</summary>
    public long ChangeCount => Stored?.Count ?? 0;

    internal SignalChanges? Stored { get; set; }

    internal void Add(Variable variable) => _variables.Add(variable);

    internal void Remove(Variable variable) => _variables.Remove(variable);

    /// <summary>The value at a time (that of the last change at or before it); <see cref="ValueKind.None"/> before the first
    /// change.</summary>
    /// <param name="time">In units of the trace's timescale.</param>
    /// <exception cref="InvalidOperationException">The signal was not loaded.</exception>
    public WaveValue ValueAt(long time)
    {
        SignalChanges stored = Loaded();
        return stored.TryLastAtOrBefore(stored.Times.LastAtOrBefore(time), out int block, out int entry)
            ? stored.Value(in stored.Blocks[block], entry, Width)
            : WaveValue.Missing(Width);
    }

    /// <summary>The changes at times <paramref name="from"/> to <paramref name="to"/>, both included, in file order; walking them
    /// allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The signal was not loaded.</exception>
    public ChangeRange Changes(long from = long.MinValue, long to = long.MaxValue) => new(this, Loaded(), from, to);

    /// <summary>The times of the edges of bit 0 from <paramref name="from"/> to <paramref name="to"/>, both included; walking
    /// them allocates nothing.</summary>
    /// <remarks>An edge is a change between known values: x to 1 is none, and neither is the first value.</remarks>
    /// <exception cref="InvalidOperationException">The signal was not loaded.</exception>
    public EdgeRange Edges(EdgeKind kind, long from = long.MinValue, long to = long.MaxValue) => new(this, kind, from, to);

    /// <summary>The first name.</summary>
    public override string ToString() => _variables.Count > 0 ? _variables[0].ToString() : $"signal {Index}";

    private SignalChanges Loaded() => Stored ?? throw new InvalidOperationException(
        $"the changes of {this} were not loaded: name it in WaveOptions.Signals when opening the trace");
}

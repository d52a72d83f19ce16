using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Signals that are read together, side by side in one row of limbs: code made for just these computes all of them at once, as a tracer,
/// a checker or a benchmark wants them in every cycle.
/// </summary>
public sealed unsafe class SignalRow
{
    private readonly CompiledEngine _engine;
    private readonly CompiledCode _code;
    private readonly long _offset;
    private readonly int[] _starts;
    private long _version = -1;

    internal SignalRow(CompiledEngine engine, LoweredDesign design, StateLayout layout, ModelCompiler compiler, IReadOnlyList<int> slots)
    {
        _engine = engine;
        _starts = new int[slots.Count + 1];
        var nodes = slots.Select(slot => Limb(design, design.Nodes.Extract(design.SlotNodes[slot], design.SlotLanes[slot]))).ToList();
        for (var i = 0; i < nodes.Count; i++)
            _starts[i + 1] = _starts[i] + ((nodes[i].Width + 63) / 64);
        _offset = layout.TakeScratch(64 * Math.Max(1, _starts[^1]));
        _code = engine.Prepare(compiler.Settle(nodes.Select((node, i) => (node.Index, _offset + (8L * _starts[i])))));
    }

    // Values are stored as they will be loaded: a limb whose bytes were stored one by one would have to be waited for.
    private static Node Limb(LoweredDesign design, int node) =>
        design.Nodes[design.Nodes[node].Width < 64 ? design.Nodes.Resize(node, 64, signed: false) : node];

    /// <summary>The position in the row at which signal <paramref name="index"/> begins, in limbs of 64 bits.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>All values as they are now, least significant limb first; valid until the engine is called again.</summary>
    public ReadOnlySpan<ulong> Read()
    {
        if (_version != _engine.Version)
        {
            _version = _engine.Version;
            _code.Run(_engine.State, 1);
        }
        return new ReadOnlySpan<ulong>(_engine.State + _offset, _starts[^1]);
    }
}

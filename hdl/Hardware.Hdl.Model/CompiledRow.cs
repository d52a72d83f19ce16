using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using Hardware.Hdl.Simulation;

namespace Hardware.Hdl.Model;

/// <summary>
/// A row that code made for just these signals computes at once. The first reads are done one by one, since code for a few would cost more
/// than it saves.
/// </summary>
internal sealed unsafe class CompiledRow(
    CompiledEngine engine, SignalRow separate, LoweredDesign design, StateLayout layout, ModelCompiler compiler, IReadOnlyList<int> slots)
    : SignalRow(engine.Design, slots)
{
    private const int Patience = 32;

    private CompiledCode? _settle;
    private CompiledCode? _play;
    private long _offset = -1;
    private long _version = -1;
    private int _reads;

    public override ReadOnlySpan<ulong> Read()
    {
        if (_settle is null && _reads++ < Patience)
            return separate.Read();
        _settle ??= engine.Prepare(compiler.Settle(Values()));
        if (_version != engine.Version)
        {
            _settle.Run(engine.State, 1);
            _version = engine.Version;
        }
        return new ReadOnlySpan<ulong>(engine.State + _offset, Length);
    }

    /// <summary>Whether the code of <see cref="PlayCode"/> has been made.</summary>
    public bool HasPlayCode => _play is not null;

    /// <summary>Code of an edge of all domains that leaves the values before it in a table.</summary>
    public CompiledCode PlayCode()
    {
        if (_play is null)
        {
            var methods = compiler.Step(engine.AllDomains, Values());
            _play = engine.Prepare(methods, new PlayFrame(layout.InputRow, layout.InputBytes, _offset, 8L * Length));
        }
        return _play;
    }

    /// <summary>Whether this is a row of an engine.</summary>
    public bool IsOf(CompiledEngine other) => engine == other;

    private IEnumerable<(int Node, long Offset)> Values()
    {
        if (_offset < 0)
            _offset = layout.TakeScratch(64 * Math.Max(1, Length));
        return Slots.Select((slot, i) =>
            (Limb(design.Nodes.Extract(design.SlotNodes[slot], design.SlotLanes[slot])), _offset + (8L * StartOf(i))));
    }

    // Values are stored as they will be loaded: a limb whose bytes were stored one by one would have to be waited for.
    private int Limb(int node) => design.Nodes[node].Width < 64 ? design.Nodes.Resize(node, 64, signed: false) : node;
}

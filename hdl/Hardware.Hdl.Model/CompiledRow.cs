using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using Hardware.Hdl.Simulation;

namespace Hardware.Hdl.Model;

/// <summary>
/// A row that code made for just these signals computes at once. The first reads are done one by one, since code for a few would cost more
/// than it saves.
/// </summary>
internal sealed unsafe class CompiledRow(CompiledEngine engine, SignalRow separate, LoweredDesign design, StateLayout layout, ModelCompiler compiler, IReadOnlyList<int> slots)
    : SignalRow(engine.Design, slots)
{
    private const int Patience = 32;

    private CompiledCode? _code;
    private long _offset;
    private long _version = -1;
    private int _reads;

    public override ReadOnlySpan<ulong> Read()
    {
        if (_code is null && _reads++ < Patience)
            return separate.Read();
        if (_code is null)
            Compile();
        if (_version != engine.Version)
        {
            _version = engine.Version;
            _code!.Run(engine.State, 1);
        }
        return new ReadOnlySpan<ulong>(engine.State + _offset, Length);
    }

    private void Compile()
    {
        _offset = layout.TakeScratch(64 * Math.Max(1, Length));
        _code = engine.Prepare(compiler.Settle(Slots.Select((slot, i) =>
            (Limb(design.Nodes.Extract(design.SlotNodes[slot], design.SlotLanes[slot])), _offset + (8L * StartOf(i))))));
    }

    // Values are stored as they will be loaded: a limb whose bytes were stored one by one would have to be waited for.
    private int Limb(int node) => design.Nodes[node].Width < 64 ? design.Nodes.Resize(node, 64, signed: false) : node;
}

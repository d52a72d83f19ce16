using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>Makes the methods of a model: one clock edge of some domains, or the settling of some wires.</summary>
internal sealed class ModelCompiler(LoweredDesign design, StateLayout layout, ModelOptions options)
{
    private readonly Vectors _vectors = new();

    /// <summary>What happens at an edge of the domains whose bit is set, and the values of some nodes before it.</summary>
    public List<CodeMethod> Step(uint domains, IEnumerable<(int Node, long Offset)>? values = null)
    {
        var sinks = Kept(values ?? []);
        foreach (var check in design.Checks.Where(c => c.Domain < 0 || (domains >> c.Domain & 1) != 0))
            sinks.Add(new CheckSink(check));
        foreach (var register in design.Registers.Where(r => r.Next != r.Node && (domains >> r.Domain & 1) != 0))
            sinks.Add(new RegisterSink(register));
        foreach (var memory in design.Memories)
            foreach (var write in memory.Writes.Where(w => (domains >> w.Domain & 1) != 0))
                sinks.Add(new WriteSink(memory, write));
        var body = Emit(sinks, options.SkipRestingKernels || options.SkipRestingScalars);
        if (design.Checks.Count > 0)
        {
            var cycle = new Address(StateLayout.CycleOffset);
            body.Add(new Store(CodeType.UInt64, cycle, Word(WordOp.Add, new Load(CodeType.UInt64, cycle), Long(1))));
        }
        return Split(new CodeMethod("Step", "One clock edge.", body));
    }

    /// <summary>Computes nodes into scratch memory.</summary>
    public List<CodeMethod> Settle(IEnumerable<(int Node, long Offset)> values) =>
        Split(new CodeMethod("Settle", "Values of wires.",
            Emit(Kept(values), false)));

    private List<Sink> Kept(IEnumerable<(int Node, long Offset)> values) =>
        [.. values.Select(v => new KeepSink(v.Node, design.Nodes[v.Node].Space, v.Offset))];

    private List<CodeStmt> Emit(List<Sink> sinks, bool rests) => new StepBuilder(design, layout, options, _vectors, rests).Build(sinks);

    private List<CodeMethod> Split(CodeMethod method) => MethodSplitter.Split(method, options, type => layout.TakeScratch(type));
}

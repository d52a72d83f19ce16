using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>Scalar code: words in locals, wide values in scratch memory.</summary>
internal sealed class ScalarBackend(LoweredDesign design, StateLayout layout, Placement placement, ScalarValues values, WideValues wide)
    : Backend
{
    public override CodeExpr Condition(int node) => values.Value(node);

    public override void Compute(int node, List<CodeStmt> code)
    {
        if (design.Nodes[node].Width > 64)
            wide.Compute(design.Nodes[node], wide.OffsetOf(node), code);
        else
            code.Add(new SetLocal(values.LocalOf(node), values.Compute(design.Nodes[node])));
    }

    public override void Move(int target, int node, List<CodeStmt> code)
    {
        if (design.Nodes[target].Width > 64)
            wide.Copy(node, wide.OffsetOf(target), code);
        else
            code.Add(new SetLocal(values.LocalOf(target), values.Value(node)));
    }

    public override void Commit(StateRegister register, int node, List<CodeStmt> code) => Keep(layout.Registers[register.Index], node,
        code);

    public override void Keep(long offset, int node, List<CodeStmt> code)
    {
        var width = design.Nodes[node].Width;
        if (width > 64)
            wide.Copy(node, offset, code);
        else
            code.Add(new Store(CodeType.Storage(width), new Address(offset), values.Value(node)));
    }

    public override void Write(WriteSink sink, List<CodeStmt> code) => new MemoryWriter(design, layout, values, wide).Write(sink, code);

    public override void Record(StateCheck check, int node, List<CodeStmt> code) =>
        code.Add(new Branch(values.Value(node), CheckRecorder.Record(check.Check.Kind, Long((ulong)check.Sites[0])), []));

    // Lanes of registers are read here, but overwritten by kernels only, which come later.
    public override IEnumerable<int> RegistersRead(Node node) => node.Op == Op.Register ? [node.Index] : [];

    public override bool IsOld(int register) => values.IsReplaced(register) || wide.IsReplaced(register);

    public override void KeepOld(int register, List<CodeStmt> code)
    {
        var width = design.Nodes[register].Width;
        if (width > 64)
        {
            var copy = layout.TakeScratch(width);
            wide.Copy(register, copy, code);
            wide.Replace(register, copy);
            return;
        }
        var old = new Local(CodeType.Word(width), $"old{register}");
        code.Add(new SetLocal(old, values.Value(register)));
        values.Replace(register, new LocalValue(old));
    }

    public override void Forget(int register)
    {
        values.Restore(register);
        wide.Restore(register);
    }

    public override void Freeze(int node)
    {
        if (!placement.IsKept(node))
            values.Replace(node, new LocalValue(values.LocalOf(node)));
    }
}

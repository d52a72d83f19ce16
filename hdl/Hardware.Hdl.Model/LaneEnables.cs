using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Gives registers of lane spaces one enable: a register that keeps its value in some arm of nested choices by lanes is a choice between a
/// new value and its own, so that a block in which no lane changes it can be left alone.
/// </summary>
internal sealed class LaneEnables : DesignRewriter
{
    /// <summary>Choices of one register that are looked through; more would make enables that cost more than they save.</summary>
    private const int MostChoices = 16;

    private readonly Dictionary<int, int> _enabled = [];
    private int _choices;

    private LaneEnables(LoweredDesign design) : base(design)
    {
    }

    /// <summary>Splits the next values of wide registers into enables and values.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.SkipEmptyBlocks && options.JoinEnables && design.Spaces.Count > 1)
            new LaneEnables(design).Run();
    }

    // The nodes themselves stay as they are.
    protected override int Map(int node) => node;

    protected override int Rewrite(Node node) => node.Index;

    protected override void Rewrite(StateRegister register)
    {
        _enabled.Clear();
        // A register of one bit per lane is a word: writing it is cheaper than asking.
        if (register.Space > 0 && register.Width > 1)
            register.Next = Enabled(register.Next, register.Node);
    }

    // Both arms of a choice often lead to what came before it: what is known of that is not found out again.
    private int Enabled(int next, int own) =>
        _enabled.TryGetValue(next, out var known) ? known : _enabled[next] = FindEnabled(next, own);

    private int FindEnabled(int next, int own)
    {
        var node = Nodes[next];
        if (node.Op != Op.Mux)
            return next;
        if (Nodes[node.Operands[0]].Space == 0)
            return Nodes.Mux(node.Operands[0], Enabled(node.Operands[1], own), Enabled(node.Operands[2], own));
        _choices = 0;
        var (enable, value) = Split(next, own);
        return value is { } changed && _choices <= MostChoices ? Nodes.Mux(enable, changed, own) : next;
    }

    /// <summary>When a next value is not the register's own, and what it is then; no value where it always is.</summary>
    private (int Enable, int? Value) Split(int next, int own)
    {
        if (next == own)
            return (Nodes.Const(1, 0), null);
        var node = Nodes[next];
        if (node.Op != Op.Mux || Nodes[node.Operands[0]].Space == 0 || ++_choices > MostChoices)
            return (Nodes.Const(1, 1), next);
        var select = node.Operands[0];
        var (first, whenTrue) = Split(node.Operands[1], own);
        var (second, whenFalse) = Split(node.Operands[2], own);
        var enable = Nodes.Or(Nodes.And(select, first), Nodes.And(Nodes.Not(select), second));
        return (enable, whenTrue is { } a && whenFalse is { } b ? Nodes.Mux(select, a, b) : whenTrue ?? whenFalse);
    }
}

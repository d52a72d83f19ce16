using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Runs a combinational process on expressions instead of values: at its end every wire is one expression of what the process reads,
/// and every check has its path as part of its condition.
/// </summary>
internal sealed class PathExpressions(ModuleNames names)
{
    private Dictionary<Signal, Expr> _values = [];

    /// <summary>The wires driven, with the expressions they are.</summary>
    public IEnumerable<KeyValuePair<Signal, Expr>> Wires => _values.Where(v => v.Key.Kind == SignalKind.Wire).OrderBy(v => v.Key.Index);

    /// <summary>The checks met.</summary>
    public Block Checks { get; } = new();

    /// <summary>Runs statements.</summary>
    public void Run(IEnumerable<Stmt> body) => Run(body, null);

    /// <summary>Larger expressions that occur more than once, each with a wire for it.</summary>
    public IEnumerable<(Signal Wire, Expr Value)> Shared()
    {
        var counts = new Dictionary<Expr, int>(ReferenceEqualityComparer.Instance);
        var order = new List<Expr>();
        foreach (var (wire, value) in Wires)
            Visit(value);
        foreach (var check in Checks.OfType<Check>())
            Visit(check.Condition);
        foreach (var expr in order.Where(e => counts[e] > 1 && e is Mux or Binary or MemoryRead))
            yield return (new Signal(names.Unique(Purpose(expr)), expr.Shape, SignalKind.Wire), expr);

        void Visit(Expr expr)
        {
            counts[expr] = counts.GetValueOrDefault(expr) + 1;
            if (counts[expr] > 1)
                return;
            foreach (var operand in Statements.Operands(expr))
                Visit(operand);
            order.Add(expr);
        }
    }

    /// <summary>A name after the first local or memory that the value went through, else after a wire it ends in.</summary>
    private string Purpose(Expr expr) => _names.TryGetValue(expr, out var local) ? local
        : expr is MemoryRead read ? $"{read.Memory.Name}_word"
        : $"{Wires.FirstOrDefault(w => Statements.Nodes([w.Value]).Contains(expr)).Key?.Name ?? "checked"}_part";

    private readonly Dictionary<Expr, string> _names = new(ReferenceEqualityComparer.Instance);

    private void Run(IEnumerable<Stmt> body, Expr? path)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case Assign assign:
                    var value = Substitute(assign.Value);
                    _names.TryAdd(value, assign.Target.Name + (assign.Target.Kind == SignalKind.Wire ? "_part" : "_value"));
                    _values[assign.Target] = value;
                    break;
                case If choice:
                    Choose(Substitute(choice.Condition), choice.Then, choice.Else ?? [], path);
                    break;
                case Switch choice:
                    RunSwitch(choice, Substitute(choice.Subject), 0, path);
                    break;
                case Check check:
                    var condition = Substitute(check.Condition);
                    if (path is not null)
                    {
                        condition = check.Kind == CheckKind.Cover
                            ? new Binary(BinaryOp.And, path, condition)
                            : new Binary(BinaryOp.Or, new Unary(UnaryOp.Not, path), condition);
                    }
                    Checks.Add(new Check(check.Kind, condition, check.Message, check.Source));
                    break;
            }
        }
    }

    private void RunSwitch(Switch choice, Expr subject, int arm, Expr? path)
    {
        if (arm == choice.Arms.Count)
        {
            Run(choice.Default ?? [], path);
            return;
        }
        var taken = choice.Arms[arm].Labels.Select(l => (Expr)new Binary(BinaryOp.Equal, subject, l))
            .Aggregate((left, right) => new Binary(BinaryOp.Or, left, right));
        Choose(taken, p => Run(choice.Arms[arm].Body, p), p => RunSwitch(choice, subject, arm + 1, p), path);
    }

    private void Choose(Expr condition, IEnumerable<Stmt> then, IEnumerable<Stmt> otherwise, Expr? path) =>
        Choose(condition, p => Run(then, p), p => Run(otherwise, p), path);

    private void Choose(Expr condition, Action<Expr> then, Action<Expr> otherwise, Expr? path)
    {
        var before = _values;
        _values = new Dictionary<Signal, Expr>(before);
        then(path is null ? condition : new Binary(BinaryOp.And, path, condition));
        var whenTrue = _values;
        _values = new Dictionary<Signal, Expr>(before);
        var not = new Unary(UnaryOp.Not, condition);
        otherwise(path is null ? not : new Binary(BinaryOp.And, path, not));
        foreach (var (target, value) in whenTrue)
        {
            if (!_values.TryGetValue(target, out var whenFalse))
                whenFalse = new Const(BitVector.Zero(target.Shape.Width), target.Shape.Signed);
            _values[target] = value == whenFalse ? value : new Mux(condition, value, whenFalse);
        }
        foreach (var (target, value) in _values.ToList())
        {
            if (!whenTrue.ContainsKey(target))
                _values[target] = new Mux(condition, new Const(BitVector.Zero(target.Shape.Width), target.Shape.Signed), value);
        }
    }

    /// <summary>The expression with what its variables are at this point; shared nodes stay shared.</summary>
    private Expr Substitute(Expr root)
    {
        var done = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        return Visit(root);

        Expr Visit(Expr expr)
        {
            if (done.TryGetValue(expr, out var known))
                return known;
            Expr result = expr switch
            {
                SignalRef reference => _values.GetValueOrDefault(reference.Signal, reference),
                Unary unary => new Unary(unary.Op, Visit(unary.Operand)),
                Binary binary => new Binary(binary.Op, Visit(binary.Left), Visit(binary.Right)),
                Mux mux => new Mux(Visit(mux.Select), Visit(mux.WhenTrue), Visit(mux.WhenFalse)),
                Slice slice => new Slice(Visit(slice.Operand), slice.High, slice.Low),
                BitSelect bit => new BitSelect(Visit(bit.Operand), Visit(bit.Position)),
                Concat concat => new Concat([.. concat.Parts.Select(Visit)]),
                Resize resize => new Resize(Visit(resize.Operand), resize.Width),
                Reinterpret reinterpret => new Reinterpret(Visit(reinterpret.Operand), reinterpret.Shape.Signed),
                MemoryRead read => new MemoryRead(read.Memory, Visit(read.Address)),
                _ => expr,
            };
            return done[expr] = result;
        }
    }
}

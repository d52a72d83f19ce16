using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>Walks over statements: what a body assigns and reads, and a body with some of its statements left out.</summary>
internal static class Statements
{
    /// <summary>Every statement of a body, nested ones after the one that holds them.</summary>
    public static IEnumerable<Stmt> All(IEnumerable<Stmt> body)
    {
        foreach (var statement in body)
        {
            yield return statement;
            var inner = statement switch
            {
                If choice => choice.Then.Concat(choice.Else ?? []),
                Switch choice => choice.Arms.SelectMany(a => a.Body).Concat(choice.Default ?? []),
                _ => [],
            };
            foreach (var nested in All(inner))
                yield return nested;
        }
    }

    /// <summary>Signals a body assigns, in the order of their first assignment.</summary>
    public static IEnumerable<Signal> Targets(IEnumerable<Stmt> body) => All(body).OfType<Assign>().Select(a => a.Target).Distinct();

    /// <summary>Registers of a body that reset sets, in the order of their declaration.</summary>
    public static IEnumerable<Signal> Resettable(IEnumerable<Stmt> body) =>
        Targets(body).Where(s => s.Kind == SignalKind.Register && s.ResetValue is not null).OrderBy(s => s.Index);

    /// <summary>Expressions that a statement itself evaluates, nested statements left out.</summary>
    public static IEnumerable<Expr> Expressions(Stmt statement) => statement switch
    {
        Assign assign => [assign.Value],
        MemoryWrite { Mask: { } mask } write => [write.Address, write.Data, mask],
        MemoryWrite write => [write.Address, write.Data],
        If choice => [choice.Condition],
        Switch choice => [choice.Subject],
        Check check => [check.Condition],
        _ => [],
    };

    /// <summary>Nodes expressions are made of, operands first, each once however often it is shared.</summary>
    public static IReadOnlyList<Expr> Nodes(IEnumerable<Expr> roots)
    {
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var nodes = new List<Expr>();
        foreach (var root in roots)
            Visit(root);
        return nodes;

        void Visit(Expr node)
        {
            if (!seen.Add(node))
                return;
            foreach (var operand in Operands(node))
                Visit(operand);
            nodes.Add(node);
        }
    }

    /// <summary>Operands of a node.</summary>
    public static IReadOnlyList<Expr> Operands(Expr expr) => expr switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Mux mux => [mux.Select, mux.WhenTrue, mux.WhenFalse],
        Slice slice => [slice.Operand],
        BitSelect bit => [bit.Operand, bit.Position],
        Concat concat => concat.Parts,
        Resize resize => [resize.Operand],
        Reinterpret reinterpret => [reinterpret.Operand],
        MemoryRead read => [read.Address],
        _ => [],
    };

    /// <summary>Signals that expressions read.</summary>
    public static IEnumerable<Signal> Reads(params IEnumerable<Expr> roots) =>
        Nodes(roots).OfType<SignalRef>().Select(r => r.Signal).Distinct();

    /// <summary>The body with only the statements wanted, and the choices around them that are not empty.</summary>
    public static Block Keep(IEnumerable<Stmt> body, Func<Stmt, bool> wanted)
    {
        var kept = new Block();
        foreach (var statement in body)
        {
            switch (statement)
            {
                case If choice:
                    var then = Keep(choice.Then, wanted);
                    var otherwise = choice.Else is null ? null : Keep(choice.Else, wanted);
                    if (then.Count > 0 || otherwise is { Count: > 0 })
                        kept.Add(new If(choice.Condition, then, otherwise is { Count: > 0 } ? otherwise : null, choice.Source));
                    break;
                case Switch choice:
                    SwitchArm[] arms = [.. choice.Arms.Select(a => a with { Body = Keep(a.Body, wanted) })];
                    // Where the labels are all there are, a default is dead; tools trip over what is computed there.
                    var rest = choice.Default is null || IsComplete(choice) ? null : Keep(choice.Default, wanted);
                    if (arms.Any(a => a.Body.Count > 0) || rest is { Count: > 0 })
                        kept.Add(new Switch(choice.Subject, arms, rest, choice.Source));
                    break;
                default:
                    if (wanted(statement))
                        kept.Add(statement);
                    break;
            }
        }
        return kept;
    }

    /// <summary>Whether the labels of a choice are all the values its subject can have.</summary>
    public static bool IsComplete(Switch choice) =>
        choice.Subject.Width < 31 && choice.Arms.Sum(a => a.Labels.Count) == 1L << choice.Subject.Width;

    /// <summary>The body without assignments to locals that nothing in it reads.</summary>
    public static Block WithoutDeadLocals(Block body)
    {
        while (true)
        {
            var read = Reads(All(body).SelectMany(Expressions)).ToHashSet();
            if (All(body).OfType<Assign>().All(a => a.Target.Kind != SignalKind.Local || read.Contains(a.Target)))
                return body;
            body = Keep(body, s => s is not Assign { Target: { Kind: SignalKind.Local } local } || read.Contains(local));
        }
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>The ways through the IR that passes share: nodes of an expression, expressions of a statement, nested statements.</summary>
internal static class Traversal
{
    /// <summary>The expressions a statement evaluates itself; those of nested blocks not included.</summary>
    public static IReadOnlyList<Expr> Expressions(this Stmt statement) => statement switch
    {
        Assign s => [s.Value],
        MemoryWrite { Mask: { } mask } s => [s.Address, s.Data, mask],
        MemoryWrite s => [s.Address, s.Data],
        If s => [s.Condition],
        Switch s => [s.Subject],
        Check s => [s.Condition],
        _ => [],
    };

    /// <summary>Every statement of a block and of the blocks in it, in order.</summary>
    public static IEnumerable<Stmt> AllStatements(this Block block)
    {
        foreach (var statement in block)
        {
            yield return statement;
            foreach (var nested in statement.Blocks().SelectMany(AllStatements))
                yield return nested;
        }
    }

    /// <summary>The blocks directly inside a statement.</summary>
    public static IEnumerable<Block> Blocks(this Stmt statement) => statement switch
    {
        If { Else: { } otherwise } s => [s.Then, otherwise],
        If s => [s.Then],
        Switch s => s.Arms.Select(a => a.Body).Concat(s.Default is { } d ? [d] : []),
        _ => [],
    };

    /// <summary>
    /// Every node of an expression once, operands before the nodes that use them; <paramref name="seen"/> may span several expressions.
    /// </summary>
    public static void VisitOnce(Expr expr, HashSet<Expr> seen, Action<Expr> visit)
    {
        if (!seen.Add(expr))
            return;
        foreach (var operand in ExprRewriter.Operands(expr))
            VisitOnce(operand, seen, visit);
        visit(expr);
    }

    /// <summary>The same block with every statement's own expressions replaced.</summary>
    public static Block MapExpressions(this Block block, Func<Expr, Expr> map) => new(block.Select(statement => statement switch
    {
        Assign s => new Assign(s.Target, map(s.Value), s.Source),
        MemoryWrite s => new MemoryWrite(s.Memory, map(s.Address), map(s.Data), s.Mask is null ? null : map(s.Mask), s.Source),
        If s => new If(map(s.Condition), s.Then.MapExpressions(map), s.Else?.MapExpressions(map), s.Source),
        Switch s => new Switch(map(s.Subject),
            [.. s.Arms.Select(a => a with { Body = a.Body.MapExpressions(map) })], s.Default?.MapExpressions(map), s.Source),
        Check s => new Check(s.Kind, map(s.Condition), s.Message, s.Source),
        _ => statement,
    }));
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Removes statements that cannot have an effect: branches under a constant condition, choices without statements, and assignments of
/// variables that nothing reads, and processes without an effect. Signals stay, with their positions.
/// </summary>
public static class RemoveDeadCode
{
    /// <summary>Shortens every process of a design, in place.</summary>
    public static void Run(Design design)
    {
        foreach (var module in design.Modules)
        {
            var processes = module.Processes.Select(p => With(p, WithoutConstantChoices(p.Body))).ToList();
            for (var removed = true; removed;)
            {
                var read = ReadLocals(processes);
                bool Unread(Stmt s) => s is Assign { Target: { Kind: SignalKind.Local } target } && !read.Contains(target);
                removed = processes.Any(p => p.Body.AllStatements().Any(Unread));
                processes = [.. processes.Select(p => With(p, Without(p.Body, Unread)))];
            }
            module.ReplaceProcesses(processes.Where(HasEffect));
        }
    }

    /// <summary>Whether a process does anything that is seen outside it: its locals alone are not.</summary>
    private static bool HasEffect(Process process) =>
        process.Body.AllStatements().Any(s => s is Assign { Target.Kind: not SignalKind.Local } or MemoryWrite or Check);

    private static Process With(Process process, Block body) => new(process.Name, process.Kind, body, process.Domain, process.Source);

    private static Block WithoutConstantChoices(Block block) => new(block.SelectMany<Stmt, Stmt>(statement => statement switch
    {
        If { Condition: Const c } s => WithoutConstantChoices(c.Value.IsZero ? s.Else ?? [] : s.Then),
        If s => [new If(s.Condition, WithoutConstantChoices(s.Then), s.Else is null ? null : WithoutConstantChoices(s.Else), s.Source)],
        Switch { Subject: Const c } s => WithoutConstantChoices(
            s.Arms.FirstOrDefault(a => a.Labels.Any(l => l.Value == c.Value))?.Body ?? s.Default ?? []),
        Switch s => [new Switch(s.Subject, [.. s.Arms.Select(a => a with { Body = WithoutConstantChoices(a.Body) })],
            s.Default is null ? null : WithoutConstantChoices(s.Default), s.Source)],
        _ => [statement],
    }));

    private static HashSet<Signal> ReadLocals(IEnumerable<Process> processes)
    {
        var read = new HashSet<Signal>();
        var seen = new HashSet<Expr>();
        foreach (var expr in processes.SelectMany(p => p.Body.AllStatements()).SelectMany(s => s.Expressions()))
        {
            Traversal.VisitOnce(expr, seen, node =>
            {
                if (node is SignalRef { Signal: { Kind: SignalKind.Local } local })
                    read.Add(local);
            });
        }
        return read;
    }

    /// <summary>The block without the statements meant, and without the choices that this leaves empty.</summary>
    private static Block Without(Block block, Func<Stmt, bool> unwanted) =>
        new(block.Where(s => !unwanted(s)).SelectMany(s => Shorten(s, unwanted)));

    private static IEnumerable<Stmt> Shorten(Stmt statement, Func<Stmt, bool> unwanted)
    {
        switch (statement)
        {
            case If s:
                var (then, otherwise) = (Without(s.Then, unwanted), s.Else is null ? null : Without(s.Else, unwanted));
                if (otherwise is { Count: 0 })
                    otherwise = null;
                return then.Count == 0 && otherwise is null ? [] : [new If(s.Condition, then, otherwise, s.Source)];
            case Switch s:
                var arms = s.Arms.Select(a => a with { Body = Without(a.Body, unwanted) }).ToList();
                var rest = s.Default is null ? null : Without(s.Default, unwanted);
                var isEmpty = arms.All(a => a.Body.Count == 0) && rest is null or { Count: 0 };
                return isEmpty ? [] : [new Switch(s.Subject, arms, rest, s.Source)];
            default:
                return [statement];
        }
    }
}

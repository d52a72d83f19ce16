using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Finds where <c>break</c>, <c>continue</c> and <c>return</c> go, and which loops, switches and functions need a frame: those that
/// some path leaves early because a signal says so. All others stay plain C#.
/// </summary>
internal sealed class Jumps
{
    private readonly BindingTime _time;
    private readonly HashSet<SyntaxNode> _framed = [];

    public Jumps(BindingTime time, SyntaxNode member)
    {
        _time = time;
        var functions = member.DescendantNodesAndSelf().Where(n => IsFunction(n) || n == member).ToList();
        foreach (var function in functions)
            Plan(function);
    }

    /// <summary>Whether a loop, switch statement or function needs a frame.</summary>
    public bool IsFramed(SyntaxNode target) => _framed.Contains(target);

    /// <summary>The jump statements of a function or statement, not those of functions nested in it.</summary>
    public static IEnumerable<StatementSyntax> Within(SyntaxNode node) => node
        .DescendantNodesAndSelf(n => n == node || !IsFunction(n))
        .OfType<StatementSyntax>()
        .Where(s => s is BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax);

    /// <summary>The loop or switch a break or continue belongs to; null for a return, which belongs to the function.</summary>
    public static SyntaxNode? TargetOf(StatementSyntax jump) => jump switch
    {
        BreakStatementSyntax => jump.Ancestors().FirstOrDefault(a => IsLoop(a) || a is SwitchStatementSyntax || IsFunction(a)),
        ContinueStatementSyntax => jump.Ancestors().FirstOrDefault(a => IsLoop(a) || IsFunction(a)),
        _ => null,
    };

    public static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Whether a break only marks the end of its switch section.</summary>
    public static bool EndsSection(StatementSyntax jump) =>
        jump is BreakStatementSyntax && jump.Parent switch
        {
            SwitchSectionSyntax section => section.Statements.Last() == jump,
            BlockSyntax { Parent: SwitchSectionSyntax outer } block =>
                block.Statements.Last() == jump && outer.Statements.Last() == block,
            _ => false,
        };

    private void Plan(SyntaxNode function)
    {
        var jumps = Within(function).ToList();
        foreach (var jump in jumps)
        {
            if (TargetOf(jump) is not { } target || EndsSection(jump))
                continue;
            // Every other break of a signal switch skips the rest of its section on this path only.
            if (target is SwitchStatementSyntax choice ? _time.IsSignalSwitch(choice) : IsUnderSignal(jump, target))
                _framed.Add(target);
        }
        // In a framed loop some paths have gone on to the next iteration: a return there is for the others only.
        var returns = jumps.OfType<ReturnStatementSyntax>();
        if (returns.Any(r => IsUnderSignal(r, function) || r.Ancestors().TakeWhile(a => a != function).Any(_framed.Contains)))
            _framed.Add(function);
    }

    private bool IsUnderSignal(SyntaxNode jump, SyntaxNode target)
    {
        for (var (child, parent) = (jump, jump.Parent); parent is not null && child != target; child = parent, parent = parent.Parent)
        {
            if (parent == target)
                return false;
            if (parent is IfStatementSyntax choice && child != choice.Condition && _time.IsSignal(choice.Condition))
                return true;
            if (parent is SwitchStatementSyntax statement && child != statement.Expression && _time.IsSignalSwitch(statement))
                return true;
        }
        return false;
    }
}

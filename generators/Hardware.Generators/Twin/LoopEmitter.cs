using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Writes loops, which run at elaboration. One that a signal may leave early, or whose iteration it may cut short, gets a frame around
/// the whole and one around each iteration, where the jumps arrive.
/// </summary>
internal sealed class LoopEmitter(FunctionEmitter function)
{
    private ExpressionRewriter Expressions => function.Context.Expressions;

    public void Emit(StatementSyntax loop)
    {
        var framed = function.Context.Jumps.IsFramed(loop);
        var (leave, next) = framed ? function.EnterFrame(loop) : ("", null);
        if (framed)
        {
            function.Writer.Open();
            function.Writer.Line($"var {leave} = __b.Enter();");
        }
        Head(loop);
        function.Writer.Open();
        if (framed)
            function.Writer.Line($"var {next} = __b.Enter();");
        function.Region(BodyOf(loop));
        if (framed)
            function.Writer.Line($"__b.Exit({next});");
        if (framed || LeavesFunction(loop))
            function.Writer.Line("if (__b.IsDead) break; // no path goes on to another iteration");
        function.Writer.Close();
        if (loop is DoStatementSyntax { Condition: var condition })
            function.Mapped(condition, "while (", Expressions.Rewrite(condition) + ");");
        if (framed)
        {
            function.Writer.Line($"__b.Exit({leave});");
            function.Writer.Close();
        }
    }

    private static StatementSyntax BodyOf(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax statement => statement.Statement,
        CommonForEachStatementSyntax statement => statement.Statement,
        WhileStatementSyntax statement => statement.Statement,
        _ => ((DoStatementSyntax)loop).Statement,
    };

    private void Head(StatementSyntax loop)
    {
        switch (loop)
        {
            case ForStatementSyntax statement:
                var start = statement.Declaration is { } declaration
                    ? Expressions.Copy(declaration)
                    : string.Join(", ", statement.Initializers.Select(Expressions.Rewrite));
                var condition = statement.Condition is { } test ? Expressions.Rewrite(test) : "";
                var steps = string.Join(", ", statement.Incrementors.Select(Expressions.Rewrite));
                Head(loop, statement.CloseParenToken, $"for ({start}; {condition}; {steps})");
                break;
            case ForEachStatementSyntax statement:
                var element = $"{ExpressionRewriter.Flatten(statement.Type)} {statement.Identifier.Text}";
                Head(loop, statement.CloseParenToken, $"foreach ({element} in {Expressions.Rewrite(statement.Expression)})");
                break;
            case ForEachVariableStatementSyntax statement:
                Head(loop, statement.CloseParenToken,
                    $"foreach ({ExpressionRewriter.Flatten(statement.Variable)} in {Expressions.Rewrite(statement.Expression)})");
                break;
            case WhileStatementSyntax statement:
                Head(loop, statement.CloseParenToken, $"while ({Expressions.Rewrite(statement.Condition)})");
                break;
            default:
                function.Writer.Line("do");
                break;
        }
    }

    private void Head(StatementSyntax loop, SyntaxToken end, string text) => function.Writer.Mapped(
        Text.Span.Of(loop.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(loop.SpanStart, end.Span.End)), "", text);

    private bool LeavesFunction(StatementSyntax loop)
    {
        var owner = loop.Ancestors().First(a => Jumps.IsFunction(a) || a is MemberDeclarationSyntax or AccessorDeclarationSyntax);
        return function.Context.Jumps.IsFramed(owner) && Jumps.Within(loop).Any(j => j is ReturnStatementSyntax);
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Patterns over signals become comparisons; switch expressions over them become chains of two-way choices.</summary>
internal sealed class PatternRewriter(MemberContext context)
{
    /// <summary>Whether a subject matches a pattern.</summary>
    public Condition Test(Subject subject, PatternSyntax pattern)
    {
        switch (pattern)
        {
            case DiscardPatternSyntax or VarPatternSyntax { Designation: DiscardDesignationSyntax }:
                return Condition.Always;
            case ParenthesizedPatternSyntax inner:
                return Test(subject, inner.Pattern);
            case UnaryPatternSyntax negated when subject.IsSignal:
                return Test(subject, negated.Pattern).Not();
            case BinaryPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.OrKeyword } either when subject.IsSignal:
                return Test(subject, either.Left).Or(Test(subject, either.Right));
            case BinaryPatternSyntax both when subject.IsSignal:
                return Test(subject, both.Left).And(Test(subject, both.Right));
            case RecursivePatternSyntax { PositionalPatternClause: { } clause } when subject is { IsSignal: true, Items: { } items }:
                return items.Zip(clause.Subpatterns, (item, one) => Test(item, one.Pattern))
                    .Aggregate(Condition.Always, (all, one) => all.And(one));
            case ConstantPatternSyntax constant when subject.IsSignal:
                return Equal(subject, constant.Expression);
            case RelationalPatternSyntax relation when subject.IsSignal:
                var number = subject.IsEnum ? ".AsUInt()" : "";
                var bound = context.Expressions.Operand(relation.Expression);
                return new($"({subject.Text}{number} {relation.OperatorToken.Text} {bound}{number})", true);
            default:
                // Of a signal, the text stays, so that the compiler reports what has no meaning in hardware on the user's line.
                return new($"({subject.Text} is {context.Expressions.Rewrite(pattern)})", subject.IsSignal);
        }
    }

    /// <summary>Whether a subject equals a case label.</summary>
    public Condition Equal(Subject subject, ExpressionSyntax label) => label.Kind() switch
    {
        _ when !subject.IsSignal => new($"{subject.Text} is {context.Expressions.Rewrite(label)}", false),
        SyntaxKind.TrueLiteralExpression => new(subject.Text, true),
        SyntaxKind.FalseLiteralExpression => new($"!{subject.Text}", true),
        _ => new($"({subject.Text} == {context.Expressions.Operand(label)})", true),
    };

    /// <summary>A condition written as an expression.</summary>
    public Condition Guard(ExpressionSyntax? condition) =>
        condition is null ? Condition.Always : new(context.Expressions.Operand(condition), context.Time.IsSignal(condition));

    /// <summary>The constants a pattern lists, all joined by <c>or</c>; null when it is any other pattern.</summary>
    public static List<ExpressionSyntax>? Labels(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => [constant.Expression],
        ParenthesizedPatternSyntax inner => Labels(inner.Pattern),
        BinaryPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.OrKeyword } either
            when Labels(either.Left) is { } left && Labels(either.Right) is { } right => [.. left, .. right],
        _ => null,
    };

    /// <summary><c>x is pattern</c> over a signal.</summary>
    public string Is(IsPatternExpressionSyntax test)
    {
        var named = new List<(string, string)>();
        return Subject.Around(Test(Subject.Of(context, test.Expression, named), test.Pattern).Bit, named);
    }

    /// <summary>A switch expression in which signals choose.</summary>
    public string Switch(SwitchExpressionSyntax choice)
    {
        var expressions = context.Expressions;
        var type = expressions.ConvertedType(choice);
        var typeName = expressions.TypeOf(choice);
        var named = new List<(string, string)>();
        var subject = Subject.Of(context, choice.GoverningExpression, named);
        // An arm that throws says that it is never reached; hardware has nothing to do there.
        var arms = choice.Arms.Where(arm => arm.Expression is not ThrowExpressionSyntax).ToList();
        var text = "";
        for (var i = arms.Count - 1; i >= 0; i--)
        {
            var value = expressions.Rewrite(arms[i].Expression);
            if (text.Length == 0)
            {
                text = value;
                continue;
            }
            var condition = Test(subject, arms[i].Pattern).And(Guard(arms[i].WhenClause?.Condition));
            text = condition.IsAlways ? value
                : condition.IsSignal ? expressions.Mux(type, typeName, condition.Text, value, text)
                : $"({condition.Text} ? {value} : {text})";
        }
        return Subject.Around(text, named);
    }
}

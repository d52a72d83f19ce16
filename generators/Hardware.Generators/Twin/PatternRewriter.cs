using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Patterns over signals become comparisons; switch expressions over them become chains of two-way choices.</summary>
internal sealed class PatternRewriter(MemberContext context)
{
    /// <summary>A condition: its text, and whether it is a Bit or a C# bool.</summary>
    public readonly struct Condition(string text, bool isSignal)
    {
        public string Text { get; } = text;

        public bool IsSignal { get; } = isSignal;

        public bool IsAlways => Text == "true" && !IsSignal;

        public string Bit => IsSignal ? Text : $"(Bit)({Text})";

        public Condition And(Condition other) => IsAlways ? other
            : other.IsAlways ? this
            : !IsSignal && !other.IsSignal ? new($"({Text} && {other.Text})", false)
            : !IsSignal ? new($"({Text} ? {other.Text} : (Bit)false)", true)
            : new($"({Text} & {other.Bit})", true);

        public Condition Or(Condition other) => IsAlways || other.IsAlways ? new("true", false)
            : !IsSignal && !other.IsSignal ? new($"({Text} || {other.Text})", false)
            : !IsSignal ? new($"({Text} ? (Bit)true : {other.Text})", true)
            : new($"({Text} | {other.Bit})", true);

        public Condition Not() => new($"!({Text})", IsSignal);
    }

    private static readonly Condition Always = new("true", false);

    /// <summary>Whether a value matches a pattern.</summary>
    public Condition Test(ExpressionSyntax subject, PatternSyntax pattern)
    {
        while (subject is ParenthesizedExpressionSyntax inner)
            subject = inner.Expression;
        return subject is TupleExpressionSyntax tuple
            ? TestItems(tuple, pattern)
            : Test(context.Expressions.Operand(subject), context.Time.IsSignal(subject), pattern, subject);
    }

    // The items of a tuple are tested one by one, so that each may be hardware or C#.
    private Condition TestItems(TupleExpressionSyntax tuple, PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => TestItems(tuple, inner.Pattern),
        UnaryPatternSyntax negated => TestItems(tuple, negated.Pattern).Not(),
        BinaryPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.OrKeyword } either => TestItems(tuple, either.Left).Or(TestItems(tuple, either.Right)),
        BinaryPatternSyntax both => TestItems(tuple, both.Left).And(TestItems(tuple, both.Right)),
        RecursivePatternSyntax { PositionalPatternClause: { } items } => tuple.Arguments
            .Zip(items.Subpatterns, (value, item) => Test(value.Expression, item.Pattern))
            .Aggregate(Always, (all, one) => all.And(one)),
        DiscardPatternSyntax or VarPatternSyntax => Always,
        _ => new Condition($"{context.Expressions.Rewrite(tuple)} is {ExpressionRewriter.Flatten(pattern)}", false),
    };

    /// <summary>Whether a value equals a case label.</summary>
    public Condition Test(ExpressionSyntax subject, ExpressionSyntax label) => context.Time.IsSignal(subject)
        ? Equal(context.Expressions.Operand(subject), label)
        : new Condition($"{context.Expressions.Operand(subject)} is {context.Expressions.Rewrite(label)}", false);

    /// <summary>Whether a value matches a pattern, given the value's text.</summary>
    public Condition Test(string subject, bool isSignal, PatternSyntax pattern, ExpressionSyntax source)
    {
        if (!isSignal && pattern is not DiscardPatternSyntax)
            return new Condition($"{subject} is {context.Expressions.Rewrite(pattern)}", false);
        switch (pattern)
        {
            case DiscardPatternSyntax or VarPatternSyntax:
                return Always;
            case ParenthesizedPatternSyntax inner:
                return Test(subject, isSignal, inner.Pattern, source);
            case ConstantPatternSyntax constant:
                return Equal(subject, constant.Expression);
            case RelationalPatternSyntax relation:
                return Symbols.IsEnum(context.Model.GetTypeInfo(source).Type)
                    ? new Condition($"({subject}.AsUInt() {relation.OperatorToken.Text} {context.Expressions.Operand(relation.Expression)}.AsUInt())", true)
                    : new Condition($"({subject} {relation.OperatorToken.Text} {context.Expressions.Operand(relation.Expression)})", true);
            case UnaryPatternSyntax negated:
                return Test(subject, isSignal, negated.Pattern, source).Not();
            case BinaryPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.OrKeyword } either:
                return Test(subject, isSignal, either.Left, source).Or(Test(subject, isSignal, either.Right, source));
            case BinaryPatternSyntax both:
                return Test(subject, isSignal, both.Left, source).And(Test(subject, isSignal, both.Right, source));
            default:
                // The text stays, so that the compiler reports what has no meaning in hardware on the user's line.
                return new Condition($"({subject} is {ExpressionRewriter.Flatten(pattern)})", true);
        }
    }

    private Condition Equal(string subject, ExpressionSyntax constant) => constant.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => new Condition(subject, true),
        SyntaxKind.FalseLiteralExpression => new Condition($"!{subject}", true),
        _ => new Condition($"({subject} == {context.Expressions.Operand(constant)})", true),
    };

    /// <summary>A condition written as an expression.</summary>
    public Condition Guard(ExpressionSyntax? condition) =>
        condition is null ? Always : new Condition(context.Expressions.Operand(condition), context.Time.IsSignal(condition));

    /// <summary>The constants a pattern lists, all joined by <c>or</c>; null when it is any other pattern.</summary>
    public static System.Collections.Generic.List<ExpressionSyntax>? Labels(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ConstantPatternSyntax constant:
                return [constant.Expression];
            case ParenthesizedPatternSyntax inner:
                return Labels(inner.Pattern);
            case BinaryPatternSyntax { OperatorToken.RawKind: (int)SyntaxKind.OrKeyword } either when Labels(either.Left) is { } left && Labels(either.Right) is { } right:
                return [.. left, .. right];
            default:
                return null;
        }
    }

    /// <summary>A switch expression in which signals choose.</summary>
    public string Switch(SwitchExpressionSyntax choice)
    {
        var expressions = context.Expressions;
        var type = expressions.ConvertedType(choice);
        var typeName = expressions.TypeOf(choice);
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
            var condition = Test(choice.GoverningExpression, arms[i].Pattern).And(Guard(arms[i].WhenClause?.Condition));
            text = condition.IsAlways ? value
                : condition.IsSignal ? expressions.Mux(type, typeName, condition.Text, value, text)
                : $"({condition.Text} ? {value} : {text})";
        }
        return text;
    }
}

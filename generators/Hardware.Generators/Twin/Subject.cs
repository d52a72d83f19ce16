using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>What a pattern is matched against: one value, or the items of a tuple, each of which may be hardware or C#.</summary>
/// <param name="Text">The value in the twin.</param>
/// <param name="IsSignal">Whether it is hardware.</param>
/// <param name="IsEnum">Whether it is an enum.</param>
/// <param name="Items">Of a tuple, its items; null for a single value.</param>
internal sealed record Subject(string Text, bool IsSignal, bool IsEnum, IReadOnlyList<Subject>? Items)
{
    /// <summary>
    /// The subject an expression is. One that takes more than a name to say is computed once under a name of its own, which
    /// <paramref name="named"/> receives with its text.
    /// </summary>
    public static Subject Of(MemberContext context, ExpressionSyntax expression, List<(string Name, string Text)> named)
    {
        while (expression is ParenthesizedExpressionSyntax inner)
            expression = inner.Expression;
        if (expression is TupleExpressionSyntax tuple)
        {
            var items = tuple.Arguments.Select(argument => Of(context, argument.Expression, named)).ToList();
            return new Subject($"({string.Join(", ", items.Select(i => i.Text))})", items.Any(i => i.IsSignal), false, items);
        }
        var text = context.Expressions.Operand(expression);
        if (!IsSimple(expression))
        {
            named.Add((context.NewName("subject"), text));
            text = named[named.Count - 1].Name;
        }
        return new Subject(text, context.Time.IsSignal(expression), Symbols.IsEnum(context.Model.GetTypeInfo(expression).Type), null);
    }

    /// <summary>An expression in which the names stand for their values.</summary>
    public static string Around(string text, List<(string Name, string Text)> named)
    {
        foreach (var (name, value) in Enumerable.Reverse(named))
            text = $"({value} is var {name} ? {text} : default)";
        return text;
    }

    private static bool IsSimple(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsSimple(access.Expression),
        _ => false,
    };
}

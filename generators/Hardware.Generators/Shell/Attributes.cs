using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hardware.Generators.Shell;

/// <summary>Finds attributes by the text of their name, and the expressions in their arguments.</summary>
internal static class Attributes
{
    public static IEnumerable<AttributeSyntax> All(MemberDeclarationSyntax member, string name) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => NameOf(attribute) == name);

    public static AttributeSyntax? Find(MemberDeclarationSyntax member, string name) => All(member, name).FirstOrDefault();

    public static bool Has(MemberDeclarationSyntax member, string name) => All(member, name).Any();

    /// <summary>The last part of an attribute's name, without <c>Attribute</c> at its end.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
            SimpleNameSyntax simple => simple.Identifier.Text,
            _ => "",
        };
        const string suffix = "Attribute";
        return name.EndsWith(suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    /// <summary>The argument without a property's name at a position.</summary>
    public static ExpressionSyntax? Positional(AttributeSyntax attribute, int index) =>
        attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).ElementAtOrDefault(index)?.Expression;

    /// <summary>The argument that sets a property.</summary>
    public static ExpressionSyntax? Named(AttributeSyntax attribute, string property) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == property)?.Expression;

    /// <summary>
    /// The C# expression an argument stands for: what a string literal holds, what <c>nameof</c> names, or the argument itself.
    /// In a plain literal without escapes, its place is that of the text inside.
    /// </summary>
    public static ArgumentModel? Argument(ExpressionSyntax? expression)
    {
        switch (expression)
        {
            case null:
                return null;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                var token = literal.Token;
                var inner = TextSpan.FromBounds(token.SpanStart + 1, token.Span.End - 1);
                var plain = token.IsKind(SyntaxKind.StringLiteralToken) && token.Text == $"\"{token.ValueText}\"";
                return new(token.ValueText.Replace('\n', ' ').Replace('\r', ' '), Span.Of(literal.SyntaxTree, plain ? inner : token.Span));
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call:
                return new(string.Join(", ", call.ArgumentList.Arguments), Span.Of(call.ArgumentList));
            default:
                return new(expression.ToString(), Span.Of(expression));
        }
    }
}

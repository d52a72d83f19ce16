using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Analyzers;

/// <summary>The user's text as messages quote it.</summary>
internal static class Quote
{
    /// <summary>An expression on one line, cut when long.</summary>
    public static string Text(SyntaxNode syntax)
    {
        var text = Regex.Replace(syntax.ToString(), @"\s+", " ");
        return text.Length <= 48 ? text : text.Substring(0, 45) + "...";
    }

    /// <summary>An expression on which a member can be called: in parentheses where it needs them.</summary>
    public static string Receiver(SyntaxNode syntax) => NeedsParentheses(syntax) ? $"({Text(syntax)})" : Text(syntax);

    public static bool NeedsParentheses(SyntaxNode syntax) =>
        syntax is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax);

    /// <summary>"1 bit", "8 bits".</summary>
    public static string Bits(int count) => count == 1 ? "1 bit" : $"{count} bits";
}

using System;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>The plain text of a documentation comment, whether or not the project has the compiler parse them.</summary>
internal static class Documentation
{
    private static readonly Regex Summary = new("<summary>(.*?)</summary>", RegexOptions.Singleline);
    private static readonly Regex Reference = new("<(?:see|paramref|typeparamref|seealso)\\s+\\w+=\"([^\"]*)\"\\s*/>");
    private static readonly Regex Tag = new("<[^>]*>");
    private static readonly Regex Spaces = new("\\s+");

    /// <summary>The first sentence of the summary; empty when there is none.</summary>
    public static string FirstSentence(TypeDeclarationSyntax type)
    {
        var trivia = type.GetLeadingTrivia().ToFullString();
        if (!trivia.Contains("<summary>"))
            return "";
        var lines = trivia.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal));
        if (!(Summary.Match(string.Join(" ", lines.Select(line => line.Substring(3)))) is { Success: true } match))
            return "";
        var text = Reference.Replace(match.Groups[1].Value, m => LastPart(m.Groups[1].Value));
        text = Spaces.Replace(Tag.Replace(text, ""), " ").Trim()
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&amp;", "&");
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end >= 0 ? text.Substring(0, end) : text).TrimEnd('.');
    }

    private static string LastPart(string cref) => cref.Substring(cref.LastIndexOf('.') + 1);
}

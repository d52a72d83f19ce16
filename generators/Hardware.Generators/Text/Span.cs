using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hardware.Generators.Text;

/// <summary>A place in the user's file, as <c>#line</c> wants it: lines and columns from 1, the end exclusive.</summary>
internal sealed record Span(string File, int Line, int Column, int EndLine, int EndColumn)
{
    public static Span Of(SyntaxTree tree, TextSpan span)
    {
        var position = tree.GetLineSpan(span);
        return new Span(tree.FilePath, position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1,
            position.EndLinePosition.Line + 1, position.EndLinePosition.Character + 1);
    }

    public static Span Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    public static Span Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);
}

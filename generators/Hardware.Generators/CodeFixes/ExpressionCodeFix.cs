using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Hardware.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>
/// Mends an expression with the text its analyzer proposes: <c>.Truncate(n)</c>, <c>.Extend(n)</c>, <c>.AsSInt()</c>, <c>.Value</c>,
/// <c>UInt.Of(v, n)</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExpressionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL1001", "HDL1002", "HDL1003", "HDL1010", "HDL4016"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
                continue;
            var (text, mended) = diagnostic.Properties.TryGetValue(Fixes.AppendKey, out var append) && append is not null
                ? (append, Append(expression, append))
                : diagnostic.Properties.TryGetValue(Fixes.ReplaceKey, out var replace) && replace is not null
                    ? (replace, SyntaxFactory.ParseExpression(replace))
                : (null, null);
            if (text is null || mended is null)
                continue;
            context.RegisterCodeFix(CodeAction.Create($"Write {text}", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(expression, mended.WithTriviaFrom(expression)))), diagnostic.Id), diagnostic);
        }
    }

    private static ExpressionSyntax Append(ExpressionSyntax expression, string text)
    {
        var receiver = expression.WithoutTrivia().ToString();
        return SyntaxFactory.ParseExpression(Quote.NeedsParentheses(expression) ? $"({receiver}){text}" : receiver + text);
    }
}

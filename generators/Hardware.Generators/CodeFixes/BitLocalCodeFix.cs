using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>Declares a local that is given a Bit as Bit instead of bool.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BitLocalCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL4009"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node?.Parent is not EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration }
                || declaration.Type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword } type)
            {
                continue;
            }
            context.RegisterCodeFix(CodeAction.Create("Declare a Bit", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root!.ReplaceNode(type, SyntaxFactory.IdentifierName("Bit").WithTriviaFrom(type)))), diagnostic.Id), diagnostic);
        }
    }
}

using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Hardware.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>Replaces a signal's setter by the one its role asks for: <c>set;</c>, <c>private set;</c>, or none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AccessorCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL5009"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(Fixes.ReplaceKey, out var replacement) || replacement is null
                || root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
                || property.AccessorList is not { } accessors)
            {
                continue;
            }
            context.RegisterCodeFix(CodeAction.Create($"Write {replacement}",
                _ => Task.FromResult(context.Document.WithText(text.Replace(accessors.Span, replacement))), diagnostic.Id), diagnostic);
        }
    }
}

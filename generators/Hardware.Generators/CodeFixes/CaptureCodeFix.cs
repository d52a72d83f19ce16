using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>Puts [Comb] on the method, or [Wire] on the property, that captured code needs to see into.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CaptureCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL4007", "HDL4017"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FindMember(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } member)
                continue;
            var (attribute, name) = member is PropertyDeclarationSyntax property ? ("Wire", property.Identifier.Text)
                : ("Comb", ((MethodDeclarationSyntax)member).Identifier.Text);
            context.RegisterCodeFix(CodeAction.Create($"Put [{attribute}] on '{name}'", async cancel =>
            {
                var document = context.Document.Project.Solution.GetDocument(member.SyntaxTree)!;
                var text = await document.GetTextAsync(cancel).ConfigureAwait(false);
                return document.WithText(text.Replace(member.SpanStart, 0, $"[{attribute}] "));
            }, diagnostic.Id), diagnostic);
        }
    }

    /// <summary>The member that is used, or the one the place stands in.</summary>
    private static async Task<MemberDeclarationSyntax?> FindMember(Document document, Diagnostic diagnostic, CancellationToken cancel)
    {
        var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (diagnostic.Id == "HDL4017")
            return node?.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is MethodDeclarationSyntax or PropertyDeclarationSyntax);
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        var declared = node is null ? null
            : model!.GetSymbolInfo(node, cancel).Symbol?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        return declared is not null && document.Project.Solution.GetDocument(declared.SyntaxTree) is not null
            ? await declared.GetSyntaxAsync(cancel).ConfigureAwait(false) as MemberDeclarationSyntax
            : null;
    }
}

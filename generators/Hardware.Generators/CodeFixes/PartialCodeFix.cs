using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>Writes the missing <c>partial</c> on a module, a class around one, or a signal's property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PartialCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL5007", "HDL5008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MemberDeclarationSyntax member)
                continue;
            context.RegisterCodeFix(CodeAction.Create("Make it partial", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(member, WithPartial(member)))), diagnostic.Id), diagnostic);
        }
    }

    /// <summary><c>partial</c> comes last, right before <c>class</c> or the type; the first token keeps what stood before it.</summary>
    private static SyntaxNode WithPartial(MemberDeclarationSyntax member)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0)
            return member.WithModifiers(member.Modifiers.Add(partial));
        if (member is TypeDeclarationSyntax type)
        {
            var keyword = type.Keyword;
            return type.WithKeyword(keyword.WithLeadingTrivia())
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(keyword.LeadingTrivia)));
        }
        var property = (PropertyDeclarationSyntax)member;
        return property.WithType(property.Type.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(property.Type.GetLeadingTrivia())));
    }
}

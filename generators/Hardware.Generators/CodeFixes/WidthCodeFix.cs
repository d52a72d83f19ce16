using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.CodeFixes;

/// <summary>Gives a signal that has no width one of 8 bits, to start from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WidthCodeFix : CodeFixProvider
{
    private const string Default = "8";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL1011"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
                continue;
            var width = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(Default));
            var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
            var rest = arguments.Arguments.Count == 0 ? arguments.Arguments.Add(width)
                : arguments.Arguments.Replace(arguments.Arguments[0],
                    arguments.Arguments[0].WithLeadingTrivia(SyntaxFactory.Space)).Insert(0, width);
            context.RegisterCodeFix(CodeAction.Create($"Write a width of {Default} bits", _ =>
                Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(attribute, attribute.WithArgumentList(arguments.WithArguments(rest))))), diagnostic.Id), diagnostic);
        }
    }
}

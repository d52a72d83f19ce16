using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Rename;

namespace Hardware.Generators.CodeFixes;

/// <summary>
/// Renames what Verilog reserves, everywhere it is used: <c>output</c> becomes <c>outputSignal</c>, <c>_table</c> becomes
/// <c>_tableBlock</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["HDL5002"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not { } node
                || model!.GetDeclaredSymbol(node, context.CancellationToken) is not { } symbol)
                continue;
            var name = symbol.Name + (symbol is IPropertySymbol ? "Signal" : "Block");
            context.RegisterCodeFix(CodeAction.Create($"Rename to '{name}'",
                cancel => Renamer.RenameSymbolAsync(context.Document.Project.Solution, symbol, default, name, cancel), diagnostic.Id),
                    diagnostic);
        }
    }
}

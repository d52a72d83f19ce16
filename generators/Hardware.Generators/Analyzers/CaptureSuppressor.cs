using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// Silences CS9107 and CS9124 on modules: the generated part captures the parameters of the primary constructor by design, and the compiler
/// would complain in the user's file that a parameter is both captured and passed on or stored.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CaptureSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The generated part of a module captures its parameters by design.";
    private static readonly SuppressionDescriptor PassedToBase = new("HDLS001", "CS9107", Reason);
    private static readonly SuppressionDescriptor Stored = new("HDLS002", "CS9124", Reason);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [PassedToBase, Stored];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var node = diagnostic.Location.SourceTree?.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (node?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
                && context.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, context.CancellationToken) is INamedTypeSymbol symbol
                    && symbol.IsModule())
            {
                context.ReportSuppression(Suppression.Create(diagnostic.Id == PassedToBase.SuppressedDiagnosticId ? PassedToBase
                    : Stored, diagnostic));
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>An analyzer that looks at one signal's declaration at a time.</summary>
public abstract class SignalAnalyzer : DiagnosticAnalyzer
{
    private protected SignalAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol =>
        {
            var property = (IPropertySymbol)symbol.Symbol;
            if (SignalDeclaration.Of(property) is { } signal
                && signal.Attribute.ApplicationSyntaxReference?.GetSyntax(symbol.CancellationToken) is AttributeSyntax attribute)
            {
                Analyze(signal, attribute, new Reporter(symbol.ReportDiagnostic));
            }
        }, SymbolKind.Property);
    }

    private protected abstract void Analyze(SignalDeclaration signal, AttributeSyntax attribute, Reporter report);
}

using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4013: a [Clocked] method that something would have to call: with parameters, a result, type parameters, or static.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessSignatureAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4013");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol =>
        {
            var method = (IMethodSymbol)symbol.Symbol;
            if (method.Attribute("ClockedAttribute") is null)
                return;
            var has = method.Parameters.Length > 0 ? "has parameters" : !method.ReturnsVoid ? "returns something" : method.IsGenericMethod
                ? "has type parameters"
                : method.IsStatic ? "is static" : method.Attribute("CombAttribute") is not null ? "is [Comb] too" : null;
            if (has is not null)
            {
                new Reporter(symbol.ReportDiagnostic).Report(Rule, method.Locations[0],
                    $"'{method.Name}' is [Clocked] but {has}, and the clock neither gives nor takes anything: "
                    + $"write [Clocked] void {method.Name}()");
            }
        }, SymbolKind.Method);
    }
}

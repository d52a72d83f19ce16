using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>An analyzer that compares the members of one module with each other; it sees all parts of a partial class.</summary>
public abstract class ModuleAnalyzer : DiagnosticAnalyzer
{
    private protected ModuleAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolStartAction(start =>
        {
            var type = (INamedTypeSymbol)start.Symbol;
            if (!type.IsModule())
                return;
            var bodies = new ConcurrentBag<(ISymbol Owner, IOperation Body)>();
            start.RegisterOperationBlockAction(block =>
            {
                foreach (var operation in block.OperationBlocks)
                {
                    if (operation is IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation
                        && SymbolEqualityComparer.Default.Equals(block.OwningSymbol.ContainingType, type))
                    {
                        bodies.Add((block.OwningSymbol, operation));
                    }
                }
            });
            start.RegisterSymbolEndAction(end => Analyze(new ModuleBodies(type, bodies), new Reporter(end.ReportDiagnostic)));
        }, SymbolKind.NamedType);
    }

    private protected abstract void Analyze(ModuleBodies module, Reporter report);
}

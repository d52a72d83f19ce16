using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>An analyzer that looks at one captured body at a time.</summary>
public abstract class CapturedAnalyzer : DiagnosticAnalyzer
{
    private protected CapturedAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(block =>
        {
            if (CapturedMember.Of(block.OwningSymbol) is not { } member)
                return;
            foreach (var operation in block.OperationBlocks)
            {
                if (operation is IBlockOperation)
                    Analyze(new CapturedBody(member, operation), new Reporter(block.ReportDiagnostic));
            }
        });
    }

    private protected abstract void Analyze(CapturedBody body, Reporter report);
}

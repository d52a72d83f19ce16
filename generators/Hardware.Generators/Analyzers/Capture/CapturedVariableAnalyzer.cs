using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4011: a lambda uses a local signal that is reassigned; when the lambda runs decides which value it sees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedVariableAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4011");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var reassigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Operations)
        {
            foreach (var (target, _) in operation.Assignments())
            {
                if (target is ILocalReferenceOperation { IsDeclaration: false } local && local.Type.HoldsSignal())
                    reassigned.Add(local.Local);
            }
        }
        foreach (var lambda in body.Operations.OfType<IAnonymousFunctionOperation>())
        {
            foreach (var use in lambda.Body.SelfAndDescendants().OfType<ILocalReferenceOperation>())
            {
                if (!reassigned.Contains(use.Local) || use.Local.DeclaringSyntaxReferences.Any(d => lambda.Syntax.Span.Contains(d.Span)))
                    continue;
                report.Report(Rule, use.Syntax,
                    $"'{use.Local.Name}' is reassigned, so what this lambda sees of it depends on when it runs: "
                    + "copy it to a local that is assigned once, or use a for loop");
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4015: captured code uses a static variable; a module's hardware must follow from its parameters alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4015");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            ISymbol? state = operation switch
            {
                IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false } field } => field,
                IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: { IsInitOnly: false } } property } => property,
                _ => null,
            };
            if (state is not null)
            {
                report.Report(Rule, operation.Syntax,
                    $"'{state.Name}' is static and may change, but instances with equal parameters share one body: "
                    + "make it readonly or const, or a parameter of the module");
            }
        }
    }
}

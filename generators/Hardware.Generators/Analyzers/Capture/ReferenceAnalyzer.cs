using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4010: a signal passed by reference; a variable of the hardware has no address.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4010");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            if (operation is IArgumentOperation
                {
                    Parameter: { RefKind: RefKind.Ref or RefKind.Out } parameter,
                    Value: { } value
                } argument && value.Type.HoldsSignal())
            {
                var word = parameter.RefKind == RefKind.Ref ? "ref" : "out";
                report.Report(Rule, argument.Syntax,
                    $"'{parameter.Name}' takes a signal by {word}, but a variable of the hardware has no address: return it, "
                    + "several as a tuple");
            }
            else if (operation is IVariableDeclaratorOperation { Symbol: { IsRef: true } local } && local.Type.HoldsSignal())
            {
                report.Report(Rule, operation.Syntax,
                    $"'{local.Name}' refers to a signal, but a variable of the hardware has no address: copy the value, "
                    + "or use the signal itself");
            }
        }
    }
}

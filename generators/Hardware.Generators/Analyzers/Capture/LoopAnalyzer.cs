using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4002: a loop whose end depends on a signal; loops are unrolled while the hardware is built.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4002");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            var condition = operation switch
            {
                IForLoopOperation loop => loop.Condition,
                IWhileLoopOperation loop => loop.Condition,
                _ => null,
            };
            if (condition is not null && body.IsSignal(condition))
            {
                report.Report(Rule, condition.Syntax,
                    $"the loop is unrolled while the hardware is built but '{Quote.Text(condition.Syntax)}' depends on a signal: "
                    + "loop to a constant bound with if and break inside, or count in a register");
            }
        }
    }
}

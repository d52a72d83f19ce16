using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4012: a captured function calls itself and only a signal could end that; a recursion that C# ends, over a tree say, is fine.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecursionAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4012");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        if (body.Member.Symbol is not IMethodSymbol method || body.Operations.Any(o => EndsRecursion(o, body)))
            return;
        foreach (var call in body.Operations.OfType<IInvocationOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition))
            {
                report.Report(Rule, call.Syntax,
                    $"'{method.Name}' calls itself and no C# condition ends it, so elaboration never would: "
                    + "write a loop with a constant bound, or end it by an int parameter");
            }
        }
    }

    /// <summary>Any decision of C# may be the one that ends it.</summary>
    private static bool EndsRecursion(IOperation operation, CapturedBody body) => operation switch
    {
        IConditionalOperation choice => !body.IsSignal(choice.Condition),
        ISwitchExpressionOperation choice => !body.IsSignal(choice.Value),
        ISwitchOperation choice => !body.IsSignal(choice.Value),
        ILoopOperation or ICoalesceOperation or IConditionalAccessOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair =>
            !body.IsSignal(pair.LeftOperand),
        _ => false,
    };
}

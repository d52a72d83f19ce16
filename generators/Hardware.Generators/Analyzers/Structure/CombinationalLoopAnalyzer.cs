using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL2006: computed properties of one class that depend on each other in a circle. Loops through children are found at elaboration.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CombinationalLoopAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL2006");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        var computed = module.Captured.Where(b => b.Member.Kind == CaptureKind.Computed).ToList();
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var start in computed)
            Visit(start, []);

        void Visit(CapturedBody body, List<ISymbol> path)
        {
            var symbol = body.Member.Symbol;
            var at = path.FindIndex(s => SymbolEqualityComparer.Default.Equals(s, symbol));
            if (at >= 0)
            {
                var loop = path.Skip(at).ToList();
                var text = string.Join(" -> ", loop.Concat([symbol]).Select(s => s.Name));
                report.Report(Rule, symbol.Locations[0],
                    $"'{symbol.Name}' depends on itself, {text}: put a register into the path, or break the dependency");
                return;
            }
            if (!done.Add(symbol))
                return;
            path.Add(symbol);
            foreach (var next in Dependencies(body, module))
                Visit(next, path);
            path.RemoveAt(path.Count - 1);
        }
    }

    private static IEnumerable<CapturedBody> Dependencies(CapturedBody body, ModuleBodies module)
    {
        foreach (var read in body.Operations.OfType<IPropertyReferenceOperation>())
        {
            if (read.Instance is IInstanceReferenceOperation && module.BodyOf(read.Property) is { } next && IsWholeRead(read)
                && !DependsOnParameters(read, body))
                yield return next;
        }
    }

    /// <summary>A part of a word may well depend on another part of the same word.</summary>
    private static bool IsWholeRead(IPropertyReferenceOperation read) =>
        read.Parent is not (IInvocationOperation or IPropertyReferenceOperation) && read.Parent is not INameOfOperation;

    /// <summary>Under a condition that C# decides the read may not be there at all.</summary>
    private static bool DependsOnParameters(IOperation read, CapturedBody body)
    {
        for (var (child, parent) = (read, read.Parent);
            parent is not null && child != body.Block;
            (child, parent) = (parent, parent.Parent))
        {
            var undecided = parent switch
            {
                IConditionalOperation choice => child != choice.Condition && !body.IsSignal(choice.Condition),
                ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => !body.IsSignal(choice.Value),
                ISwitchCaseOperation { Parent: ISwitchOperation choice } => !body.IsSignal(choice.Value),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair =>
                    child == pair.RightOperand && !body.IsSignal(pair.LeftOperand),
                ILoopOperation or IAnonymousFunctionOperation => true,
                _ => false,
            };
            if (undecided)
                return true;
        }
        return false;
    }
}

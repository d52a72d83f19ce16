using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL1002: a signal chooses between values of different constant widths. Natively the width travels with the value, hardware has one
/// width; without this rule the two would silently differ in everything computed from the choice.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PathWidthAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1002");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var widths = new ConstantWidths(body.Block);
        var declared = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        var returns = new List<IOperation>();
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case IConditionalOperation { WhenFalse: { } whenFalse } choice when choice.Type.HoldsSignal()
                    && body.IsSignal(choice.Condition):
                    Compare([choice.WhenTrue, whenFalse]);
                    break;
                case ISwitchExpressionOperation choice when choice.Type.HoldsSignal() && body.IsSignal(choice.Value):
                    Compare(choice.Arms.Select(a => a.Value));
                    break;
                case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                    declared[declarator.Symbol] = initializer.Value;
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment
                    when declared.TryGetValue(local.Local, out var first) && body.ControllingSignal(assignment, local.Local) is not null:
                    Compare([first, assignment.Value]);
                    break;
                case IReturnOperation { ReturnedValue: { } result } when !CapturedBody.IsInFunction(operation, body.Block):
                    returns.Add(result);
                    break;
            }
        }
        if (returns.Any(r => body.ControllingSignal(r) is not null))
            Compare(returns);

        void Compare(IEnumerable<IOperation> arms)
        {
            var sized = arms.Select(a => (Arm: a, Fact: widths.Of(a))).Where(a => a.Fact.IsSized).ToList();
            if (sized.Count < 2)
                return;
            var (narrow, wide) = (sized[0], sized[0]);
            foreach (var arm in sized)
            {
                if (arm.Fact.Bits < narrow.Fact.Bits)
                    narrow = arm;
                if (arm.Fact.Bits > wide.Fact.Bits)
                    wide = arm;
            }
            if (narrow.Fact.Bits == wide.Fact.Bits)
                return;
            var syntax = narrow.Arm.Unwrap().Syntax;
            report.Report(Rule, syntax, $"'{Quote.Text(syntax)}' is {Quote.Bits(narrow.Fact.Bits)} but '{Quote.Text(wide.Arm.Syntax)}' is "
                + $"{wide.Fact.Bits}, "
                + $"and a signal chooses between them: write {Quote.Receiver(syntax)}.Extend({wide.Fact.Bits})",
                Fixes.Append($".Extend({wide.Fact.Bits})"));
        }
    }
}

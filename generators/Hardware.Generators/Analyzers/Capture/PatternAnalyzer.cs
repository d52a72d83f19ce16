using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4016: a pattern on a signal itself. The compiler refuses it too (CS9135, CS0029), but does not say that the pattern goes on .Value.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4016");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case IIsPatternOperation test:
                    Check(test.Value, [test.Pattern], false);
                    break;
                case ISwitchExpressionOperation choice:
                    Check(choice.Value, choice.Arms.Select(a => a.Pattern), false);
                    break;
                case ISwitchOperation choice:
                    Check(choice.Value, choice.Cases.SelectMany(c => c.Clauses).OfType<IPatternCaseClauseOperation>()
                        .Select(c => c.Pattern),
                        choice.Cases.SelectMany(c => c.Clauses).Any(c => c is ISingleValueCaseClauseOperation));
                    break;
            }
        }

        void Check(IOperation value, IEnumerable<IPatternOperation> patterns, bool constant)
        {
            value = value.Unwrap();
            if (value is ITupleOperation tuple)
            {
                var rows = patterns.OfType<IRecursivePatternOperation>()
                    .Where(r => r.DeconstructionSubpatterns.Length == tuple.Elements.Length).ToList();
                for (var i = 0; i < tuple.Elements.Length; i++)
                    Check(tuple.Elements[i], rows.Select(r => r.DeconstructionSubpatterns[i]).ToList(), false);
                return;
            }
            if ((value.Type.IsLanguage("Bit") || value.Type.IsLanguage("UInt") || value.Type.IsLanguage("SInt"))
                && (constant || patterns.Any(p => p.SelfAndDescendants()
                    .Any(o => o is IConstantPatternOperation or IRelationalPatternOperation))))
            {
                report.Report(Rule, value.Syntax,
                    $"'{Quote.Text(value.Syntax)}' is a {value.Type!.Name}, which C# cannot match with a constant: "
                    + $"write {Quote.Receiver(value.Syntax)}.Value",
                    Fixes.Append(".Value"));
            }
        }
    }
}

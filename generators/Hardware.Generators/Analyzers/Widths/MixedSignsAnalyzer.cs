using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1010: a UInt and an SInt meet. The compiler refuses it too (CS0019, CS0029), but does not say what to write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MixedSignsAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1010");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case IBinaryOperation { OperatorMethod: null } binary
                    when Differ(binary.LeftOperand.Unwrap(), binary.RightOperand.Unwrap(), out var left):
                    report.Report(Rule, binary.Syntax,
                        $"'{Quote.Text(binary.LeftOperand.Syntax)}' is {Word(left)} but '{Quote.Text(binary.RightOperand.Syntax)}' is "
                        + $"{Word(!left)}: "
                        + $"write {Cast(left ? binary.RightOperand.Syntax : binary.LeftOperand.Syntax, toSigned: true)}, "
                        + $"or {Cast(left ? binary.LeftOperand.Syntax : binary.RightOperand.Syntax, toSigned: false)}");
                    break;
                case ICompoundAssignmentOperation { OperatorMethod: null } compound
                    when Differ(compound.Target, compound.Value.Unwrap(), out var target):
                    Assigned(compound.Target, compound.Value.Unwrap(), target);
                    break;
                case ISimpleAssignmentOperation assignment when Differ(assignment.Target, assignment.Value.Unwrap(), out var target):
                    Assigned(assignment.Target, assignment.Value.Unwrap(), target);
                    break;
            }
        }

        void Assigned(IOperation target, IOperation value, bool signed) => report.Report(Rule, value.Syntax,
            $"'{Quote.Text(target.Syntax)}' is {Word(signed)} but '{Quote.Text(value.Syntax)}' is {Word(!signed)}: "
            + $"write {Cast(value.Syntax, signed)}",
            Fixes.Append(signed ? ".AsSInt()" : ".AsUInt()"));
    }

    private static bool Differ(IOperation left, IOperation right, out bool leftIsSigned)
    {
        leftIsSigned = left.Type.IsLanguage("SInt");
        return (leftIsSigned && right.Type.IsLanguage("UInt")) || (left.Type.IsLanguage("UInt") && right.Type.IsLanguage("SInt"));
    }

    private static string Word(bool signed) => signed ? "signed" : "unsigned";

    private static string Cast(SyntaxNode syntax, bool toSigned) => $"{Quote.Receiver(syntax)}.As{(toSigned ? "SInt" : "UInt")}()";
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1004 and HDL1005: a constant that its target cannot hold, because it is too large or because it is negative.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralFitAnalyzer() : CapturedAnalyzer(TooLarge, Negative)
{
    private static readonly DiagnosticDescriptor TooLarge = Rules.Error("HDL1004");
    private static readonly DiagnosticDescriptor Negative = Rules.Error("HDL1005");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            if (operation is IConversionOperation { Type: { } type } conversion && type.IsLanguage("UInt")
                && ConstantWidths.AsNumber(conversion.Operand) is { Sign: < 0 } number)
            {
                report.Report(Negative, conversion.Operand.Syntax,
                    $"{number} is negative, but a UInt has no sign: use SInt, or a value that is not negative");
            }
            else if (operation is ISimpleAssignmentOperation assignment && Target(assignment.Target) is { } target)
            {
                Check(target.Name, target.Bits, assignment.Value, report);
            }
        }
    }

    private static (string Name, int Bits)? Target(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { IsIndexer: false } property }
            && SignalDeclaration.Of(property) is { IsView: false, ConstantWidth: > 0 and var bits }
            ? (property.Name, bits)
            : target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IPropertyReferenceOperation view }
                && SignalDeclaration.Of(view.Property) is { IsView: true, ConstantWidth: > 0 and var word }
                    && !view.Type.IsLanguage("Stream")
                ? (Quote.Text(target.Syntax), word)
                : null;

    private static void Check(string target, int bits, IOperation value, Reporter report)
    {
        if (value is IConversionOperation conversion && conversion.Type.IsSignal())
        {
            var signed = conversion.Type.IsLanguage("SInt");
            if (ConstantWidths.AsNumber(conversion.Operand) is { } number)
            {
                var needed = WidthFact.BitsOf(number, signed);
                if (needed > bits && (signed || number.Sign >= 0) && !conversion.Type.IsLanguage("Bit"))
                {
                    report.Report(TooLarge, conversion.Operand.Syntax,
                        $"'{target}' is {Quote.Bits(bits)} but {number} needs {needed}: write a smaller constant, or widen '{target}'");
                }
                return;
            }
        }
        switch (value.Unwrap())
        {
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                Check(target, bits, choice.WhenTrue, report);
                Check(target, bits, whenFalse, report);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Check(target, bits, arm.Value, report);
                break;
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1001: a value of constant width is assigned to a signal of a smaller constant width.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TruncationAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1001");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var widths = new ConstantWidths(body.Block);
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment:
                    Check(assignment.Target, widths.Of(assignment.Value), assignment.Value);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Multiply } product:
                    if (widths.Of(product.Target) is { IsSized: true } target && widths.Of(product.Value) is { IsKnown: true } factor)
                        Check(product.Target, WidthFact.Sized(target.Bits + factor.Bits), product);
                    break;
                case ICompoundAssignmentOperation compound
                    when compound.OperatorKind is not (BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift):
                    Check(compound.Target, widths.Of(compound.Value), compound.Value);
                    break;
                case IReturnOperation { ReturnedValue: { } result } when body.Member.Kind == CaptureKind.Computed
                    && !CapturedBody.IsInFunction(operation, body.Block):
                    var property = SignalDeclaration.Of((IPropertySymbol)body.Member.Symbol)!;
                    if (property.WidthArgument is not null)
                        Compare(property, widths.Of(result), result);
                    break;
            }
        }

        void Check(IOperation target, WidthFact value, IOperation place)
        {
            if (target is IPropertyReferenceOperation { Property: { IsIndexer: false } named }
                && SignalDeclaration.Of(named) is { IsView: false } signal)
                Compare(signal, value, place);
            else if (widths.Of(target) is { IsSized: true } element && target is IPropertyReferenceOperation { Property.IsIndexer: true })
                Send(Quote.Text(target.Syntax), element.Bits, value, place);
        }

        void Compare(SignalDeclaration target, WidthFact value, IOperation place)
        {
            if (target.ConstantWidth is { } bits)
                Send(target.Property.Name, bits, value, place);
        }

        void Send(string target, int bits, WidthFact value, IOperation place)
        {
            if (!value.IsSized || value.Bits <= bits || bits < 1)
                return;
            var syntax = place.Unwrap().Syntax;
            var fix = place is ICompoundAssignmentOperation ? $"write the product as a plain assignment with .Truncate({bits})"
                : $"write {Quote.Receiver(syntax)}.Truncate({bits})";
            report.Report(Rule, syntax, $"'{target}' is {Quote.Bits(bits)} but '{Quote.Text(syntax)}' needs {value.Bits}: {fix}, or widen "
                + $"'{target}'",
                place is ICompoundAssignmentOperation ? null : Fixes.Append($".Truncate({bits})"));
        }
    }
}

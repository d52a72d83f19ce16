using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1006: a constant bit position or range outside a value of constant width.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BitPositionAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1006");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var widths = new ConstantWidths(body.Block);
        foreach (var operation in body.Operations)
        {
            if (operation is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } value, Arguments.Length: 1 } bit
                && value.Type.IsSignal()
                && ConstantWidths.AsNumber(bit.Arguments[0].Value) is { } position && widths.Of(value) is { IsSized: true } fact
                && (position.Sign < 0 || position >= fact.Bits))
            {
                report.Report(Rule, bit.Arguments[0].Syntax,
                    $"bit {position} is outside '{Quote.Text(value.Syntax)}', which is {Quote.Bits(fact.Bits)}: use 0 to {fact.Bits - 1}");
            }
            else if (operation is IInvocationOperation { TargetMethod.Name: "Bits", Instance: { } whole, Arguments.Length: 2 } range
                && whole.Type.IsSignal()
                && ConstantWidths.AsNumber(range.Arguments[0].Value) is { } high
                    && ConstantWidths.AsNumber(range.Arguments[1].Value) is { } low
                && (low.Sign < 0 || high < low || (widths.Of(whole) is { IsSized: true } all && high >= all.Bits)))
            {
                var bits = widths.Of(whole);
                var clash = bits.IsSized ? $"are not inside '{Quote.Text(whole.Syntax)}', which is {Quote.Bits(bits.Bits)}: use "
                    + $"{bits.Bits - 1} to 0, the higher one first"
                    : "are no range: write the higher position first";
                report.Report(Rule, range.Syntax, $"bits {high} down to {low} {clash}");
            }
        }
    }
}

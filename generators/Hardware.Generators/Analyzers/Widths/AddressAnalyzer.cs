using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1013: a constant address past the end of a memory or Vec of constant size.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddressAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1013");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            if (operation is IPropertyReferenceOperation
                {
                    Property.IsIndexer: true, Instance: IPropertyReferenceOperation view,
                    Arguments.Length: 1
                } element
                && SignalDeclaration.Of(view.Property)?.ConstantCount is { } count
                && ConstantWidths.AsNumber(element.Arguments[0].Value) is { } address && (address.Sign < 0 || address >= count))
            {
                var what = view.Type.IsLanguage("Mem") ? "words" : "elements";
                report.Report(Rule, element.Arguments[0].Syntax,
                    $"'{view.Property.Name}' has {count} {what}, {address} is none of them: use 0 to {count - 1}");
            }
        }
    }
}

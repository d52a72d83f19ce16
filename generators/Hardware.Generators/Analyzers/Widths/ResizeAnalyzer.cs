using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1007: .Truncate that widens, .Extend that narrows, or a width below 1, where the widths are constant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResizeAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1007");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var widths = new ConstantWidths(body.Block);
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation
                {
                    TargetMethod: { Name: "Truncate" or "Extend" or "Resize" } method,
                    Instance: { } value, Arguments.Length: 1
                } call
                || !value.Type.IsSignal() || ConstantWidths.AsNumber(call.Arguments[0].Value) is not { } width)
            {
                continue;
            }
            var place = call.Arguments[0].Syntax;
            if (width < 1)
            {
                report.Report(Rule, place, $"a width of {width} is not possible: give a width of at least 1");
            }
            else if (method.Name != "Resize" && widths.Of(value) is { IsSized: true } fact
                && (method.Name == "Truncate" ? width > fact.Bits : width < fact.Bits))
            {
                var (does, other) = method.Name == "Truncate" ? ("widen", "Extend") : ("narrow", "Truncate");
                report.Report(Rule, place,
                    $"'{Quote.Text(value.Syntax)}' is {Quote.Bits(fact.Bits)}, .{method.Name}({width}) would {does} it: "
                    + $"write .{other}({width}) or .Resize({width})");
            }
        }
    }
}

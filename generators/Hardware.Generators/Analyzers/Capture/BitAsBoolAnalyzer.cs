using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4009: a Bit is given where C# wants a bool. The compiler refuses it too (CS0266, CS1503), but suggests a cast that fails at
/// elaboration.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BitAsBoolAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4009");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            if (operation is IConversionOperation conversion && conversion.Type.IsBool() && conversion.Operand.Type.IsLanguage("Bit")
                && !conversion.Operand.ConstantValue.HasValue)
            {
                var place = conversion.IsImplicit ? conversion.Operand.Syntax : conversion.Syntax;
                report.Report(Rule, place, $"'{Quote.Text(conversion.Operand.Syntax)}' is a Bit, whose value is not known while hardware "
                    + "is built, but a bool is wanted: declare a Bit instead of a bool");
            }
        }
    }
}

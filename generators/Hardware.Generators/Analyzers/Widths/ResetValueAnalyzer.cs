using System.Linq;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1012: the reset value of a register is not one of its values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResetValueAnalyzer() : SignalAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1012");

    private protected override void Analyze(SignalDeclaration signal, AttributeSyntax attribute, Reporter report)
    {
        var argument = attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == "Reset");
        if (argument is null || signal.Attribute.Named("Reset") is not { } reset || reset.Kind == TypedConstantKind.Error)
            return;
        var (name, type) = (signal.Property.Name, signal.Property.Type);
        if (type.IsEnum())
        {
            if (reset.Kind == TypedConstantKind.Enum && !SymbolEqualityComparer.Default.Equals(reset.Type, type))
                report.Report(Rule, argument.Expression,
                    $"'{name}' is a {type.Name} but resets to a {reset.Type!.Name}: write a member of {type.Name}");
            return;
        }
        if (reset.Kind == TypedConstantKind.Enum)
        {
            report.Report(Rule, argument.Expression,
                $"'{name}' is a {type.Name} but resets to a {reset.Type!.Name}: write a number, or declare '{name}' as {reset.Type.Name}");
            return;
        }
        if (Number(reset.Value) is not { } number || signal.IsView)
            return;
        var signed = type.IsLanguage("SInt");
        if (!signed && number.Sign < 0)
            report.Report(Rule, argument.Expression,
                $"'{name}' is unsigned but resets to {number}: write a value that is not negative, or declare '{name}' as SInt");
        else if (signal.ConstantWidth is > 0 and var bits && WidthFact.BitsOf(number, signed) is var needed && needed > bits)
            report.Report(Rule, argument.Expression,
                $"'{name}' is {Quote.Bits(bits)} but its reset value {number} needs {needed}: write a smaller value, or widen '{name}'");
    }

    private static BigInteger? Number(object? value) => value switch
    {
        int i => i,
        uint i => i,
        long i => i,
        ulong i => i,
        bool b => b ? 1 : 0,
        string text when BigInteger.TryParse(text, out var number) => number,
        _ => null,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL1007, HDL1011 and HDL1014: the width in a signal's attribute is below 1, missing, or given where the type has one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredWidthAnalyzer() : SignalAnalyzer(OutOfRange, Missing, Superfluous)
{
    private static readonly DiagnosticDescriptor OutOfRange = Rules.Error("HDL1007");
    private static readonly DiagnosticDescriptor Missing = Rules.Error("HDL1011");
    private static readonly DiagnosticDescriptor Superfluous = Rules.Error("HDL1014");

    private protected override void Analyze(SignalDeclaration signal, AttributeSyntax attribute, Reporter report)
    {
        var (name, type) = (signal.Property.Name, signal.Property.Type);
        var arguments = attribute.ArgumentList?.Arguments;
        for (var i = 0; i < arguments?.Count; i++)
        {
            var argument = arguments.Value[i];
            var value = argument.NameEquals is null && signal.Attribute.ConstructorArguments.Length > i
                ? signal.Attribute.ConstructorArguments[i].Value
                : argument.NameEquals?.Name.Identifier.Text == "Count" ? signal.Attribute.Named("Count")?.Value : null;
            if (SignalDeclaration.AsInteger(value) is < 1 and var number)
            {
                var what = argument.NameEquals is not null ? "count" : signal.Role == SignalRole.Memory && i == 0 ? "depth" : "width";
                report.Report(OutOfRange, argument.Expression,
                    $"'{name}' has a {what} of {number}, which is not possible: give a {what} of at least 1");
            }
        }
        if (signal.WidthArgument is null && !signal.IsComputed && (type.IsLanguage("UInt") || type.IsLanguage("SInt")))
        {
            report.Report(Missing, attribute,
                $"'{name}' is a {type.Name} but its attribute gives no width: write [{attribute.Name}(8)], or a C# expression in a string");
        }
        if (signal.WidthArgument is { } given && (type.IsLanguage("Bit") || type.IsEnum()) && SignalDeclaration.AsInteger(given) is not 1
            && arguments?.Count > 0)
        {
            var why = type.IsEnum() ? "an enum, whose members decide the width" : "a Bit, which is 1 bit";
            report.Report(Superfluous, arguments.Value[0],
                $"'{name}' is {why}, but its attribute says {Quote.Text(arguments.Value[0])}: leave the width out, or declare a UInt");
        }
    }
}

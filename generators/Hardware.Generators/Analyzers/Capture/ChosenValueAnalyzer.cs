using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4006: a signal chooses between C# values, such as <c>var k = Sel ? 1 : 0</c>, which is an int.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChosenValueAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4006");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            var condition = operation switch
            {
                IConditionalOperation { WhenFalse: not null } choice when choice.Type is not null
                    && choice.Type.SpecialType != SpecialType.System_Void => choice.Condition,
                ISwitchExpressionOperation choice => choice.Value,
                _ => null,
            };
            if (condition is null || !body.IsSignal(condition) || IsHardware(operation.Type) || BecomesSignal(operation))
                continue;
            report.Report(Rule, operation.Syntax,
                $"'{Quote.Text(condition.Syntax)}' is a signal but '{Quote.Text(operation.Syntax)}' is of the C# type "
                + $"{operation.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}, "
                + "which elaboration would fix once: declare the result as UInt, or give an arm a width, UInt.Of(value, width)");
        }
    }

    private static bool IsHardware(ITypeSymbol? type) => type.HoldsSignal() || type.IsBool() || type.IsEnum()
        || type is null or { TypeKind: TypeKind.Error }
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => IsHardware(e.Type)));

    /// <summary>Converted as a whole to a signal, directly or as an arm of a choice that is.</summary>
    private static bool BecomesSignal(IOperation operation)
    {
        for (var parent = operation.Parent; ; parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation conversion when conversion.Type.IsSignal():
                    return true;
                case IConversionOperation or IParenthesizedOperation:
                case IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    continue;
                default:
                    return false;
            }
        }
    }
}

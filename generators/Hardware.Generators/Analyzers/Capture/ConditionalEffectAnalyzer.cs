using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4003, HDL4004 and HDL4005: C# that happens once, while the hardware is built, although the text puts it under a signal: a throw, a
/// new object, a change of a C# variable. Run natively it would happen only when the signal says so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConditionalEffectAnalyzer() : CapturedAnalyzer(Throw, New, Change)
{
    private static readonly DiagnosticDescriptor Throw = Rules.Error("HDL4003");
    private static readonly DiagnosticDescriptor New = Rules.Error("HDL4004");
    private static readonly DiagnosticDescriptor Change = Rules.Error("HDL4005");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case IThrowOperation when body.ControllingSignal(operation) is { } control:
                    report.Report(Throw, operation.Syntax,
                        $"an exception would be thrown while the hardware is built, whatever '{Quote.Text(control.Syntax)}' is: "
                        + "write Assert(condition, \"message\")");
                    break;
                case IObjectCreationOperation { Type.IsReferenceType: true } creation when !IsThrown(creation)
                    && body.ControllingSignal(creation) is { } control:
                    report.Report(New, creation.Syntax,
                        $"'{creation.Type!.Name}' would be created while the hardware is built, "
                        + $"whatever '{Quote.Text(control.Syntax)}' is: create it before the condition");
                    break;
                case IInvocationOperation { Instance: { } collection and not IInstanceReferenceOperation } call
                    when IsCollectionChange(call) && Controlling(collection) is { } control:
                    Changed(call.Syntax, collection, control);
                    break;
                default:
                    foreach (var (target, _) in operation.Assignments())
                    {
                        if (IsElaborationState(target) && Controlling(target, operation) is { } control)
                            Changed(operation.Syntax, target, control);
                    }
                    break;
            }
        }

        void Changed(SyntaxNode place, IOperation target, IOperation control) => report.Report(Change, place,
            $"'{Quote.Text(target.Syntax)}' is a C# {Kind(target)} and would change while the hardware is built, "
            + $"whatever '{Quote.Text(control.Syntax)}' is: "
            + $"{(target is ILocalReferenceOperation ? "declare it as UInt" : "use a register or a wire")}, "
            + "or decide it outside the condition");

        IOperation? Controlling(IOperation target, IOperation? at = null) =>
            body.ControllingSignal(at ?? target, (Root(target) as ILocalReferenceOperation)?.Local);
    }

    /// <summary>
    /// A variable that elaboration knows nothing of: the generated twin re-types only locals of signal types, bool and enum.
    /// </summary>
    private static bool IsElaborationState(IOperation target) => target switch
    {
        ILocalReferenceOperation local => !local.IsDeclaration && !local.Type.HoldsSignal() && !local.Type.IsBool() && !local.Type.IsEnum(),
        IParameterReferenceOperation parameter => !parameter.Type.HoldsSignal() && !parameter.Type.IsBool() && !parameter.Type.IsEnum(),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } =>
            false,
        IFieldReferenceOperation or IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true } element => !element.Instance!.Type.IsView()
            && SignalPath.Of(target) is null,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } =>
            false,
        IPropertyReferenceOperation property => SignalDeclaration.Of(property.Property) is null && SignalPath.Of(target) is null
            && !property.Instance?.Type.IsView() == true,
        _ => false,
    };

    private static IOperation? Root(IOperation? target) => target switch
    {
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IPropertyReferenceOperation { Instance: { } instance } => Root(instance),
        IFieldReferenceOperation { Instance: { } instance } and not { Instance: IInstanceReferenceOperation } => Root(instance),
        IConversionOperation conversion => Root(conversion.Operand),
        _ => target,
    };

    private static bool IsCollectionChange(IInvocationOperation call) =>
        call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true
        && call.TargetMethod.Name is "Add" or "AddRange" or "TryAdd" or "Insert" or "Remove" or "RemoveAt" or "Clear"
            or "Push" or "Pop" or "Enqueue" or "Dequeue";

    private static bool IsThrown(IOperation creation)
    {
        for (var parent = creation.Parent; parent is IConversionOperation or IThrowOperation; parent = parent.Parent)
        {
            if (parent is IThrowOperation)
                return true;
        }
        return false;
    }

    private static string Kind(IOperation target) => target switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => target.Type!.SpecialType == SpecialType.System_Int32 ? "int"
            : "variable",
        IFieldReferenceOperation => "field",
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => "element",
        _ => "object",
    };
}

using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL5004, HDL5008, HDL5009 and HDL5014: a signal's property has a type, accessors or a place with which it cannot be one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignalShapeAnalyzer() : SignalAnalyzer(NoSignal, NotPartial, Accessors, Outside)
{
    private static readonly DiagnosticDescriptor NoSignal = Rules.Error("HDL5004");
    private static readonly DiagnosticDescriptor NotPartial = Rules.Error("HDL5008");
    private static readonly DiagnosticDescriptor Accessors = Rules.Error("HDL5009");
    private static readonly DiagnosticDescriptor Outside = Rules.Error("HDL5014");

    private protected override void Analyze(SignalDeclaration signal, AttributeSyntax attribute, Reporter report)
    {
        var property = signal.Property;
        if (attribute.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } syntax
            || property.ContainingType.TypeKind != TypeKind.Class)
            return;
        var name = property.Name;
        if (IsMisplaced(signal) is { } misplaced)
        {
            report.Report(Outside, attribute, $"'{name}' is [{attribute.Name}] but '{property.ContainingType.Name}' is {misplaced}");
            return;
        }
        if (!property.Type.IsSignal() && !property.Type.IsEnum() && !signal.IsView
            && property.Type.TypeKind is not (TypeKind.Error or TypeKind.TypeParameter))
        {
            report.Report(NoSignal, syntax.Type,
                $"'{name}' is a {syntax.Type}, which no hardware can hold: use Bit, UInt, SInt or an enum");
            return;
        }
        if (property.Type is INamedTypeSymbol { Name: "Stream", TypeArguments.Length: 1 } stream && stream.TypeArguments[0] is var payload
            && !payload.IsSignal() && !payload.IsView() && payload.TypeKind is not (TypeKind.Error or TypeKind.TypeParameter))
        {
            report.Report(NoSignal, syntax.Type, payload.IsEnum()
                ? $"'{name}' carries the enum {payload.Name}, whose signals only a property can be: make it a [Field] of a bundle"
                : $"'{name}' carries {payload.Name}, which no hardware can hold: use Bit, UInt, SInt or a bundle");
            return;
        }
        if (IsAuto(syntax) && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) && !property.IsAbstract)
        {
            report.Report(NotPartial, syntax.Identifier.GetLocation(),
                $"'{name}' is not partial, so it is a C# field and no signal: write partial {syntax.Type} {name}");
            return;
        }
        if (Wrong(signal, syntax) is var (place, sentence, accessors))
            report.Report(Accessors, place, $"{sentence}: write {accessors}", Fixes.Replace(accessors));
    }

    private static string? IsMisplaced(SignalDeclaration signal)
    {
        var type = signal.Property.ContainingType;
        var bundle = type.Attribute("BundleAttribute") is not null;
        if (signal.Role == SignalRole.Field)
            return bundle ? null : type.IsModule() ? "a module: write [In], [Out], [Reg] or [Wire]"
                : "no bundle: put [Bundle] on the class";
        return bundle ? "a bundle: write [Field]" : type.IsModule() ? null : "no module: put [Module] on the class";
    }

    private static (Location Place, string Sentence, string Accessors)? Wrong(SignalDeclaration signal, PropertyDeclarationSyntax syntax)
    {
        var (property, name) = (signal.Property, signal.Property.Name);
        var setter = syntax.AccessorList?.Accessors.FirstOrDefault(a => !a.IsKind(SyntaxKind.GetAccessorDeclaration));
        if (signal.IsView || signal.Role == SignalRole.Memory)
        {
            return setter is null ? null
                : (setter.GetLocation(), $"'{name}' is a {property.Type.Name}, whose parts are assigned rather than itself", "{ get; }");
        }
        if (setter is { } init && init.IsKind(SyntaxKind.InitAccessorDeclaration))
            return (init.GetLocation(), $"'{name}' is a signal, which is assigned while the hardware runs", $"{{ get; {Setter(signal)} }}");
        switch (signal.Role)
        {
            case SignalRole.Input when property.SetMethod is null:
                return (syntax.Identifier.GetLocation(), $"'{name}' is an input, which the parent assigns, but has no setter",
                    "{ get; set; }");
            case SignalRole.Input when IsNarrower(setter!) && !setter!.Modifiers.Any(SyntaxKind.InternalKeyword):
                return (setter!.GetLocation(), $"'{name}' is an input, which the parent assigns, but its setter is {Modifiers(setter)}",
                    "{ get; set; }");
            case SignalRole.Output or SignalRole.Wire when property.SetMethod is null && IsAuto(syntax):
                return (syntax.Identifier.GetLocation(), $"'{name}' has neither a setter nor a body", $"{{ get; {Setter(signal)} }}");
            case SignalRole.Register when property.SetMethod is null:
                return (syntax.Identifier.GetLocation(), $"'{name}' is a register but has no setter", $"{{ get; {Setter(signal)} }}");
            case SignalRole.Output or SignalRole.Wire or SignalRole.Register
                when property.DeclaredAccessibility == Accessibility.Public && setter is not null && !IsNarrower(setter)
                    && !property.IsOverride && !ImplementsSetter(property):
                return (setter.GetLocation(), $"'{name}' is driven inside the module but its setter is public", "{ get; private set; }");
            default:
                return null;
        }
    }

    private static string Setter(SignalDeclaration signal) =>
        signal.Property.DeclaredAccessibility == Accessibility.Public && signal.Role != SignalRole.Input
            && signal.Role != SignalRole.Field ? "private set;" : "set;";

    private static bool ImplementsSetter(IPropertySymbol property) => property.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers(property.Name)).OfType<IPropertySymbol>().Any(p => p.SetMethod is not null);

    private static bool IsNarrower(AccessorDeclarationSyntax accessor) => accessor.Modifiers.Count > 0;

    private static string Modifiers(AccessorDeclarationSyntax accessor) => string.Join(" ", accessor.Modifiers.Select(m => m.Text));

    private static bool IsAuto(PropertyDeclarationSyntax syntax) =>
        syntax.ExpressionBody is null && syntax.AccessorList is { } list
            && list.Accessors.All(a => a.Body is null && a.ExpressionBody is null);
}

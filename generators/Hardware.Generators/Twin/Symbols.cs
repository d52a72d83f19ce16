using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>What the language's attributes and types say about a symbol.</summary>
internal static class Symbols
{
    private const string Language = "Hardware.Hdl";

    /// <summary>Whether a value of this type is hardware: Bit, UInt, SInt, En, or a type parameter that stands for one.</summary>
    public static bool IsSignalType(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { Name: "Bit" or "UInt" or "SInt" or "En", ContainingType: null } named =>
            named.ContainingNamespace?.ToDisplayString() == Language,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => c is { Name: "ISignal" }),
        _ => false,
    };

    /// <summary>bool and enums: C# values that may carry a signal, and then are Bit and En in the twin.</summary>
    public static bool MayCarrySignal(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Boolean } || IsEnum(type);

    public static bool IsEnum(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum }
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => c.SpecialType == SpecialType.System_Enum));

    /// <summary>A tuple all of whose items are signals, or may carry one.</summary>
    public static bool IsSignalTuple(ITypeSymbol? type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        && tuple.TupleElements.All(e => IsSignalType(e.Type) || MayCarrySignal(e.Type) || IsSignalTuple(e.Type))
        && tuple.TupleElements.Any(e => IsSignalType(e.Type) || IsEnum(e.Type) || IsSignalTuple(e.Type));

    /// <summary>A group of signals behind one property (Memory, Vec, Stream, bundle): its members are signals.</summary>
    public static bool IsView(ITypeSymbol? type) => Derives(type, "View");

    public static bool IsModule(ITypeSymbol? type) => Derives(type, "HardwareModule");

    /// <summary>The type a value has in the twin.</summary>
    public static string TwinType(ITypeSymbol type, SemanticModel model, int position)
    {
        if (type.SpecialType == SpecialType.System_Boolean)
            return "Bit";
        if (IsEnum(type))
            return $"En<{Name(type, model, position)}>";
        return type is INamedTypeSymbol { IsTupleType: true } tuple && IsSignalTuple(type)
            ? $"({string.Join(", ", tuple.TupleElements.Select(e => $"{TwinType(e.Type, model, position)} {e.Name}"))})"
            : Name(type, model, position);
    }

    /// <summary>A type as the user's file would name it.</summary>
    public static string Name(ITypeSymbol type, SemanticModel model, int position) => type.ToMinimalDisplayString(model, position);

    /// <summary>A property with a signal attribute, here or where it was first declared.</summary>
    public static bool IsSignalProperty(IPropertySymbol property) => Chain(property).Any(p => p.GetAttributes().Any(IsSignalAttribute));

    /// <summary>An output or wire whose getter the user wrote.</summary>
    public static bool IsComputed(IPropertySymbol property) => property.ContainingType.TypeKind == TypeKind.Class
        && !property.IsIndexer
        && (property.DeclaringSyntaxReferences.Length > 0
            ? Chain(property).Any(p => HasAttribute(p, "OutAttribute") || HasAttribute(p, "WireAttribute")) && !IsPartial(property)
            : property.ContainingType.GetMembers(Companion(property.Name)).Length > 0);

    /// <summary>A property whose type in the twin is En: read and written through its companion.</summary>
    public static bool IsEnumSignal(IPropertySymbol property) =>
        IsEnum(property.Type) && property.ContainingType.TypeKind == TypeKind.Class && IsSignalProperty(property);

    /// <summary>A method with a twin.</summary>
    public static bool IsCaptured(IMethodSymbol? method)
    {
        for (; method is not null; method = method.OverriddenMethod)
        {
            var definition = method.ReducedFrom?.OriginalDefinition ?? method.OriginalDefinition;
            if (definition.DeclaringSyntaxReferences.Length > 0)
            {
                if (HasAttribute(definition, "CombAttribute") || HasAttribute(definition, "ClockedAttribute"))
                    return true;
            }
            else if (definition.ContainingType?.GetMembers(Twin(definition.Name)).Length > 0)
            {
                return true;
            }
        }
        return false;
    }

    public static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.Name == name && a.AttributeClass.ContainingNamespace?.ToDisplayString() == Language);

    /// <summary>Name of the twin of a method or computed property.</summary>
    public static string Twin(string member) => "__t_" + member;

    /// <summary>Name of the property that reads a computed or enum property in twins.</summary>
    public static string Companion(string property) => "__s_" + property;

    /// <summary>Where the twins of a class live that is not partial: a static class beside it; null when they are in the class
    /// itself.</summary>
    public static string? Substitute(INamedTypeSymbol type) =>
        type.IsStatic && type.ContainingType is null && type.DeclaringSyntaxReferences.Length > 0 && !IsPartial(type)
            ? "__Twins_" + type.Name
            : null;

    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsPartial(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax() is PropertyDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<IPropertySymbol> Chain(IPropertySymbol property)
    {
        for (var p = property; p is not null; p = p.OverriddenProperty)
            yield return p.OriginalDefinition;
    }

    private static bool IsSignalAttribute(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "InAttribute" or "OutAttribute" or "RegAttribute" or "WireAttribute" or "FieldAttribute" } type
        && type.ContainingNamespace?.ToDisplayString() == Language;

    private static bool Derives(ITypeSymbol? type, string name)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (t.Name == name && t.ContainingNamespace?.ToDisplayString() == Language)
                return true;
        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => Derives(c, name));
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// Recognises the types and attributes of the language among the user's symbols, by name, so that no state is kept per compilation.
/// </summary>
internal static class LanguageSymbols
{
    /// <summary>Whether the type is <c>Hardware.Hdl.<paramref name="name"/></c>, whatever its type arguments.</summary>
    public static bool IsLanguage(this ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol && type.Name == name && IsLanguageNamespace(type.ContainingNamespace);

    /// <summary>Bit, UInt, SInt, En, or a type parameter that stands for one of them.</summary>
    public static bool IsSignal(this ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => named.Name is "Bit" or "UInt" or "SInt" or "En" && IsLanguageNamespace(named.ContainingNamespace),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => c.IsLanguage("ISignal")),
        _ => false,
    };

    /// <summary>A signal, or a tuple with one in it.</summary>
    public static bool HoldsSignal(this ITypeSymbol? type) =>
        type.IsSignal() || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(e => e.Type.HoldsSignal()));

    public static bool IsEnum(this ITypeSymbol? type) => type?.TypeKind == TypeKind.Enum;

    public static bool IsBool(this ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>Memory, Vec, Stream or a bundle: what is declared by a property without a setter.</summary>
    public static bool IsView(this ITypeSymbol? type)
    {
        if (type.IsLanguage("Mem") || type.IsLanguage("Vec") || type.IsLanguage("Stream") || type.IsLanguage("Streams"))
            return true;
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsLanguage("View") || t.IsLanguage("Bundle"))
                return true;
        }
        return type is not null && type.Attribute("BundleAttribute") is not null;
    }

    /// <summary>A class marked [Module], or derived from one.</summary>
    public static bool IsModule(this ITypeSymbol? type)
    {
        for (var t = type; t is { TypeKind: TypeKind.Class }; t = t.BaseType)
        {
            if (t.IsLanguage("HardwareModule") || t.Attribute("ModuleAttribute") is not null)
                return true;
        }
        return false;
    }

    /// <summary>The module of an array, Grid or Instances of modules, or the type itself.</summary>
    public static ITypeSymbol? ElementOrSelf(this ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named when named.IsLanguage("Grid") || named.IsLanguage("Instances") =>
            named.TypeArguments[0],
        _ => type,
    };

    public static AttributeData? Attribute(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsLanguage(name))
                return attribute;
        }
        return null;
    }

    /// <summary>A named argument of an attribute, or null.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }
        return null;
    }

    /// <summary>The type and its base classes, the type first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    private static bool IsLanguageNamespace(INamespaceSymbol? space) =>
        space is { Name: "Hdl", ContainingNamespace: { Name: "Hardware", ContainingNamespace.IsGlobalNamespace: true } };
}

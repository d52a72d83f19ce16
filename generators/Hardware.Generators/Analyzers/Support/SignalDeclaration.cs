using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Analyzers;

/// <summary>What an attribute of the language makes of a property.</summary>
internal enum SignalRole
{
    Input,
    Output,
    Wire,
    Register,
    Memory,
    Field,
}

/// <summary>A property declared as hardware: its role, and its width where that is a constant.</summary>
internal sealed class SignalDeclaration
{
    private SignalDeclaration(IPropertySymbol property, SignalRole role, AttributeData attribute)
    {
        Property = property;
        Role = role;
        Attribute = attribute;
        WidthArgument = role == SignalRole.Memory ? Argument(1) : Argument(0);
    }

    public IPropertySymbol Property { get; }

    public SignalRole Role { get; }

    public AttributeData Attribute { get; }

    /// <summary>The width as it stands in the attribute, an int or a string; null when left out.</summary>
    public object? WidthArgument { get; }

    /// <summary>Memory, Vec, Stream or bundle.</summary>
    public bool IsView => Property.Type.IsView();

    /// <summary>Written as a C# expression: <c>[Wire] Bit Full => Count == depth;</c>.</summary>
    public bool IsComputed => Property.SetMethod is null && !IsView;

    /// <summary>Bits of the signal, or of a word or an element; null when they depend on parameters or are inferred.</summary>
    public int? ConstantWidth => WidthArgument is not null ? AsInteger(WidthArgument)
        : Element.IsLanguage("Bit") ? 1
        : null;

    /// <summary>Words of a memory or elements of a Vec, when constant.</summary>
    public int? ConstantCount => Role == SignalRole.Memory ? AsInteger(Argument(0))
        : Property.Type.IsLanguage("Vec") ? AsInteger(Attribute.Named("Count")?.Value)
        : null;

    /// <summary>
    /// The type whose width the attribute gives: the word of a memory, the payload of a stream, else the property's type.
    /// </summary>
    public ITypeSymbol Element => Property.Type is INamedTypeSymbol { TypeArguments.Length: 1 } view && IsView ? view.TypeArguments[0]
        : Property.Type;

    /// <summary>The declaration of a property; null when it is not hardware.</summary>
    public static SignalDeclaration? Of(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            SignalRole? role = attribute.AttributeClass?.Name switch
            {
                "InAttribute" => SignalRole.Input,
                "OutAttribute" => SignalRole.Output,
                "WireAttribute" => SignalRole.Wire,
                "RegAttribute" => SignalRole.Register,
                "MemoryAttribute" => SignalRole.Memory,
                "FieldAttribute" => SignalRole.Field,
                _ => null,
            };
            if (role is { } found && attribute.AttributeClass.IsLanguage(attribute.AttributeClass!.Name))
                return new SignalDeclaration(property, found, attribute);
        }
        return null;
    }

    /// <summary>An integer given as such, or as a string that is a number; null for anything else.</summary>
    public static int? AsInteger(object? value) => value switch
    {
        int number => number,
        string text when int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private object? Argument(int index) =>
        Attribute.ConstructorArguments.Length > index && Attribute.ConstructorArguments[index].Kind == TypedConstantKind.Primitive
            ? Attribute.ConstructorArguments[index].Value
            : null;
}

using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>Reads a property with a signal attribute.</summary>
internal static class SignalReader
{
    /// <summary>The signal a property declares; null when it carries no signal attribute.</summary>
    public static SignalModel? Read(PropertyDeclarationSyntax property)
    {
        foreach (var attribute in property.AttributeLists.SelectMany(list => list.Attributes))
            if (RoleOf(Attributes.NameOf(attribute)) is { } role)
                return Read(property, attribute, role);
        return null;
    }

    private static SignalRole? RoleOf(string attribute) => attribute switch
    {
        "In" => SignalRole.Input,
        "Out" => SignalRole.Output,
        "Reg" => SignalRole.Register,
        "Wire" => SignalRole.Wire,
        "Memory" => SignalRole.Memory,
        "Field" => SignalRole.Field,
        _ => null,
    };

    private static SignalModel Read(PropertyDeclarationSyntax property, AttributeSyntax attribute, SignalRole role)
    {
        var setter = property.AccessorList?.Accessors
            .FirstOrDefault(a => a.IsKind(SyntaxKind.SetAccessorDeclaration) || a.IsKind(SyntaxKind.InitAccessorDeclaration));
        var form = !property.Modifiers.Any(SyntaxKind.PartialKeyword) ? SignalForm.Computed
            : setter is null ? SignalForm.View
            : SignalForm.Settable;
        var isMemory = role == SignalRole.Memory;
        return new SignalModel(
            role,
            form,
            property.Identifier.Text,
            property.Type.ToString(),
            property.Modifiers.ToString(),
            setter is { Modifiers.Count: > 0 } ? setter.Modifiers + " " : "",
            setter?.Keyword.Text ?? "set",
            property.Modifiers.Any(SyntaxKind.PublicKeyword),
            property.Modifiers.Any(SyntaxKind.OverrideKeyword),
            Span.Of(property.Identifier),
            Attributes.Argument(Attributes.Positional(attribute, isMemory ? 1 : 0)),
            Attributes.Argument(Attributes.Named(attribute, "Count")),
            isMemory ? Attributes.Argument(Attributes.Positional(attribute, 0)) : null,
            Attributes.Argument(Attributes.Named(attribute, "Contents")),
            Attributes.Argument(Attributes.Named(attribute, "Reset")),
            Attributes.Argument(Attributes.Named(attribute, "ResetLess")),
            Attributes.Argument(Attributes.Named(attribute, "CrossesDomains")));
    }
}

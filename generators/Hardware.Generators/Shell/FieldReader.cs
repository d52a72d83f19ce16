using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>Reads the instance fields and auto-properties that are not signals.</summary>
internal static class FieldReader
{
    public static IEnumerable<FieldModel> Read(MemberDeclarationSyntax member)
    {
        if (member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword))
            yield break;
        switch (member)
        {
            case FieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                    yield return Model(variable.Identifier.Text, field.Declaration.Type, false, Span.Of(variable.Identifier), field);
                break;
            case PropertyDeclarationSyntax property when IsAuto(property) && SignalReader.Read(property) is null:
                var place = Span.Of(property.Identifier);
                yield return Model(property.Identifier.Text, property.Type, IsSetFromOutside(property), place, property);
                break;
        }
    }

    private static FieldModel Model(string name, TypeSyntax type, bool isParameter, Span place, MemberDeclarationSyntax member) => new(
        name, type.ToString(), IsPredefined(type), isParameter, place,
        new(Attributes.All(member, "ConnectDomain").Select(a => $"({Attributes.Positional(a, 0)}, {Attributes.Positional(a, 1)})")));

    private static bool IsAuto(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } list && list.Accessors.All(a => a.Body is null && a.ExpressionBody is null)
        && !property.Modifiers.Any(SyntaxKind.AbstractKeyword) && !property.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsSetFromOutside(PropertyDeclarationSyntax property) => property.AccessorList!.Accessors.Any(a =>
        a.IsKind(SyntaxKind.InitAccessorDeclaration) || (a.IsKind(SyntaxKind.SetAccessorDeclaration) && a.Modifiers.Count == 0));

    private static bool IsPredefined(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax => true,
        ArrayTypeSyntax array => IsPredefined(array.ElementType),
        NullableTypeSyntax nullable => IsPredefined(nullable.ElementType),
        _ => false,
    };
}

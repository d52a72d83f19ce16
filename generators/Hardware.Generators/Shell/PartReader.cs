using System;
using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>Reads one declaration of a partial class into a <see cref="PartModel"/>, by syntax only.</summary>
internal static class PartReader
{
    /// <summary>Whether a node may be a part of a module or bundle: any partial class, since parts need not repeat the attribute.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    public static PartModel Read(ClassDeclarationSyntax type)
    {
        var usings = Usings.Of(type);
        return new PartModel(
            TypeFrame.Of(type),
            usings,
            Attributes.Has(type, "Module"),
            Attributes.Has(type, "Bundle"),
            IsPublic(type),
            type.BaseList?.Types.FirstOrDefault()?.Type.ToString(),
            Documentation.FirstSentence(type),
            Span.Of(type.Identifier),
            type.Members.OfType<ConstructorDeclarationSyntax>().Any(c => c.ParameterList.Parameters.Count > 0),
            new(type.ParameterList?.Parameters.Select(p => p.Identifier.Text)),
            new(type.Members.OfType<PropertyDeclarationSyntax>().Select(SignalReader.Read).OfType<SignalModel>()),
            new(type.Members.SelectMany(FieldReader.Read)),
            new(type.Members.OfType<MethodDeclarationSyntax>().Select(Process).OfType<ProcessModel>()),
            new(Attributes.All(type, "ClockDomain").Select(Domain)),
            new(type.Members.OfType<BaseTypeDeclarationSyntax>().Where(t => !IsVisible(t.Modifiers)).Select(t => t.Identifier.Text)),
            new(Aliases(type)));
    }

    private static bool IsPublic(TypeDeclarationSyntax type) =>
        type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().All(t => t.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool IsVisible(SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.PublicKeyword) || modifiers.Any(SyntaxKind.InternalKeyword);

    private static ProcessModel? Process(MethodDeclarationSyntax method)
    {
        if (method.ParameterList.Parameters.Count > 0 || method.ReturnType is not PredefinedTypeSyntax { Keyword.Text: "void" }
            || method.Modifiers.Any(SyntaxKind.StaticKeyword))
            return null;
        if (Attributes.Find(method, "Clocked") is { } clocked)
            return new(method.Identifier.Text, Attributes.Positional(clocked, 0)?.ToString() ?? "\"\"", Span.Of(method.Identifier));
        return Attributes.Has(method, "Comb") ? new(method.Identifier.Text, null, Span.Of(method.Identifier)) : null;
    }

    private static DomainModel Domain(AttributeSyntax attribute) => new(
        Attributes.Positional(attribute, 0)?.ToString() ?? "\"\"", Attributes.Named(attribute, "Reset")?.ToString(), Span.Of(attribute));

    private static IEnumerable<string> Aliases(SyntaxNode type) => type.SyntaxTree.GetRoot().ChildNodes().OfType<UsingDirectiveSyntax>()
        .Where(u => u.Alias is not null && u.Name is not null)
        .Select(u => $"{u.Alias!.Name.Identifier.Text}={u.Name}");
}

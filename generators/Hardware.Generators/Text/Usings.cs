using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Text;

/// <summary>The using directives of the user's file, so that text copied from it means the same in a generated one.</summary>
/// <param name="Outer">Those of the file, and the language's own.</param>
/// <param name="Inner">Those inside the namespace.</param>
internal sealed record Usings(EquatableArray<string> Outer, EquatableArray<string> Inner)
{
    private static readonly string[] OfTheLanguage = ["using Hardware.Hdl;", "using static Hardware.Hdl.HdlMath;"];

    public static Usings Of(TypeDeclarationSyntax type)
    {
        var inner = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().SelectMany(space => space.Usings);
        var unit = type.SyntaxTree.GetRoot() as CompilationUnitSyntax;
        var outer = (unit?.Externs.Select(e => e.ToString()) ?? [])
            .Concat(unit?.Usings.Where(u => u.GlobalKeyword.Text.Length == 0).Select(u => u.ToString()) ?? []);
        return new Usings(new(WithLanguage(outer)), new(inner.Select(u => u.ToString())));
    }

    /// <summary>The directives of several parts of one class.</summary>
    public static Usings Union(IReadOnlyList<Usings> parts) => parts.Count == 1
        ? parts[0]
        : new Usings(new(parts.SelectMany(p => p.Outer).Distinct()), new(parts.SelectMany(p => p.Inner).Distinct()));

    private static IEnumerable<string> WithLanguage(IEnumerable<string> own) => own.Concat(OfTheLanguage).Distinct();
}

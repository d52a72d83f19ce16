using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL5007, HDL5010, HDL5012 and HDL5013: what keeps the generator from completing a class: it (or a class around it) is not partial, its
/// parameters are not those of a primary constructor, its bases are written so that it guesses wrong, or its attribute hides behind an
/// alias.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModuleShapeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NotPartial = Rules.Error("HDL5007");
    private static readonly DiagnosticDescriptor Constructor = Rules.Error("HDL5010");
    private static readonly DiagnosticDescriptor Bases = Rules.Error("HDL5012");
    private static readonly DiagnosticDescriptor Alias = Rules.Error("HDL5013");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [NotPartial, Constructor, Bases, Alias];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            var (attribute, what) = type.Attribute("ModuleAttribute") is { } module ? (module, "Module")
                : (type.Attribute("BundleAttribute"), "Bundle");
            if (attribute is null)
                return;
            var report = new Reporter(symbol.ReportDiagnostic);
            var declarations = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(symbol.CancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .Where(d => !d.SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal)).ToList();
            if (declarations.Count == 0)
                return;
            CheckPartial(declarations[0], type, report);
            if (what == "Module")
            {
                CheckConstructors(declarations, type, report);
                CheckBases(declarations, type, report);
            }
            if (attribute.ApplicationSyntaxReference?.GetSyntax(symbol.CancellationToken) is AttributeSyntax syntax
                && Last(syntax.Name) is var name
                && name != what && name != what + "Attribute")
            {
                report.Report(Alias, syntax, $"'{syntax.Name}' is another name of [{what}], which the generator looks for by its own name: "
                    + $"write [{what}]");
            }
        }, SymbolKind.NamedType);
    }

    private static void CheckPartial(TypeDeclarationSyntax declaration, INamedTypeSymbol type, Reporter report)
    {
        foreach (var part in declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (part.Modifiers.Any(SyntaxKind.PartialKeyword))
                continue;
            var why = part == declaration ? "it is hardware, of which the generator writes the other part"
                : $"it contains '{type.Name}', of which the generator writes the other part";
            report.Report(NotPartial, part.Identifier.GetLocation(),
                $"'{part.Identifier.Text}' is not partial, but {why}: write partial class {part.Identifier.Text}");
        }
    }

    private static void CheckConstructors(IReadOnlyList<TypeDeclarationSyntax> declarations, INamedTypeSymbol type, Reporter report)
    {
        foreach (var constructor in declarations.SelectMany(d => d.Members).OfType<ConstructorDeclarationSyntax>())
        {
            if (constructor.ParameterList.Parameters.Count == 0
                || constructor.Initializer is { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })
                continue;
            report.Report(Constructor, constructor.Identifier.GetLocation(),
                $"the parameters of '{type.Name}' stand in an ordinary constructor, where the generator cannot see them: "
                + $"write class {type.Name}{Quote.Text(constructor.ParameterList)}");
        }
    }

    /// <summary>The generator reads only text: a first base that looks like an interface (I, upper-case letter) is taken for one.</summary>
    private static void CheckBases(IReadOnlyList<TypeDeclarationSyntax> declarations, INamedTypeSymbol type, Reporter report)
    {
        foreach (var list in declarations.Select(d => d.BaseList).Where(b => b is not null))
        {
            var first = list!.Types[0];
            var name = Last(first.Type);
            var looksLikeInterface = name.Length >= 2 && name[0] == 'I' && char.IsUpper(name[1]);
            var baseClass = type.BaseType is { SpecialType: not SpecialType.System_Object } b && b.Name == name ? b : null;
            if (first.Type is SimpleNameSyntax or QualifiedNameSyntax && baseClass.IsLanguage("HardwareModule"))
            {
                report.Report(Bases, first, $"'{type.Name}' names HardwareModule, which the generator adds by itself: leave it out");
            }
            else if (baseClass is not null && !baseClass.IsModule())
            {
                report.Report(Bases, first, $"'{type.Name}' derives from '{name}', which is no module, but a module derives from "
                    + $"HardwareModule: make '{name}' a module, or hold it in a field");
            }
            else if (baseClass is not null && looksLikeInterface)
            {
                report.Report(Bases, first, $"'{name}' is a class but the generator takes names like it for interfaces: rename '{name}'");
            }
            else if (baseClass is null && !looksLikeInterface && type.Interfaces.Any(i => i.Name == name))
            {
                report.Report(Bases, first, $"'{name}' is an interface but the generator takes a first base without I for a class: rename "
                    + $"it to 'I{name}'");
            }
        }
    }

    private static string Last(TypeSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => name.ToString(),
    };
}

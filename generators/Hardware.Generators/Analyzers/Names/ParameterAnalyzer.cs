using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL5011: a module's parameter of a type that compares by reference, so that equal instances would not share a body.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL5011");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.Attribute("ModuleAttribute") is null)
                return;
            var report = new Reporter(symbol.ReportDiagnostic);
            foreach (var constructor in type.InstanceConstructors)
            {
                if (Syntax(constructor) is not TypeDeclarationSyntax)
                    continue;
                foreach (var parameter in constructor.Parameters)
                {
                    if (Objection(parameter.Type) is { } objection && Syntax(parameter) is ParameterSyntax { Type: { } place })
                    {
                        report.Report(Rule, place,
                            $"'{parameter.Name}' is a parameter of hardware, which is shared by instances with equal parameters, "
                            + $"but {objection}");
                    }
                }
            }

            SyntaxNode? Syntax(ISymbol declared) =>
                declared.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(symbol.CancellationToken);
        }, SymbolKind.NamedType);
    }

    private static string? Objection(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate } => "a delegate has no value to compare: pass what it would compute, or derive a module",
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false, SpecialType: SpecialType.None } c when !HasValueEquality(c)
            && !c.IsModule()
            => $"'{c.Name}' compares by reference: make it a record",
        _ => null,
    };

    private static bool HasValueEquality(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => i.Name is "IEquatable" or "IEnumerable")
        || type.SelfAndBases().Where(t => t.SpecialType != SpecialType.System_Object).SelectMany(t => t.GetMembers("Equals"))
            .OfType<IMethodSymbol>().Any(m => m.IsOverride)
        || type.TypeKind == TypeKind.Error;
}

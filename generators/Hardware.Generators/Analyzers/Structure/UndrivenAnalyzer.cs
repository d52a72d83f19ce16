using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL2001 and HDL2005: an output or wire that nothing assigns, and an input of a child that nothing assigns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndrivenAnalyzer() : ModuleAnalyzer(Signal, ChildInput)
{
    private static readonly DiagnosticDescriptor Signal = Rules.Error("HDL2001");
    private static readonly DiagnosticDescriptor ChildInput = Rules.Error("HDL2005");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        // A method that is given the builder drives what it likes.
        if (module.Type.GetMembers().OfType<IMethodSymbol>()
            .Any(m => m.Parameters.Any(p => p.Type.IsLanguage("Builder"))
            && m.Locations.Any(l => l.SourceTree is { } tree && IsUsers(tree))))
            return;
        var assigned = new HashSet<string>();
        foreach (var (_, body) in module.All)
        {
            foreach (var (target, _) in body.SelfAndDescendants().SelectMany(o => o.Assignments()))
            {
                if (SignalPath.Of(target) is { } path)
                    assigned.Add(path.Text);
            }
        }
        foreach (var signal in module.Signals)
        {
            if (IsOnlyAssignedHere(signal) && !assigned.Contains(signal.Property.Name)
                && signal.Property.Locations.FirstOrDefault(l => l.SourceTree is { } tree && IsUsers(tree)) is { } place)
            {
                report.Report(Signal, place, $"'{signal.Property.Name}' is {(signal.Role == SignalRole.Output ? "an output" : "a wire")} "
                    + "but nothing assigns it: "
                    + "assign it in a [Comb] method, or remove it");
            }
        }
        foreach (var child in Children(module))
            CheckChild(child, module, assigned, report);
    }

    private static bool IsOnlyAssignedHere(SignalDeclaration signal) =>
        signal is { Role: SignalRole.Output or SignalRole.Wire, IsView: false, IsComputed: false }
        && signal.Property is
        {
            IsVirtual: false, IsAbstract: false, IsOverride: false,
            SetMethod.DeclaredAccessibility: Accessibility.Private
        }
        && !signal.Property.ExplicitInterfaceImplementations.Any();

    private static IEnumerable<IFieldSymbol> Children(ModuleBodies module) => module.Type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => f is { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false, IsStatic: false }
            && f.Type is INamedTypeSymbol && f.Type.IsModule());

    private static void CheckChild(IFieldSymbol child, ModuleBodies module, HashSet<string> assigned, Reporter report)
    {
        // Once the child itself is handed on, somebody else may drive it.
        foreach (var (_, body) in module.All)
        {
            foreach (var reference in body.SelfAndDescendants().OfType<IFieldReferenceOperation>())
            {
                if (SymbolEqualityComparer.Default.Equals(reference.Field, child) && !IsPlainUse(reference))
                    return;
            }
        }
        var missing = ((INamedTypeSymbol)child.Type).SelfAndBases().SelectMany(t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(p => SignalDeclaration.Of(p) is { Role: SignalRole.Input, IsView: false }
                && p.DeclaredAccessibility == Accessibility.Public)
            .Where(p => !assigned.Contains($"{child.Name}.{p.Name}")).Select(p => $"'{p.Name}'").Distinct().ToList();
        if (missing.Count == 0 || child.Locations.FirstOrDefault() is not { } place)
            return;
        var (inputs, are) = missing.Count == 1 ? ("input", "is") : ("inputs", "are");
        report.Report(ChildInput, place,
            $"{inputs} {string.Join(", ", missing)} of '{child.Name}' {are} driven by nothing: "
            + $"assign {(missing.Count == 1 ? "it" : "them")} in a [Comb] method of '{module.Type.Name}'");
    }

    private static bool IsPlainUse(IFieldReferenceOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation property => property.Instance == reference && SignalDeclaration.Of(property.Property) is not null,
        ISimpleAssignmentOperation assignment => assignment.Target == reference
            && assignment.Value.Unwrap() is IObjectCreationOperation { Initializer: null },
        _ => false,
    };

    private static bool IsUsers(SyntaxTree tree) => !tree.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4017: a member of a module decides by one of the module's signals but is not captured. It works natively and fails when captured code
/// uses it, so it is a warning at the member; the use itself is HDL4007.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncapturedBranchAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Warning("HDL4017");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        var used = module.Captured.SelectMany(b => b.Operations).Select(o => o switch
        {
            IInvocationOperation call => (ISymbol)call.TargetMethod.OriginalDefinition,
            IPropertyReferenceOperation read => read.Property.OriginalDefinition,
            _ => null,
        }).Where(s => s is not null).ToImmutableHashSet(SymbolEqualityComparer.Default);
        foreach (var (owner, body) in module.All)
        {
            var member = owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : owner;
            if (CapturedMember.Of(owner) is not null || member is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)
                || body is not IBlockOperation || used.Contains(member) || !Hardware(member) || SignalDeclarationOf(member) is not null)
            {
                continue;
            }
            var condition = body.SelfAndDescendants().Select(UncapturedCallAnalyzer.Condition)
                .FirstOrDefault(c => c is not null && c.SelfAndDescendants().Any(o => SignalPath.Of(o) is not null));
            if (condition is null)
                continue;
            var attribute = member is IPropertySymbol ? "[Wire]" : "[Comb]";
            report.Report(Rule, condition.Syntax,
                $"'{Quote.Text(condition.Syntax)}' is a signal but '{member.Name}' is ordinary C#, "
                + $"where it has a value only in native simulation: put {attribute} on '{member.Name}'");
        }
    }

    private static SignalDeclaration? SignalDeclarationOf(ISymbol member) => member is IPropertySymbol property
        ? SignalDeclaration.Of(property) : null;

    /// <summary>What could be meant as hardware: no text for people, no C# result.</summary>
    private static bool Hardware(ISymbol member) => member switch
    {
        IMethodSymbol method => !method.IsAsync && (method.ReturnsVoid || method.ReturnType.HoldsSignal())
            && method.Parameters.All(p => p.Type.HoldsSignal() || p.Type.IsValueType),
        IPropertySymbol property => property.Type.HoldsSignal(),
        _ => false,
    };
}

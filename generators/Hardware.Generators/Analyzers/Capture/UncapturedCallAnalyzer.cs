using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL4007: captured code uses a method or property that is ordinary C# and decides by a signal, which has no value while hardware is
/// built.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncapturedCallAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4007");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        foreach (var operation in body.Operations)
        {
            ISymbol? called = operation switch
            {
                IInvocationOperation { TargetMethod.MethodKind: MethodKind.Ordinary } call => call.TargetMethod.OriginalDefinition,
                IPropertyReferenceOperation { Property.IsIndexer: false } read => read.Property.OriginalDefinition,
                _ => null,
            };
            if (called is null || !IsOrdinary(called) || !GetsSignal(operation)
                || FindBranch(called, operation.SemanticModel!.Compilation, []) is not { } branch)
                continue;
            var attribute = called is IPropertySymbol ? "[Wire]" : "[Comb]";
            report.Report(Rule, Name(operation.Syntax),
                $"'{called.Name}' is ordinary C# and decides by the signal '{Quote.Text(branch)}', "
                + "which has no value while hardware is built: "
                + $"put {attribute} on '{called.Name}'");
        }
    }

    /// <summary>A static helper that is given numbers only, to fill a table say, computes with numbers.</summary>
    private static bool GetsSignal(IOperation operation) => operation is not IInvocationOperation { Instance: null } call
        || call.Arguments.Any(a => a.Value.SelfAndDescendants()
            .Any(o => o is IPropertyReferenceOperation { Property: var property } && SignalDeclaration.Of(property) is not null
            || o is ILocalReferenceOperation or IParameterReferenceOperation && o.Type.HoldsSignal()));

    /// <summary>The first condition on a signal in a member of this compilation that is not captured, or in what it calls.</summary>
    internal static SyntaxNode? FindBranch(ISymbol member, Compilation compilation, HashSet<ISymbol> seen)
    {
        if (seen.Count > 16 || !seen.Add(member))
            return null;
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            // A body of another file has another semantic model; only members that captured code uses and nobody captured get here.
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree)
                || reference.SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal))
                continue;
#pragma warning disable RS1030
            var model = compilation.GetSemanticModel(reference.SyntaxTree);
#pragma warning restore RS1030
            foreach (var node in Bodies(reference.GetSyntax()))
            {
                if (model.GetOperation(node) is not { } operation)
                    continue;
                foreach (var inner in operation.SelfAndDescendants())
                {
                    if (Condition(inner) is { } condition)
                        return condition.Syntax;
                    if (inner is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary } next }
                        && IsOrdinary(next.OriginalDefinition)
                        && FindBranch(next.OriginalDefinition, compilation, seen) is { } deeper)
                    {
                        return deeper;
                    }
                }
            }
        }
        return null;
    }

    /// <summary>A Bit where C# needs a bool: the compiler calls <c>operator true</c>.</summary>
    internal static IOperation? Condition(IOperation operation) => operation switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.True } test when test.Operand.Type.IsLanguage("Bit") => test.Operand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair
            when pair.Type.IsLanguage("Bit") => pair.LeftOperand,
        _ => null,
    };

    private static bool IsOrdinary(ISymbol member) =>
        CapturedMember.Of(member) is null && !member.DeclaringSyntaxReferences.IsEmpty && !member.IsAbstract
        && (member is not IPropertySymbol property || SignalDeclaration.Of(property) is null);

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case BaseMethodDeclarationSyntax { Body: { } block }:
                yield return block;
                break;
            case BaseMethodDeclarationSyntax { ExpressionBody: { } arrow }:
                yield return arrow;
                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } arrow }:
                yield return arrow;
                break;
            case PropertyDeclarationSyntax { AccessorList: { } accessors }:
                foreach (var accessor in accessors.Accessors)
                {
                    if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                        && ((SyntaxNode?)accessor.Body ?? accessor.ExpressionBody) is { } get)
                        yield return get;
                }
                break;
        }
    }

    private static SyntaxNode Name(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => Name(call.Expression),
        MemberAccessExpressionSyntax member => member.Name,
        _ => syntax,
    };
}

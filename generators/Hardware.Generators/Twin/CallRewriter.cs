using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Calls of captured methods go to their twins; lambdas keep their form with rewritten bodies.</summary>
internal sealed class CallRewriter(MemberContext context)
{
    /// <summary>The call's text in the twin; null when it is copied.</summary>
    public string? Call(InvocationExpressionSyntax call)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
            return ExpressionRewriter.Flatten(call);
        if (context.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method
            || !Symbols.IsCaptured(method))
            return null;
        var arguments = new List<string> { "__b" };
        var target = Target(call, method, arguments);
        arguments.AddRange(call.ArgumentList.Arguments.Select(context.Expressions.Rewrite));
        arguments.AddRange(MissingEnums(call, method));
        return $"{target}({string.Join(", ", arguments)})";
    }

    public string Lambda(AnonymousFunctionExpressionSyntax function)
    {
        var head = function switch
        {
            SimpleLambdaExpressionSyntax simple => $"{simple.Parameter.Identifier.Text} =>",
            ParenthesizedLambdaExpressionSyntax full => $"{(full.ReturnType is { } type ? type + " " : "")}{full.ParameterList} =>",
            AnonymousMethodExpressionSyntax method => $"delegate {method.ParameterList}",
            _ => "",
        };
        if (function.ExpressionBody is { } expression)
            return $"{head} {context.Expressions.Rewrite(expression)}";
        var writer = new Text.SourceWriter(isPlain: true);
        var type2 = (context.Model.GetSymbolInfo(function).Symbol as IMethodSymbol)?.ReturnType;
        new FunctionEmitter(context, writer).Body(function, "lambda", type2, function.Block, null);
        return $"{head} {{ {writer.ToString().Replace('\n', ' ').Trim()} }}";
    }

    /// <summary>A captured method named without being called, as a delegate.</summary>
    public static string AsLambda(IMethodSymbol method, string target)
    {
        var names = string.Join(", ", method.Parameters.Select((_, i) => $"__a{i + 1}"));
        return $"({names}) => {target}(__b{(names.Length > 0 ? ", " : "")}{names})";
    }

    private string Target(InvocationExpressionSyntax call, IMethodSymbol method, List<string> arguments)
    {
        var definition = method.ReducedFrom ?? method;
        var owner = definition.ContainingType;
        var (name, typeArguments) = call.Expression switch
        {
            GenericNameSyntax generic => (generic.Identifier.Text, ExpressionRewriter.Flatten(generic.TypeArgumentList)),
            MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } =>
                (generic.Identifier.Text, ExpressionRewriter.Flatten(generic.TypeArgumentList)),
            MemberAccessExpressionSyntax access => (access.Name.Identifier.Text, ""),
            _ => (definition.Name, ""),
        };
        var twin = Symbols.Twin(name) + typeArguments;
        if (method.ReducedFrom is not null && call.Expression is MemberAccessExpressionSyntax extension)
        {
            arguments.Add(context.Expressions.Rewrite(extension.Expression));
            return $"{OwnerOf(owner)}.{twin}";
        }
        if (Symbols.Substitute(owner) is not null)
            return $"{OwnerOf(owner)}.{twin}";
        // An unqualified name may come from `using static`, which does not import twins of another name.
        if (call.Expression is SimpleNameSyntax)
            return definition.IsStatic ? $"{OwnerOf(owner)}.{twin}" : twin;
        return call.Expression is MemberAccessExpressionSyntax member ? $"{context.Expressions.Rewrite(member.Expression)}.{twin}" : twin;
    }

    private static string OwnerOf(INamedTypeSymbol owner)
    {
        var full = owner.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (Symbols.Substitute(owner) is not { } substitute)
            return full;
        return owner.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"global::{space.ToDisplayString()}.{substitute}"
            : $"global::{substitute}";
    }

    // En cannot be a constant, so that an enum parameter's default value is written at the call.
    private IEnumerable<string> MissingEnums(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var given = call.ArgumentList.Arguments;
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            if (!parameter.HasExplicitDefaultValue || !Symbols.IsEnum(parameter.Type))
                continue;
            var isGiven = i < given.TakeWhile(a => a.NameColon is null).Count()
                || given.Any(a => a.NameColon?.Name.Identifier.Text == parameter.Name);
            if (isGiven)
                continue;
            var type = Symbols.Name(parameter.Type, context.Model, call.SpanStart);
            yield return $"{parameter.Name}: ({type}){parameter.ExplicitDefaultValue}";
        }
    }
}

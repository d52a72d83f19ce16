using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Names that mean something else in the twin: enum and computed properties, and locals that are variables of the
/// hardware.</summary>
internal sealed class NameRewriter(MemberContext context)
{
    public string Identifier(IdentifierNameSyntax name)
    {
        var text = name.Identifier.Text;
        if (name.Parent is NameColonSyntax or NameEqualsSyntax)
            return text;
        switch (context.Model.GetSymbolInfo(name).Symbol)
        {
            case ILocalSymbol local when context.Time.IsSignalVariable(local) && context.Time.IsReassigned(local):
                return text + ".Value";
            case IParameterSymbol parameter when context.Time.IsSignalVariable(parameter) && context.Time.IsReassigned(parameter):
                return MemberContext.ParameterVariable(text) + ".Value";
            case IPropertySymbol property when IsRenamed(property):
                return Symbols.Companion(text);
            case IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method when Symbols.IsCaptured(method) && !IsCalled(name):
                return CallRewriter.AsLambda(method, Symbols.Twin(text));
            default:
                return text;
        }
    }

    public string Member(MemberAccessExpressionSyntax access)
    {
        if (context.Time.IsValueOfSignal(access))
            return context.Expressions.Operand(access.Expression);
        var name = access.Name.Identifier.Text;
        switch (context.Model.GetSymbolInfo(access).Symbol)
        {
            case IPropertySymbol property when IsRenamed(property):
                return access.Expression is BaseExpressionSyntax && Symbols.IsComputed(property)
                    ? $"base.{Symbols.Twin(name)}(__b)"
                    : $"{context.Expressions.Rewrite(access.Expression)}.{Symbols.Companion(name)}";
            case IPropertySymbol { ContainingType.TypeKind: TypeKind.Interface } property when IsPortBehindInterface(access, property):
                return Port(access, property);
            case IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method when Symbols.IsCaptured(method) && !IsCalled(access):
                return CallRewriter.AsLambda(method, $"{context.Expressions.Rewrite(access.Expression)}.{Symbols.Twin(name)}");
            default:
                return context.Expressions.Copy(access);
        }
    }

    private static bool IsRenamed(IPropertySymbol property) => Symbols.IsEnumSignal(property) || Symbols.IsComputed(property);

    private static bool IsCalled(ExpressionSyntax name) => name.Parent is InvocationExpressionSyntax call && call.Expression == name;

    // The implementing property may be computed, which only its own class knows: ask for the port by name.
    private static bool IsPortBehindInterface(MemberAccessExpressionSyntax access, IPropertySymbol property) =>
        (Symbols.IsSignalType(property.Type) || Symbols.IsEnum(property.Type))
        && property.ContainingNamespace?.ToDisplayString() != "Hardware.Hdl"
        && !(access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access);

    private string Port(MemberAccessExpressionSyntax access, IPropertySymbol property)
    {
        var module = context.NewName("module");
        var receiver = context.Expressions.Rewrite(access.Expression);
        var type = Symbols.Name(property.Type, context.Model, access.SpanStart);
        var read = $"{module}.__Hdl.{(Symbols.IsEnum(property.Type) ? "ReadEnum" : "Read")}<{type}>(\"{property.Name}\")";
        return $"({receiver} is global::Hardware.Hdl.HardwareModule {module} ? {read} : {receiver}.{property.Name})";
    }
}

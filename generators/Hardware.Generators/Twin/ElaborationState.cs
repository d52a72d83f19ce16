using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Finds assignments that would make hardware silently differ from the C# it was written as: elaboration runs every path once, so C#
/// state must not change where a signal decides whether it does, and fields must not change at all.
/// </summary>
internal sealed class ElaborationState(MemberContext context)
{
    /// <summary>Why an expression statement has no meaning in hardware; null when it has one.</summary>
    public string? Refuse(ExpressionSyntax expression)
    {
        var targets = expression switch
        {
            AssignmentExpressionSyntax assignment => BindingTime.Targets(assignment.Left),
            PrefixUnaryExpressionSyntax unary
                when unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => [unary.Operand],
            PostfixUnaryExpressionSyntax unary => [unary.Operand],
            _ => [],
        };
        return targets.Select(target => Refuse(expression, target)).FirstOrDefault(reason => reason is not null);
    }

    private string? Refuse(ExpressionSyntax expression, ExpressionSyntax target)
    {
        if (target is ElementAccessExpressionSyntax element)
        {
            return Symbols.IsView(context.Model.GetTypeInfo(element.Expression).Type) ? null : Refuse(expression, element.Expression);
        }
        switch (context.Model.GetSymbolInfo(target).Symbol)
        {
            case ILocalSymbol local when IsWholeVariable(target, local):
                return null;
            case ILocalSymbol local:
                return context.Time.IsConditional(expression, BindingTime.ScopeOf(local))
                    ? $"'{local.Name}' is C# state that changes under a signal condition: "
                      + "make it a UInt, SInt or Bit, or decide by C# values"
                    : null;
            case IParameterSymbol parameter when context.Time.IsSignalVariable(parameter):
                return null;
            case IParameterSymbol parameter:
                var function = parameter.ContainingSymbol.DeclaringSyntaxReferences.First().GetSyntax();
                return context.Time.IsConditional(expression, function)
                    ? $"'{parameter.Name}' is C# state that changes under a signal condition: "
                      + "make it a UInt, SInt or Bit, or decide by C# values"
                    : null;
            case IFieldSymbol { ContainingType.IsTupleType: false } field:
                return $"'{field.Name}' is a C# field: hardware remembers only registers, so make it a [Reg] property";
            case IPropertySymbol property when !Symbols.IsSignalProperty(property) && !Symbols.IsView(property.ContainingType)
                && property.ContainingType.TypeKind != TypeKind.Interface && Symbols.IsModule(property.ContainingType):
                return $"'{property.Name}' is a C# property: hardware remembers only registers, so give it [Reg]";
            default:
                return null;
        }
    }

    // Assigning the variable itself is hardware; assigning an item of an array it holds is C# state.
    private bool IsWholeVariable(ExpressionSyntax target, ILocalSymbol local) =>
        context.Time.IsSignalVariable(local) && !(target.Parent is ElementAccessExpressionSyntax);
}

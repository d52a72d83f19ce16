using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>Small questions about operation trees.</summary>
internal static class Walk
{
    /// <summary>The operation and everything below it, in source order.</summary>
    public static IEnumerable<IOperation> SelfAndDescendants(this IOperation root)
    {
        yield return root;
        foreach (var child in root.ChildOperations)
        {
            foreach (var operation in child.SelfAndDescendants())
                yield return operation;
        }
    }

    /// <summary>The expression below conversions the user did not write.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { IsImplicit: true } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What is assigned by an operation, with the value where there is one; tuples are taken apart.</summary>
    public static IEnumerable<(IOperation Target, IOperation? Value)> Assignments(this IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation simple:
                yield return (simple.Target, simple.Value);
                break;
            case ICompoundAssignmentOperation compound:
                yield return (compound.Target, null);
                break;
            case IIncrementOrDecrementOperation step:
                yield return (step.Target, null);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                foreach (var pair in Elements(deconstruction.Target, deconstruction.Value.Unwrap()))
                    yield return pair;
                break;
        }
    }

    private static IEnumerable<(IOperation Target, IOperation? Value)> Elements(IOperation target, IOperation? value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            yield return (target, value);
            yield break;
        }
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = value is ITupleOperation values && values.Elements.Length == tuple.Elements.Length ? values.Elements[i] : null;
            foreach (var pair in Elements(tuple.Elements[i], element))
                yield return pair;
        }
    }
}

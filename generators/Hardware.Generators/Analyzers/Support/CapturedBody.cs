using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// One captured body with its binding times: which expressions are signals and which are C# that runs at elaboration. The static type
/// decides; only bool and enum need a look inside, since a local of these types carries a signal when one reaches it.
/// </summary>
internal sealed class CapturedBody
{
    private readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);

    public CapturedBody(CapturedMember member, IOperation block)
    {
        Member = member;
        Block = block;
        FindCarriers();
    }

    public CapturedMember Member { get; }

    public IOperation Block { get; }

    /// <summary>All operations, in source order.</summary>
    public IEnumerable<IOperation> Operations => Block.SelfAndDescendants();

    /// <summary>Whether the value of an expression is only known in the running hardware.</summary>
    public bool IsSignal(IOperation? operation)
    {
        if (operation is null || operation.ConstantValue.HasValue)
            return false;
        if (operation.Type.HoldsSignal())
            return !IsPlainConstant(operation);
        return operation switch
        {
            IConversionOperation conversion => IsSignal(conversion.Operand),
            IParenthesizedOperation parenthesized => IsSignal(parenthesized.Operand),
            ILocalReferenceOperation local => _carriers.Contains(local.Local),
            IParameterReferenceOperation parameter => parameter.Type.IsEnum() && Member.Kind == CaptureKind.Function
                && SymbolEqualityComparer.Default.Equals(parameter.Parameter.ContainingSymbol, Member.Symbol),
            IPropertyReferenceOperation property => SignalDeclaration.Of(property.Property) is { IsView: false }
                || (property.Property.Name == "Value" && IsSignal(property.Instance)),
            IInvocationOperation call => (call.Type.IsBool() || call.Type.IsEnum()) && CapturedMember.Of(call.TargetMethod) is not null
                && (call.Instance is not null || call.Arguments.Any(a => IsSignal(a.Value))),
            IUnaryOperation or IBinaryOperation or IIsPatternOperation or ITupleOperation or ICoalesceOperation =>
                operation.ChildOperations.Any(IsSignal),
            IConditionalOperation choice => IsSignal(choice.Condition) || IsSignal(choice.WhenTrue) || IsSignal(choice.WhenFalse),
            ISwitchExpressionOperation choice => IsSignal(choice.Value) || choice.Arms.Any(a => IsSignal(a.Guard) || IsSignal(a.Value)),
            _ => false,
        };
    }

    /// <summary>
    /// The nearest signal that decides whether an operation happens; null when only C# decides. The search ends where
    /// <paramref name="local"/> is declared: what lives inside a branch may change there.
    /// </summary>
    public IOperation? ControllingSignal(IOperation operation, ILocalSymbol? local = null)
    {
        var declared = local?.DeclaringSyntaxReferences.FirstOrDefault()?.Span;
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (declared is { } span && parent.Syntax.Span.Contains(span) && parent is not IExpressionStatementOperation)
                return null;
            if (ControlOf(parent, child) is { } control)
                return control;
            if (parent is ILoopOperation loop && JumpCondition(loop) is { } jump)
                return jump;
            if (child == Block)
                return null;
        }
        return null;
    }

    /// <summary>The signal under which a loop is left, or one of its rounds cut short; null when only C# decides.</summary>
    public IOperation? JumpCondition(ILoopOperation loop)
    {
        foreach (var operation in loop.SelfAndDescendants())
        {
            var leaves = operation is IReturnOperation
                || (operation is IBranchOperation branch && (SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel)
                    || SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel)));
            if (!leaves || IsInFunction(operation, loop))
                continue;
            for (var (child, parent) = (operation, operation.Parent);
                parent is not null && child != loop;
                (child, parent) = (parent, parent.Parent))
            {
                if (ControlOf(parent, child) is { } control)
                    return control;
            }
        }
        return null;
    }

    /// <summary>Whether an operation stands in a lambda or local function inside <paramref name="outer"/>.</summary>
    public static bool IsInFunction(IOperation operation, IOperation outer)
    {
        for (var parent = operation.Parent; parent is not null && parent != outer; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }
        return false;
    }

    /// <summary>The signal by which <paramref name="parent"/> decides whether its part <paramref name="child"/> happens.</summary>
    private IOperation? ControlOf(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation choice when child != choice.Condition && IsSignal(choice.Condition) => choice.Condition,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair
            when child == pair.RightOperand && IsSignal(pair.LeftOperand) => pair.LeftOperand,
        ISwitchCaseOperation { Parent: ISwitchOperation choice } => Subject(choice),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } =>
            IsSignal(choice.Value) ? choice.Value : choice.Arms.Select(a => a.Guard).FirstOrDefault(IsSignal),
        IWhileLoopOperation loop when child == loop.Body && IsSignal(loop.Condition) => loop.Condition,
        IForLoopOperation loop when child == loop.Body && IsSignal(loop.Condition) => loop.Condition,
        _ => null,
    };

    private IOperation? Subject(ISwitchOperation choice) => IsSignal(choice.Value)
        ? choice.Value
        : choice.Cases.SelectMany(c => c.Clauses).OfType<IPatternCaseClauseOperation>().Select(c => c.Guard).FirstOrDefault(IsSignal);

    /// <summary>A C# constant in a signal's type: <c>(Bit)true</c>, <c>UInt x = 3</c>.</summary>
    private static bool IsPlainConstant(IOperation operation) => operation.Unwrap().ConstantValue.HasValue;

    /// <summary>Locals of type bool and enum that a signal reaches, directly or by being assigned under one.</summary>
    private void FindCarriers()
    {
        for (var (round, grown) = (0, true); grown && round < 4; round++)
        {
            grown = false;
            foreach (var operation in Operations)
            {
                if (operation is IVariableDeclaratorOperation { Initializer: { } initializer } declarator && IsSignal(initializer.Value))
                    grown |= Add(declarator.Symbol);
                foreach (var (target, value) in operation.Assignments())
                {
                    if (target is ILocalReferenceOperation reference
                        && (IsSignal(value) || (operation as ICompoundAssignmentOperation is { } compound && IsSignal(compound.Value))
                            || ControllingSignal(operation, reference.Local) is not null))
                    {
                        grown |= Add(reference.Local);
                    }
                }
            }
        }

        bool Add(ILocalSymbol local) => (local.Type.IsBool() || local.Type.IsEnum()) && _carriers.Add(local);
    }
}

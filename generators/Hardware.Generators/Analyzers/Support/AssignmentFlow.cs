using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// Walks a captured body in the order it executes and keeps which signals have been assigned: on every path, and on any path. A C#
/// condition is decided at elaboration, so its branches count as both taken; a C# loop counts as running once. That makes it blunter than a
/// control flow graph exactly where a graph is wrong (a loop that might run zero times, an enum switch without a default).
/// </summary>
internal sealed class AssignmentFlow(CapturedBody body, Func<SignalPath, bool> tracked, ModuleBodies? module = null)
{
    private readonly Stack<CapturedBody> _calls = new([body]);
    private readonly Dictionary<ISymbol, State> _jumps = new(SymbolEqualityComparer.Default);
    private State? _returned;
    private State _state = State.Empty;

    private ConstantWidths Widths => field ??= new ConstantWidths(body.Block);

    /// <summary>Called at each read of a tracked signal, with the state before it.</summary>
    public Action<SignalPath, IOperation, State>? OnRead { get; set; }

    /// <summary>Code was called that cannot be seen from here and may assign anything: better say nothing.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>Walks everything; the state at the end of the body.</summary>
    public State Run()
    {
        Visit(body.Block);
        return _returned is { } other ? State.Meet(_state, other) : _state;
    }

    private void Visit(IOperation? operation)
    {
        switch (operation)
        {
            case null or ILocalFunctionOperation or INameOfOperation:
                return;
            case IConditionalOperation choice:
                Visit(choice.Condition);
                Branches(_calls.Peek().IsSignal(choice.Condition), [() => Visit(choice.WhenTrue), () => Visit(choice.WhenFalse)]);
                return;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } pair:
                Visit(pair.LeftOperand);
                Branches(_calls.Peek().IsSignal(pair.LeftOperand), [() => Visit(pair.RightOperand), () => { }]);
                return;
            case ISwitchOperation choice:
                VisitSwitch(choice);
                return;
            case ISwitchExpressionOperation choice:
                Visit(choice.Value);
                Branches(true, choice.Arms.Select(arm => (Action)(() => { Visit(arm.Guard); Visit(arm.Value); })).ToArray());
                return;
            case ILoopOperation loop:
                VisitLoop(loop);
                return;
            case IAnonymousFunctionOperation function:
                // Its returns leave the lambda, not the member.
                var outside = (_state, _returned);
                Visit(function.Body);
                (_state, _returned) = outside;
                return;
            case IReturnOperation leave:
                Visit(leave.ReturnedValue);
                _returned = _returned is { } known ? State.Meet(known, _state) : _state;
                _state = State.Dead;
                return;
            case IBranchOperation jump:
                _jumps[jump.Target] = _jumps.TryGetValue(jump.Target, out var before) ? State.Meet(before, _state) : _state;
                _state = State.Dead;
                return;
            case IThrowOperation thrown:
                Visit(thrown.Exception);
                _state = State.Dead;
                return;
        }
        if (operation.Assignments().ToList() is { Count: > 0 } assignments)
        {
            VisitAssignment(operation, assignments);
            return;
        }
        if (SignalPath.Of(operation) is { } path && tracked(path))
        {
            VisitIndices(operation);
            OnRead?.Invoke(path, operation, _state);
            return;
        }
        foreach (var child in operation.ChildOperations)
            Visit(child);
        if (operation is IInvocationOperation { Instance: IInstanceReferenceOperation } call
            && !call.TargetMethod.ContainingType.IsLanguage("HardwareModule"))
            VisitCall(call.TargetMethod.OriginalDefinition);
    }

    /// <summary>A method of the same module may assign its signals too.</summary>
    private void VisitCall(IMethodSymbol method)
    {
        if (module?.AnyBodyOf(method) is not { } callee)
        {
            IsUnsure = true;
            return;
        }
        if (_calls.Any(c => c.Block == callee.Block))
            return;
        var returned = _returned;
        _returned = null;
        _calls.Push(callee);
        Visit(callee.Block);
        _calls.Pop();
        _state = _returned is { } left ? State.Meet(_state, left) : _state;
        _returned = returned;
    }

    private void VisitAssignment(IOperation operation, List<(IOperation Target, IOperation? Value)> assignments)
    {
        foreach (var (target, _) in assignments)
        {
            if (operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
                Visit(target);
            else
                VisitIndices(target);
        }
        Visit(operation switch
        {
            ISimpleAssignmentOperation simple => simple.Value,
            ICompoundAssignmentOperation compound => compound.Value,
            IDeconstructionAssignmentOperation deconstruction => deconstruction.Value,
            _ => null,
        });
        foreach (var (target, _) in assignments)
        {
            if (SignalPath.Of(target) is { } path && tracked(path))
                _state = _state.With(path.Text);
        }
    }

    /// <summary>What is computed to find the target: the index of an element.</summary>
    private void VisitIndices(IOperation target)
    {
        foreach (var child in target.ChildOperations)
        {
            if (child is IArgumentOperation argument)
                Visit(argument.Value);
            else if (target is IArrayElementReferenceOperation element && element.Indices.Contains(child))
                Visit(child);
            else
                VisitIndices(child);
        }
    }

    private void VisitSwitch(ISwitchOperation choice)
    {
        Visit(choice.Value);
        var signal = _calls.Peek().IsSignal(choice.Value)
            || choice.Cases.SelectMany(c => c.Clauses).OfType<IPatternCaseClauseOperation>().Any(c => _calls.Peek().IsSignal(c.Guard));
        var actions = choice.Cases.Select(section => (Action)(() =>
        {
            foreach (var clause in section.Clauses.OfType<IPatternCaseClauseOperation>())
                Visit(clause.Guard);
            foreach (var statement in section.Body)
                Visit(statement);
        })).ToList();
        if (!IsExhaustive(choice))
            actions.Add(() => { });
        Branches(signal, actions);
        if (_jumps.TryGetValue(choice.ExitLabel, out var left))
        {
            _jumps.Remove(choice.ExitLabel);
            _state = signal ? State.Meet(_state, left) : State.Union(_state, left);
        }
    }

    private bool IsExhaustive(ISwitchOperation choice)
    {
        var clauses = choice.Cases.SelectMany(c => c.Clauses).ToList();
        if (clauses.Any(c => c is IDefaultCaseClauseOperation or IPatternCaseClauseOperation
            {
                Guard: null,
                Pattern: IDiscardPatternOperation
            }))
            return true;
        var covered = new HashSet<object?>();
        foreach (var clause in clauses)
        {
            if (clause is ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true } value })
                covered.Add(value.Value);
            else if (clause is IPatternCaseClauseOperation { Guard: null } pattern)
                AddConstants(pattern.Pattern, covered);
        }
        return choice.Value.Type switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } type =>
                type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).All(f => covered.Contains(f.ConstantValue)),
            { SpecialType: SpecialType.System_Boolean } => covered.Count == 2,
            _ => choice.Value is IPropertyReferenceOperation { Property.Name: "Value", Instance: { } signal }
                && Widths.Of(signal) is { IsSized: true, Bits: < 16 and var bits } && covered.Count == 1 << bits,
        };
    }

    private static void AddConstants(IPatternOperation pattern, HashSet<object?> covered)
    {
        if (pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true } value })
            covered.Add(value.Value);
        else if (pattern is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either)
        {
            AddConstants(either.LeftPattern, covered);
            AddConstants(either.RightPattern, covered);
        }
    }

    private void VisitLoop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation f:
                foreach (var before in f.Before)
                    Visit(before);
                Visit(f.Condition);
                Round(f.Body, f.AtLoopBottom);
                break;
            case IForEachLoopOperation f:
                Visit(f.Collection);
                Round(f.Body, []);
                break;
            case IWhileLoopOperation w:
                Visit(w.Condition);
                Round(w.Body, []);
                break;
        }
        if (_jumps.TryGetValue(loop.ExitLabel, out var left))
        {
            _jumps.Remove(loop.ExitLabel);
            _state = State.Meet(_state, left);
        }

        // Twice, so that a read at the top of the body sees what the round before assigned.
        void Round(IOperation inner, ImmutableArray<IOperation> bottom)
        {
            for (var round = 0; round < 2; round++)
            {
                Visit(inner);
                if (_jumps.TryGetValue(loop.ContinueLabel, out var cut))
                {
                    _jumps.Remove(loop.ContinueLabel);
                    _state = State.Meet(_state, cut);
                }
                foreach (var step in bottom)
                    Visit(step);
            }
        }
    }

    private void Branches(bool signal, IReadOnlyList<Action> branches)
    {
        var before = _state;
        State? after = null;
        foreach (var branch in branches)
        {
            _state = before;
            branch();
            after = after is not { } joined ? _state : signal ? State.Meet(joined, _state) : State.Union(joined, _state);
        }
        _state = after ?? before;
    }

    /// <summary>Signals assigned so far, by path.</summary>
    internal readonly struct State
    {
        private State(ImmutableHashSet<string> always, ImmutableHashSet<string> sometimes, bool dead)
        {
            Always = always;
            Sometimes = sometimes;
            IsDead = dead;
        }

        /// <summary>Assigned on every path that gets here.</summary>
        public ImmutableHashSet<string> Always { get; }

        /// <summary>Assigned on at least one path that gets here.</summary>
        public ImmutableHashSet<string> Sometimes { get; }

        /// <summary>No path gets here.</summary>
        public bool IsDead { get; }

        public static State Empty { get; } = new([], [], false);

        public static State Dead { get; } = new([], [], true);

        public State With(string path) => new(Always.Add(path), Sometimes.Add(path), IsDead);

        /// <summary>Either of two paths is taken.</summary>
        public static State Meet(State a, State b) => a.IsDead ? b : b.IsDead ? a
            : new(a.Always.Intersect(b.Always), a.Sometimes.Union(b.Sometimes), false);

        /// <summary>One of two paths is taken, C# decides which: whatever either assigns counts as assigned.</summary>
        public static State Union(State a, State b) => a.IsDead ? b : b.IsDead ? a
            : new(a.Always.Union(b.Always), a.Sometimes.Union(b.Sometimes), false);
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Decides which expressions of a captured member are hardware and which are C# that runs at elaboration. That is the static type;
/// only bool and enum values need a look inside, for they may come from a signal. Locals of those types that carry one are found here.
/// </summary>
internal sealed class BindingTime
{
    private readonly SemanticModel _model;
    private readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ExpressionSyntax, bool> _known = [];
    private readonly HashSet<ISymbol> _reassigned = new(SymbolEqualityComparer.Default);

    public BindingTime(SemanticModel model, SyntaxNode member)
    {
        _model = model;
        FindReassigned(member);
        // Whether one local carries a signal may depend on another; a few rounds reach the end of any chain people write.
        for (var (round, before) = (0, -1); round < 8 && before != _carriers.Count; round++)
        {
            before = _carriers.Count;
            FindCarriers(member);
            _known.Clear();
        }
    }

    /// <summary>Whether the expression is hardware in the twin.</summary>
    public bool IsSignal(ExpressionSyntax? expression)
    {
        if (expression is null)
            return false;
        if (!_known.TryGetValue(expression, out var isSignal))
            _known[expression] = isSignal = Decide(expression);
        return isSignal;
    }

    private bool Decide(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return IsSignal(inner.Expression);
            case LiteralExpressionSyntax or LambdaExpressionSyntax or DefaultExpressionSyntax:
                return false;
        }
        if (Symbols.IsSignalType(_model.GetTypeInfo(expression).Type))
            return true;
        switch (expression)
        {
            case IdentifierNameSyntax:
            case MemberAccessExpressionSyntax:
                return IsValueOfSignal(expression) || IsCarrier(_model.GetSymbolInfo(expression).Symbol);
            case PrefixUnaryExpressionSyntax unary:
                return IsSignal(unary.Operand);
            case BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.AsExpression and not (int)SyntaxKind.IsExpression } binary:
                return IsSignal(binary.Left) || IsSignal(binary.Right);
            case ConditionalExpressionSyntax choice:
                return IsSignal(choice.Condition) || IsSignal(choice.WhenTrue) || IsSignal(choice.WhenFalse);
            case SwitchExpressionSyntax choice:
                return IsSignal(choice.GoverningExpression)
                    || choice.Arms.Any(arm => IsSignal(arm.Expression) || IsSignal(arm.WhenClause?.Condition));
            case IsPatternExpressionSyntax test:
                return IsSignal(test.Expression);
            case CastExpressionSyntax cast:
                return Symbols.MayCarrySignal(_model.GetTypeInfo(cast).Type) && IsSignal(cast.Expression);
            case AssignmentExpressionSyntax assignment:
                return IsSignal(assignment.Left);
            case TupleExpressionSyntax tuple:
                return tuple.Arguments.Any(argument => IsSignal(argument.Expression));
            case InvocationExpressionSyntax call:
                return _model.GetSymbolInfo(call).Symbol is IMethodSymbol method
                    && (Symbols.IsCaptured(method) || (method.MethodKind == MethodKind.LocalFunction && _carriers.Contains(method)))
                    && (Symbols.MayCarrySignal(method.ReturnType) || Symbols.IsSignalTuple(method.ReturnType));
            default:
                return false;
        }
    }

    /// <summary>Whether a variable is a bool or enum that carries a signal, and so is a Bit or En in the twin.</summary>
    public bool IsCarrier(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol property => Symbols.IsEnumSignal(property),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter =>
            Symbols.IsEnum(parameter.Type) && Symbols.IsCaptured(method),
        ILocalSymbol or IParameterSymbol => _carriers.Contains(symbol),
        _ => false,
    };

    /// <summary>Whether a local or parameter is hardware in the twin.</summary>
    public bool IsSignalVariable(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => Symbols.IsSignalType(local.Type) || IsCarrier(local),
        IParameterSymbol parameter => Symbols.IsSignalType(parameter.Type) || IsCarrier(parameter),
        _ => false,
    };

    /// <summary>Whether a local is assigned anywhere but where it is declared, or declared without a value.</summary>
    public bool IsReassigned(ISymbol? symbol) => symbol is not null && _reassigned.Contains(symbol);

    /// <summary><c>x.Value</c> of a signal: patterns and switches need it in C#, the twin does not.</summary>
    public bool IsValueOfSignal(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Value" } access
        && Symbols.IsSignalType(_model.GetTypeInfo(access.Expression).Type);

    /// <summary>Whether <paramref name="node"/> happens only on some paths through <paramref name="scope"/> that signals choose.</summary>
    public bool IsConditional(SyntaxNode node, SyntaxNode scope)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null && child != scope; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IfStatementSyntax choice when child != choice.Condition && IsSignal(choice.Condition):
                case ConditionalExpressionSyntax choice2 when child != choice2.Condition && IsSignal(choice2.Condition):
                case SwitchSectionSyntax { Parent: SwitchStatementSyntax choice3 } when IsSignalSwitch(choice3):
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice4 } when IsSignal(choice4.GoverningExpression):
                    return true;
                case BlockSyntax block when block.Statements.TakeWhile(s => s != child).Any(HasConditionalJump):
                case SwitchSectionSyntax section when section.Statements.TakeWhile(s => s != child).Any(HasConditionalJump):
                    return true;
                case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                    when parent != scope && HasConditionalJump((StatementSyntax)parent):
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether a switch statement chooses by signals.</summary>
    public bool IsSignalSwitch(SwitchStatementSyntax statement) => IsSignal(statement.Expression)
        || statement.Sections.SelectMany(s => s.Labels).OfType<CasePatternSwitchLabelSyntax>().Any(l => IsSignal(l.WhenClause?.Condition));

    private bool HasConditionalJump(StatementSyntax statement) => Jumps.Within(statement)
        .Any(jump => jump.Ancestors().TakeWhile(a => a != statement.Parent).Any(a => a switch
        {
            IfStatementSyntax choice => IsSignal(choice.Condition),
            SwitchStatementSyntax choice => Jumps.TargetOf(jump) != choice && IsSignalSwitch(choice),
            _ => false,
        }));

    private void FindReassigned(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment:
                    foreach (var target in Targets(assignment.Left))
                        Reassign(target);
                    break;
                case PrefixUnaryExpressionSyntax unary
                    when unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
                    Reassign(unary.Operand);
                    break;
                case PostfixUnaryExpressionSyntax unary
                    when unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                    Reassign(unary.Operand);
                    break;
                case VariableDeclaratorSyntax { Initializer: null } variable when _model.GetDeclaredSymbol(variable) is ILocalSymbol local:
                    _reassigned.Add(local);
                    break;
            }
        }
    }

    private void Reassign(ExpressionSyntax target)
    {
        if (_model.GetSymbolInfo(target).Symbol is { Kind: SymbolKind.Local or SymbolKind.Parameter } symbol)
            _reassigned.Add(symbol);
    }

    /// <summary>The variables and properties an assignment gives values to.</summary>
    public static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) => left switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(a => Targets(a.Expression)),
        ParenthesizedExpressionSyntax inner => Targets(inner.Expression),
        DeclarationExpressionSyntax => [],
        _ => [left],
    };

    private void FindCarriers(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value } variable:
                    Carry(_model.GetDeclaredSymbol(variable), IsSignal(value));
                    break;
                case AssignmentExpressionSyntax
                {
                    Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names },
                } taken:
                    for (var i = 0; i < names.Variables.Count; i++)
                    {
                        if (names.Variables[i] is SingleVariableDesignationSyntax name)
                            Carry(_model.GetDeclaredSymbol(name), Item(taken.Right, i));
                    }
                    break;
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax items } assignment:
                    for (var i = 0; i < items.Arguments.Count; i++)
                    {
                        var isSignal = Item(assignment.Right, i) || IsConditionalAssignment(assignment, i);
                        Carry(_model.GetSymbolInfo(items.Arguments[i].Expression).Symbol, isSignal);
                    }
                    break;
                case AssignmentExpressionSyntax assignment when _model.GetSymbolInfo(assignment.Left).Symbol is ILocalSymbol local:
                    Carry(local, IsSignal(assignment.Right) || IsConditional(assignment, ScopeOf(local)));
                    break;
                case LocalFunctionStatementSyntax function when _model.GetDeclaredSymbol(function) is IMethodSymbol { } method
                    && Symbols.MayCarrySignal(method.ReturnType) && ReturnsSignal(function):
                    _carriers.Add(method);
                    break;
                case ArgumentSyntax argument when IsSignal(argument.Expression) && LocalFunctionParameter(argument) is { } parameter:
                    Carry(parameter, true);
                    break;
            }
        }
    }

    private bool IsConditionalAssignment(AssignmentExpressionSyntax assignment, int item) =>
        _model.GetSymbolInfo(((TupleExpressionSyntax)assignment.Left).Arguments[item].Expression).Symbol is ILocalSymbol local
        && IsConditional(assignment, ScopeOf(local));

    private bool ReturnsSignal(LocalFunctionStatementSyntax function) =>
        IsSignal(function.ExpressionBody?.Expression) || (function.Body is { } body && ReturnsSignal(body));

    private bool ReturnsSignal(BlockSyntax body) =>
        Jumps.Within(body).OfType<ReturnStatementSyntax>().Any(r => IsSignal(r.Expression) || IsConditional(r, body));

    private IParameterSymbol? LocalFunctionParameter(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call
            || _model.GetSymbolInfo(call).Symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction } method)
            return null;
        if (argument.NameColon is { } name)
            return method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.Text);
        var index = call.ArgumentList.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private bool Item(ExpressionSyntax tuple, int index) => tuple switch
    {
        TupleExpressionSyntax items => IsSignal(items.Arguments[index].Expression),
        ParenthesizedExpressionSyntax inner => Item(inner.Expression, index),
        _ => IsSignal(tuple),
    };

    private void Carry(ISymbol? symbol, bool isSignal)
    {
        var type = symbol switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        if (isSignal && Symbols.MayCarrySignal(type))
            _carriers.Add(symbol!);
    }

    /// <summary>The block in which a local lives.</summary>
    public static SyntaxNode ScopeOf(ILocalSymbol local)
    {
        var declaration = local.DeclaringSyntaxReferences.First().GetSyntax();
        return declaration.Ancestors()
            .FirstOrDefault(a => a is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchSectionSyntax)
            ?? declaration;
    }
}

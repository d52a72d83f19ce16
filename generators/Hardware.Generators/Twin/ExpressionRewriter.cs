using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Gives an expression its text in the twin: the user's own, except for choices between signals, reads of enum and computed
/// properties, locals that are variables of the hardware, and calls of captured methods.
/// </summary>
internal sealed class ExpressionRewriter(MemberContext context)
{
    private readonly NameRewriter _names = new(context);
    private readonly CallRewriter _calls = new(context);

    private SemanticModel Model => context.Model;

    private BindingTime Time => context.Time;

    /// <summary>The text of an expression, or of any other piece of syntax, on one line.</summary>
    public string Rewrite(SyntaxNode node)
    {
        switch (node)
        {
            case TypeSyntax type when node is not SimpleNameSyntax and not QualifiedNameSyntax and not AliasQualifiedNameSyntax:
                return Flatten(type);
            case IdentifierNameSyntax name:
                return _names.Identifier(name);
            case MemberAccessExpressionSyntax access:
                return _names.Member(access);
            case ConditionalExpressionSyntax choice when Time.IsSignal(choice.Condition):
                return Choice(choice);
            case BinaryExpressionSyntax binary:
                return Binary(binary);
            case AssignmentExpressionSyntax assignment:
                return Assignment(assignment);
            case IsPatternExpressionSyntax test when Time.IsSignal(test.Expression):
                return context.Patterns.Is(test);
            case SwitchExpressionSyntax choice when IsSignalSwitch(choice):
                return context.Patterns.Switch(choice);
            case InvocationExpressionSyntax call:
                return _calls.Call(call) ?? Copy(call);
            case CastExpressionSyntax cast when Symbols.IsEnum(Model.GetTypeInfo(cast).Type) && Time.IsSignal(cast.Expression):
                return $"{TypeOf(cast)}.FromExpr(({Rewrite(cast.Expression)}).ToExpr())";
            case AnonymousFunctionExpressionSyntax function:
                return _calls.Lambda(function);
            case ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } item:
                return TupleItem(item, tuple);
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null, Expression: IdentifierNameSyntax name } member:
                return Rewrite(name) is var text && text != name.Identifier.Text ? $"{name.Identifier.Text} = {text}" : text;
            default:
                return Copy(node);
        }
    }

    /// <summary>An expression that an operator or a member access can follow.</summary>
    public string Operand(ExpressionSyntax expression)
    {
        var text = Rewrite(expression);
        var isPrimary = expression is ParenthesizedExpressionSyntax or IdentifierNameSyntax or LiteralExpressionSyntax
            or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax;
        return isPrimary || IsWrapped(text) ? text : $"({text})";
    }

    /// <summary>A condition whose value is a Bit: C# values are converted.</summary>
    public string Bit(ExpressionSyntax expression) => Time.IsSignal(expression) ? Rewrite(expression) : $"(Bit)({Rewrite(expression)})";

    /// <summary>The type in the twin of an expression once it is converted to what its place asks for.</summary>
    public string TypeOf(ExpressionSyntax expression) => ConvertedType(expression) is { } type
        ? Symbols.TwinType(type, Model, expression.SpanStart)
        : "Bit";

    /// <summary>What the place of an expression converts it to; parentheses do not count.</summary>
    public ITypeSymbol? ConvertedType(ExpressionSyntax expression)
    {
        var outer = expression;
        while (outer.Parent is ParenthesizedExpressionSyntax parent)
            outer = parent;
        var converted = Model.GetTypeInfo(outer).ConvertedType;
        var own = Model.GetTypeInfo(expression);
        if (converted is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error })
            converted = own.ConvertedType;
        return converted is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Error }
            ? own.Type ?? converted
            : converted;
    }

    /// <summary>One of two values by a condition that is, or contains, a signal.</summary>
    public string Mux(ITypeSymbol? type, string typeName, string condition, string whenTrue, string whenFalse)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple || !Symbols.IsSignalTuple(type))
            return $"__b.Mux<{typeName}>({condition}, {whenTrue}, {whenFalse})";
        // A tuple is chosen item by item; the arms are values without side effects, so that naming them twice is harmless.
        var parts = tuple.TupleElements.Select((e, i) => Mux(e.Type, Symbols.TwinType(e.Type, Model, 0), condition,
            $"(({typeName})({whenTrue})).Item{i + 1}", $"(({typeName})({whenFalse})).Item{i + 1}"));
        return $"({string.Join(", ", parts)})";
    }

    /// <summary>The pieces of a node in order, each rewritten, with single spaces where the user had any.</summary>
    public string Copy(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodesAndTokens())
        {
            var inner = child.AsNode() is { } childNode ? Rewrite(childNode) : child.AsToken().Text;
            if (text.Length > 0 && HasSpaceBefore(child) && text[text.Length - 1] != ' ')
                text.Append(' ');
            text.Append(inner);
        }
        return text.ToString();
    }

    /// <summary>A node as written, on one line, without comments.</summary>
    public static string Flatten(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (var token in node.DescendantTokens())
        {
            if (text.Length > 0 && HasSpaceBefore(token) && text[text.Length - 1] != ' ')
                text.Append(' ');
            text.Append(token.Text);
        }
        return text.ToString();
    }

    private static bool HasSpaceBefore(SyntaxNodeOrToken piece)
    {
        var first = piece.AsNode()?.GetFirstToken() ?? piece.AsToken();
        return first.LeadingTrivia.Count > 0 || first.GetPreviousToken().TrailingTrivia.Count > 0;
    }

    private static bool IsWrapped(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
            return false;
        var depth = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
                return false;
        }
        return true;
    }

    private bool IsSignalSwitch(SwitchExpressionSyntax choice) =>
        Time.IsSignal(choice.GoverningExpression) || choice.Arms.Any(arm => Time.IsSignal(arm.WhenClause?.Condition));

    private string Choice(ConditionalExpressionSyntax choice)
    {
        var type = ConvertedType(choice);
        var name = TypeOf(choice);
        return Choice(choice.Condition, Rewrite(choice.WhenTrue), Rewrite(choice.WhenFalse),
            (condition, whenTrue, whenFalse) => Mux(type, name, condition, whenTrue, whenFalse));
    }

    // A C# condition before && or || often guards an index in the arm: it stays a C# choice around the one in hardware.
    private string Choice(ExpressionSyntax condition, string whenTrue, string whenFalse, System.Func<string, string, string, string> mux)
    {
        var bare = Bare(condition);
        if (bare is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both && !Time.IsSignal(both.Left))
            return $"({Rewrite(both.Left)} ? {Choice(both.Right, whenTrue, whenFalse, mux)} : {whenFalse})";
        if (bare is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either && !Time.IsSignal(either.Left))
            return $"({Rewrite(either.Left)} ? {whenTrue} : {Choice(either.Right, whenTrue, whenFalse, mux)})";
        return mux(Time.IsSignal(bare) ? Rewrite(bare) : Bit(bare), whenTrue, whenFalse);
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? Bare(inner.Expression) : expression;

    private string Binary(BinaryExpressionSyntax binary)
    {
        var (left, right) = (Time.IsSignal(binary.Left), Time.IsSignal(binary.Right));
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression when left || right:
                return left
                    ? $"({Operand(binary.Left)} & {BitOperand(binary.Right)})"
                    : $"({Rewrite(binary.Left)} ? (Bit)({Rewrite(binary.Right)}) : (Bit)false)";
            case SyntaxKind.LogicalOrExpression when left || right:
                return left
                    ? $"({Operand(binary.Left)} | {BitOperand(binary.Right)})"
                    : $"({Rewrite(binary.Left)} ? (Bit)true : (Bit)({Rewrite(binary.Right)}))";
            case SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
                or SyntaxKind.GreaterThanOrEqualExpression when (left || right) && Symbols.IsEnum(Model.GetTypeInfo(binary.Left).Type):
                return $"{Operand(binary.Left)}.AsUInt() {binary.OperatorToken.Text} {Operand(binary.Right)}.AsUInt()";
            default:
                return Copy(binary);
        }
    }

    private string BitOperand(ExpressionSyntax expression) => Time.IsSignal(expression) ? Operand(expression) : Bit(expression);

    private string Assignment(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent?.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.WithInitializerExpression)
            return $"{Flatten(assignment.Left)} = {Rewrite(assignment.Right)}";
        return $"{Rewrite(assignment.Left)} {assignment.OperatorToken.Text} {Rewrite(assignment.Right)}";
    }

    // (x, i) names its items; when x becomes x.Value the name must be kept by hand. Targets of an assignment have no names.
    private string TupleItem(ArgumentSyntax item, TupleExpressionSyntax tuple)
    {
        var text = Rewrite(item.Expression);
        var isTarget = tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple;
        var name = (item.Expression as IdentifierNameSyntax)?.Identifier.Text;
        return name is null || isTarget || text == name ? text : $"{name}: {text}";
    }
}

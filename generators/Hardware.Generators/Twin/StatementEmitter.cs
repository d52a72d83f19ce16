using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Writes one statement of a captured member as it is in the twin.</summary>
internal sealed class StatementEmitter(FunctionEmitter function)
{
    private readonly LocalEmitter _locals = new(function);
    private readonly LoopEmitter _loops = new(function);
    private readonly SwitchEmitter _switches = new(function);
    private readonly ElaborationState _state = new(function.Context);

    private ExpressionRewriter Expressions => function.Context.Expressions;

    public void Emit(StatementSyntax statement)
    {
        switch (statement)
        {
            case EmptyStatementSyntax:
                break;
            case BlockSyntax block:
                function.Writer.Open();
                foreach (var inner in block.Statements)
                    Emit(inner);
                function.Writer.Close();
                break;
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local:
                _locals.Declare(local);
                break;
            case LocalFunctionStatementSyntax local:
                LocalFunction(local);
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when LocalEmitter.Declares(assignment):
                _locals.Deconstruct(assignment);
                break;
            case ExpressionStatementSyntax expression:
                Expression(expression);
                break;
            case IfStatementSyntax choice when function.Context.Time.IsSignal(choice.Condition):
                SignalIf(choice);
                break;
            case IfStatementSyntax choice:
                PlainIf(choice);
                break;
            case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                _loops.Emit(statement);
                break;
            case SwitchStatementSyntax choice:
                _switches.Emit(choice);
                break;
            case ReturnStatementSyntax jump:
                function.Return(jump);
                break;
            case BreakStatementSyntax or ContinueStatementSyntax:
                if (!Jumps.EndsSection(statement) || !IsInSignalSwitch(statement))
                    function.BreakOrContinue(statement);
                break;
            case ThrowStatementSyntax:
                function.Mapped(statement, "", Expressions.Copy(statement));
                break;
            default:
                function.Mapped(statement, "", Refusal("HDL4001",
                    $"'{statement.GetFirstToken().Text}' has no meaning in hardware: move it out of the captured member"));
                break;
        }
    }

    /// <summary>A statement that makes elaboration fail; the analyzers report the same while typing.</summary>
    public static string Refusal(string code, string message) =>
        $"throw new global::Hardware.Hdl.HdlException(\"{code}\", {SymbolDisplay.FormatLiteral(message, true)});";

    private bool IsInSignalSwitch(StatementSyntax statement) =>
        Jumps.TargetOf(statement) is SwitchStatementSyntax choice && function.Context.Time.IsSignalSwitch(choice);

    private void Expression(ExpressionStatementSyntax statement)
    {
        if (_state.Refuse(statement.Expression) is { } reason)
            function.Mapped(statement, "", Refusal("HDL4005", reason));
        else
            function.Mapped(statement, "__b.At(); ", Expressions.Rewrite(statement.Expression) + ";");
    }

    private void SignalIf(IfStatementSyntax choice)
    {
        function.Mapped(choice.Condition, "__b.If(", Expressions.Rewrite(choice.Condition) + ");");
        Arm(choice.Statement, Guards(choice.Condition, SyntaxKind.LogicalAndExpression));
        if (choice.Else is { } other)
        {
            function.Writer.Line("__b.Else();");
            Arm(other.Statement, Guards(choice.Condition, SyntaxKind.LogicalOrExpression));
        }
        function.Writer.Line("__b.EndIf();");
    }

    // `if (i > 0 && Req[i - 1])`: where C# knows that an arm is never taken, its statements must not run, for their indices may not exist.
    private void Arm(StatementSyntax body, IReadOnlyList<string> guards)
    {
        var head = guards.Count == 0 ? null : $"if ({string.Join(" && ", guards)})";
        function.Writer.Open(head);
        function.Region(body);
        function.Writer.Close();
    }

    private List<string> Guards(ExpressionSyntax condition, SyntaxKind connective)
    {
        var guards = new List<string>();
        Collect(condition);
        return guards;

        void Collect(ExpressionSyntax part)
        {
            if (part is ParenthesizedExpressionSyntax inner)
            {
                Collect(inner.Expression);
            }
            else if (part is BinaryExpressionSyntax binary && binary.IsKind(connective))
            {
                Collect(binary.Left);
                Collect(binary.Right);
            }
            else if (!function.Context.Time.IsSignal(part) && !Symbols.IsSignalType(function.Context.Model.GetTypeInfo(part).Type))
            {
                var not = connective == SyntaxKind.LogicalAndExpression ? "" : "!";
                guards.Add($"{not}({Expressions.Rewrite(part)})");
            }
        }
    }

    private void PlainIf(IfStatementSyntax choice)
    {
        function.Mapped(choice.Condition, "if (", Expressions.Rewrite(choice.Condition) + ")");
        Nested(choice.Statement);
        if (choice.Else is not { } other)
            return;
        function.Writer.Line("else");
        Nested(other.Statement);
    }

    private void Nested(StatementSyntax body)
    {
        function.Writer.Open();
        foreach (var statement in body is BlockSyntax block ? block.Statements : (IEnumerable<StatementSyntax>)[body])
            Emit(statement);
        function.Writer.Close();
    }

    private void LocalFunction(LocalFunctionStatementSyntax local)
    {
        if (function.Context.Model.GetDeclaredSymbol(local) is not IMethodSymbol method)
            return;
        var isTwin = function.Context.Time.IsCarrier(method) || Symbols.IsSignalTuple(method.ReturnType)
            || function.Context.Jumps.IsFramed(local);
        var returns = isTwin
            ? method.ReturnsVoid ? "void" : Symbols.TwinType(method.ReturnType, function.Context.Model, local.SpanStart)
            : ExpressionRewriter.Flatten(local.ReturnType);
        var parameters = string.Join(", ", method.Parameters.Zip(local.ParameterList.Parameters, (symbol, syntax) =>
            function.Context.Time.IsCarrier(symbol)
                ? $"{Symbols.TwinType(symbol.Type, function.Context.Model, local.SpanStart)} {symbol.Name}"
                : ExpressionRewriter.Flatten(syntax)));
        var constraints = string.Concat(local.ConstraintClauses.Select(c => " " + ExpressionRewriter.Flatten(c)));
        function.Writer.Open($"{returns} {local.Identifier.Text}{local.TypeParameterList}({parameters}){constraints}");
        new FunctionEmitter(function.Context, function.Writer)
            .Body(local, method.Name, method.ReturnType, local.Body, local.ExpressionBody?.Expression, method.Parameters);
        function.Writer.Close();
    }
}

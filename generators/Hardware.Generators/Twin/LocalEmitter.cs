using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Writes declarations of locals: those that are hardware become named values, or variables when they are assigned
/// again.</summary>
internal sealed class LocalEmitter(FunctionEmitter function)
{
    private MemberContext Context => function.Context;

    public void Declare(LocalDeclarationStatementSyntax statement)
    {
        foreach (var variable in statement.Declaration.Variables)
        {
            var value = variable.Initializer?.Value;
            if (Context.Model.GetDeclaredSymbol(variable) is ILocalSymbol { IsConst: false, RefKind: RefKind.None } local
                && Context.Time.IsSignalVariable(local))
            {
                var hardware = Hardware(local, variable, value is null ? null : Context.Expressions.Rewrite(value));
                function.Mapped(variable, "__b.At(); ", $"var {variable.Identifier.Text} = {hardware};");
                continue;
            }
            var modifiers = string.Concat(statement.Modifiers.Select(m => m.Text + " "));
            var init = value is null ? "" : $" = {Context.Expressions.Rewrite(value)}";
            function.Mapped(variable, $"{modifiers}{TypeOf(statement, value)} ", $"{variable.Identifier.Text}{init};");
        }
    }

    /// <summary>Whether an assignment takes a tuple apart into new locals.</summary>
    public static bool Declares(AssignmentExpressionSyntax assignment) =>
        assignment.Left is DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax }
        || (assignment.Left is TupleExpressionSyntax tuple && tuple.Arguments.Any(a => a.Expression is DeclarationExpressionSyntax));

    /// <summary><c>var (a, b) = ...</c>, <c>(UInt a, x) = ...</c>: the items are taken first, then named or assigned.</summary>
    public void Deconstruct(AssignmentExpressionSyntax assignment)
    {
        var items = assignment.Left is DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names }
            ? names.Variables.Select(v => (SyntaxNode)v).ToList()
            : ((TupleExpressionSyntax)assignment.Left).Arguments
                .Select(a => a.Expression is DeclarationExpressionSyntax declared ? declared.Designation : (SyntaxNode)a.Expression)
                .ToList();
        var taken = items.Select(item => item is DiscardDesignationSyntax ? "_" : Context.NewName("item")).ToList();
        function.Mapped(assignment, "__b.At(); ", $"var ({string.Join(", ", taken)}) = {Context.Expressions.Rewrite(assignment.Right)};");
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is SingleVariableDesignationSyntax name)
            {
                var text = Context.Model.GetDeclaredSymbol(name) is ILocalSymbol local && Context.Time.IsSignalVariable(local)
                    ? Hardware(local, name, taken[i])
                    : taken[i];
                function.Mapped(name, "", $"var {name.Identifier.Text} = {text};");
            }
            else if (items[i] is ExpressionSyntax target)
            {
                function.Mapped(target, "", $"{Context.Expressions.Rewrite(target)} = {taken[i]};");
            }
        }
    }

    private string Hardware(ILocalSymbol local, SyntaxNode place, string? value)
    {
        var type = Symbols.TwinType(local.Type, Context.Model, place.SpanStart);
        var method = Context.Time.IsReassigned(local) ? "Local" : "Let";
        return $"__b.{method}<{type}>(\"{local.Name}\"{(value is null ? "" : ", " + value)})";
    }

    // A tuple or array of bool or enum that holds signals has another type in the twin: let the compiler find it.
    private string TypeOf(LocalDeclarationStatementSyntax statement, ExpressionSyntax? value) =>
        value is not null && Context.Time.IsSignal(value)
            && Context.Model.GetTypeInfo(value).Type is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.Any(e => Symbols.MayCarrySignal(e.Type))
            ? "var"
            : ExpressionRewriter.Flatten(statement.Declaration.Type);
}

using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Writes the body of one function of a twin: a captured member, a local function or a lambda. It knows where a return goes, and how
/// the rest of a stretch of code is skipped once every path has left it.
/// </summary>
internal sealed class FunctionEmitter
{
    private readonly Stack<Stretch> _regions = new();
    private readonly Dictionary<SyntaxNode, (string Leave, string? Next)> _frames = [];
    private readonly StatementEmitter _statements;

    private string? _frame;
    private string _returnType = "";
    private List<string>? _results;

    public FunctionEmitter(MemberContext context, SourceWriter writer)
    {
        Context = context;
        Writer = writer;
        _statements = new StatementEmitter(this);
    }

    public MemberContext Context { get; }

    public SourceWriter Writer { get; }

    /// <summary>Writes parameters' names, the statements, and the result.</summary>
    /// <param name="function">The declaration, as <see cref="Jumps"/> knows it.</param>
    /// <param name="name">Name of the function, for its result in hardware.</param>
    /// <param name="returnType">Type of the result; null or void for none.</param>
    /// <param name="block">The body when it is a block.</param>
    /// <param name="expression">The body when it is an expression.</param>
    /// <param name="parameters">Parameters that are signals.</param>
    public void Body(SyntaxNode function, string name, ITypeSymbol? returnType, BlockSyntax? block, ExpressionSyntax? expression,
        IEnumerable<IParameterSymbol>? parameters = null)
    {
        foreach (var parameter in parameters ?? [])
            Parameter(parameter, function);
        var returnsValue = returnType is { SpecialType: not SpecialType.System_Void };
        if (expression is not null)
        {
            var text = Context.Expressions.Rewrite(expression);
            Mapped(expression, returnsValue ? "__b.At(); return " : "__b.At(); ", text + ";");
            return;
        }
        if (block is null)
            return;
        if (!Context.Jumps.IsFramed(function))
        {
            Region(block.Statements);
            return;
        }
        _frame = Context.NewName("return");
        if (!returnsValue)
        {
            Writer.Line($"var {_frame} = __b.Enter();");
            Region(block.Statements);
            Writer.Line($"__b.Exit({_frame});");
            return;
        }
        _returnType = Symbols.TwinType(returnType!, Context.Model, function.SpanStart);
        if (returnType is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            _results = tuple.TupleElements.Select(e => Context.NewName("result")).ToList();
            for (var i = 0; i < _results.Count; i++)
            {
                var item = Symbols.TwinType(tuple.TupleElements[i].Type, Context.Model, function.SpanStart);
                Writer.Line($"var {_results[i]} = __b.Local<{item}>(\"{name}_{tuple.TupleElements[i].Name}\");");
            }
            Writer.Line($"var {_frame} = __b.Enter();");
            Region(block.Statements);
            Writer.Line($"__b.Exit({_frame});");
            Writer.Line($"return ({string.Join(", ", _results.Select(r => r + ".Value"))});");
            return;
        }
        Writer.Line($"var {_frame} = __b.Enter<{_returnType}>(\"{name}\");");
        Region(block.Statements);
        Writer.Line($"return __b.Exit({_frame});");
    }

    /// <summary>Writes a line of the user's text.</summary>
    public void Mapped(SyntaxNode source, string prefix, string text) => Writer.Mapped(Span.Of(source), prefix, text);

    /// <summary>Writes statements at whose end paths that jump away inside them meet.</summary>
    public void Region(IReadOnlyList<StatementSyntax> statements)
    {
        _regions.Push(new Stretch(statements.LastOrDefault()));
        foreach (var statement in statements)
            _statements.Emit(statement);
        var region = _regions.Pop();
        if (region.Label is { } label)
            Writer.Line($"{label}: ;");
    }

    /// <summary>The same for a single statement; the braces of a block are the caller's.</summary>
    public void Region(StatementSyntax body) =>
        Region(body is BlockSyntax block ? block.Statements : (IReadOnlyList<StatementSyntax>)[body]);

    /// <summary>Names of the frames of a loop or switch: the whole, and, of a loop, one iteration.</summary>
    public (string Leave, string? Next) EnterFrame(SyntaxNode target)
    {
        var frames = Jumps.IsLoop(target)
            ? (Context.NewName("loop"), Context.NewName("next"))
            : (Context.NewName("switch"), default(string));
        _frames[target] = frames;
        return frames;
    }

    public void Return(ReturnStatementSyntax statement)
    {
        if (_frame is null)
        {
            var plain = statement.Expression is { } result ? $"return {Context.Expressions.Rewrite(result)};" : "return;";
            Mapped(statement, "__b.At(); ", plain);
            return;
        }
        if (statement.Expression is not { } value)
        {
            Jump(statement, _frame);
            return;
        }
        var text = Context.Expressions.Rewrite(value);
        if (_results is null)
        {
            Mapped(statement, "__b.At(); ", $"__b.Return<{_returnType}>({_frame}, {text});");
            SkipRest(statement);
            return;
        }
        if (value is TupleExpressionSyntax tuple)
        {
            for (var i = 0; i < _results.Count; i++)
                Mapped(statement, "__b.At(); ", $"{_results[i]}.Value = {Context.Expressions.Rewrite(tuple.Arguments[i].Expression)};");
        }
        else
        {
            Mapped(statement, "__b.At(); ", $"({string.Join(", ", _results.Select(r => r + ".Value"))}) = {text};");
        }
        Jump(statement, _frame);
    }

    /// <summary>A break or continue.</summary>
    public void BreakOrContinue(StatementSyntax jump)
    {
        var target = Jumps.TargetOf(jump);
        if (target is not null && _frames.TryGetValue(target, out var frames))
            Jump(jump, jump is ContinueStatementSyntax ? frames.Next! : frames.Leave);
        else if (target is not SwitchStatementSyntax choice || !Context.Time.IsSignalSwitch(choice))
            Mapped(jump, "", jump is ContinueStatementSyntax ? "continue;" : "break;");
    }

    private void Jump(StatementSyntax statement, string frame)
    {
        Mapped(statement, "__b.At(); ", $"__b.Jump({frame});");
        SkipRest(statement);
    }

    // C# has to leave too, else it would run statements that no path reaches, with indices that no path has.
    private void SkipRest(StatementSyntax jump)
    {
        var region = _regions.Peek();
        if (region.Last == jump)
            return;
        region.Label ??= Context.NewName("end");
        Writer.Line($"goto {region.Label};");
    }

    private void Parameter(IParameterSymbol parameter, SyntaxNode function)
    {
        if (!Context.Time.IsSignalVariable(parameter) || parameter.RefKind != RefKind.None || parameter.IsParams)
            return;
        var type = Symbols.TwinType(parameter.Type, Context.Model, function.SpanStart);
        Writer.Line(Context.Time.IsReassigned(parameter)
            ? $"var {MemberContext.ParameterVariable(parameter.Name)} = __b.Local<{type}>(\"{parameter.Name}\", {parameter.Name});"
            : $"{parameter.Name} = __b.Arg<{type}>(\"{parameter.Name}\", {parameter.Name});");
    }

    private sealed class Stretch(StatementSyntax? last)
    {
        public StatementSyntax? Last { get; } = last;

        public string? Label { get; set; }
    }
}

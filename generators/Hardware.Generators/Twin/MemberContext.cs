using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Twin;

/// <summary>What the emitters of one captured member share.</summary>
internal sealed class MemberContext
{
    private readonly Dictionary<string, int> _names = [];

    public MemberContext(SemanticModel model, SyntaxNode member)
    {
        Model = model;
        Time = new BindingTime(model, member);
        Jumps = new Jumps(Time, member);
        Expressions = new ExpressionRewriter(this);
        Patterns = new PatternRewriter(this);
    }

    public SemanticModel Model { get; }

    public BindingTime Time { get; }

    public Jumps Jumps { get; }

    public ExpressionRewriter Expressions { get; }

    public PatternRewriter Patterns { get; }

    /// <summary>A local name no other in the member has: <c>__loop1</c>.</summary>
    public string NewName(string stem)
    {
        _names.TryGetValue(stem, out var count);
        _names[stem] = count + 1;
        return $"__{stem}{count + 1}";
    }

    /// <summary>Name of the variable that replaces a parameter which is assigned.</summary>
    public static string ParameterVariable(string parameter) => "__v_" + parameter;
}

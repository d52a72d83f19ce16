namespace Hardware.Waveforms.Query;

/// <summary>What is known of a value before any time is looked at.</summary>
/// <param name="Kind">Integer, Real or Text.</param>
/// <param name="Width">Width in bits; 0 when it has none.</param>
/// <param name="Signed">Two's complement.</param>
internal readonly record struct QueryType(QueryKind Kind, int Width, bool Signed)
{
    public static QueryType Truth => new(QueryKind.Integer, 1, false);

    public static QueryType Number => new(QueryKind.Integer, 0, true);

    public string Name => Kind switch
    {
        QueryKind.Real => "a real",
        QueryKind.Text => "a text",
        _ when Width == 1 => "1 bit",
        _ when Width > 1 => $"{Width} bits",
        _ => "a number",
    };
}

/// <summary>A part of an expression that can be worked out at the time at which its signals stand.</summary>
internal abstract class QueryNode(QueryType type)
{
    public QueryType Type => type;

    public abstract QueryValue Value { get; }
}

/// <summary>Always the same.</summary>
internal sealed class ConstantNode(QueryType type, QueryValue value) : QueryNode(type)
{
    public override QueryValue Value => value;
}

/// <summary>An operator before its operand.</summary>
internal sealed class UnaryNode(QueryType type, string symbol, QueryNode operand) : QueryNode(type)
{
    public override QueryValue Value => QueryOperators.Unary(symbol, operand.Value, operand.Type.Signed);
}

/// <summary>An operator between two operands.</summary>
internal sealed class BinaryNode(QueryType type, string symbol, QueryNode left, QueryNode right) : QueryNode(type)
{
    public override QueryValue Value => QueryOperators.Binary(symbol, left.Value, right.Value);
}

/// <summary>A <c>&amp;&amp;</c> or <c>||</c>; the right side is not worked out when the left decides.</summary>
internal sealed class LogicNode(bool deciding, QueryNode left, QueryNode right) : QueryNode(QueryType.Truth)
{
    public override QueryValue Value
    {
        get
        {
            QueryValue first = left.Value;
            if (first.Truth == deciding)
                return QueryValue.Of(deciding);
            QueryValue second = right.Value;
            return second.Truth == deciding ? QueryValue.Of(deciding)
                : QueryOperators.Known(first.Truth is null || second.Truth is null ? null : !deciding, first, second);
        }
    }
}

/// <summary>Some bits of a value.</summary>
internal sealed class SliceNode(QueryNode operand, int low, int width) : QueryNode(new QueryType(QueryKind.Integer, width, false))
{
    public override QueryValue Value => QueryOperators.Slice(operand.Value, low, width);
}

/// <summary>A function of a value: unknown, ones, onehot.</summary>
internal sealed class FunctionNode(QueryType type, QueryNode operand, Func<QueryValue, QueryValue> function) : QueryNode(type)
{
    public override QueryValue Value => function(operand.Value);
}

/// <summary>Compares a value with itself just before: rose, fell, changed, stable.</summary>
internal sealed class EdgeNode(QueryNode now, QueryNode before, Func<QueryValue, QueryValue, bool> happened) : QueryNode(QueryType.Truth)
{
    public override QueryValue Value => QueryValue.Of(happened(before.Value, now.Value));
}

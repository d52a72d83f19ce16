using System.Globalization;

namespace Hardware.Waveforms.Query;

/// <summary>Reads an expression by operator precedence (Pratt); operators and their precedence are Verilog's.</summary>
/// <remarks>
/// <code>
/// 1  ||      4  ^                     7  &lt; &lt;= &gt; &gt;=    10  * / %
/// 2  &amp;&amp;      5  &amp;                     8  &lt;&lt; &gt;&gt;        11  - ~ ! &amp; | ^  (before an operand)
/// 3  |       6  == != === !==         9  + -          12  [high:low]
/// </code>
/// </remarks>
internal sealed class QueryParser
{
    private const int Prefix = 11;
    private const int DeepestNesting = 200;

    private readonly string _expression;
    private readonly List<QueryToken> _tokens;
    private int _at;
    private int _depth;

    private QueryParser(string expression)
    {
        _expression = expression;
        _tokens = new QueryLexer(expression).Tokens();
    }

    private QueryToken Current => _tokens[_at];

    public static QuerySyntax Parse(string expression)
    {
        var parser = new QueryParser(expression);
        QuerySyntax syntax = parser.Expression(0);
        return parser.Current.Kind == QueryTokenKind.End ? syntax : throw parser.Unexpected("an operator or the end");
    }

    private static int Precedence(QueryToken token) => token.Kind != QueryTokenKind.Operator ? 0 : token.Text switch
    {
        "||" => 1,
        "&&" => 2,
        "|" => 3,
        "^" => 4,
        "&" => 5,
        "==" or "!=" or "===" or "!==" => 6,
        "<" or "<=" or ">" or ">=" => 7,
        "<<" or ">>" => 8,
        "+" or "-" => 9,
        "*" or "/" or "%" => 10,
        _ => 0,
    };

    private QuerySyntax Expression(int minimum)
    {
        if (++_depth > DeepestNesting)
            throw QueryError.At(WaveCodes.ExpressionSyntax, _expression, Current.Start, Current.Length,
                "the expression is nested too deeply here: write it in parts");
        QuerySyntax left = Operand();
        while (Precedence(Current) is var precedence && precedence > minimum)
        {
            QueryToken symbol = Take();
            left = new BinarySyntax(symbol.Text, left, Expression(precedence), symbol.Start);
        }
        _depth--;
        return left;
    }

    private QuerySyntax Operand()
    {
        QueryToken token = Current;
        bool begins = token.Kind is not (QueryTokenKind.End or QueryTokenKind.Operator)
            || token.Text is "-" or "~" or "!" or "&" or "|" or "^" or "(";
        if (!begins)
            throw Unexpected("a signal, a number or '('");
        Take();
        switch (token.Kind)
        {
            case QueryTokenKind.Number:
                return Slices(new NumberSyntax(token.Text, token.Start, token.Length));
            case QueryTokenKind.Duration:
                return new DurationSyntax(token.Text, token.Start, token.Length);
            case QueryTokenKind.Text:
                return new TextSyntax(token.Text, token.Start, token.Length);
            case QueryTokenKind.Name when Current.Is("("):
                return Slices(Call(token));
            case QueryTokenKind.Name:
                return Slices(new NameSyntax(token.Text, token.Start, token.Length));
            case QueryTokenKind.Operator when token.Text == "(":
                QuerySyntax inner = Expression(0);
                Expect(")");
                return Slices(inner);
            default:
                QuerySyntax operand = Expression(Prefix - 1);
                return new UnarySyntax(token.Text, operand, token.Start, operand.End - token.Start);
        }
    }

    private CallSyntax Call(QueryToken name)
    {
        Expect("(");
        var arguments = new List<QuerySyntax>();
        if (!Current.Is(")"))
        {
            arguments.Add(Expression(0));
            while (Current.Is(","))
            {
                Take();
                arguments.Add(Expression(0));
            }
        }
        QueryToken close = Expect(")");
        return new CallSyntax(name.Text, arguments, name.Start, close.Start + 1 - name.Start);
    }

    private QuerySyntax Slices(QuerySyntax operand)
    {
        while (Current.Is("["))
        {
            Take();
            int high = Index(), low = high;
            if (Current.Is(":"))
            {
                Take();
                low = Index();
            }
            QueryToken close = Expect("]");
            string text = high == low ? $"[{high}]" : $"[{high}:{low}]";
            operand = new SliceSyntax(operand, high, low, text, operand.Start, close.Start + 1 - operand.Start);
        }
        return operand;
    }

    private int Index()
    {
        bool negative = Current.Is("-");
        if (negative)
            Take();
        if (Current.Kind != QueryTokenKind.Number
            || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            throw Unexpected("the number of a bit");
        Take();
        return negative ? -index : index;
    }

    private QueryToken Take() => _tokens[_at++];

    private QueryToken Expect(string symbol) => Current.Is(symbol) ? Take() : throw Unexpected($"'{symbol}'");

    private WaveException Unexpected(string wanted)
    {
        string found = Current.Kind == QueryTokenKind.End
            ? "the expression ends here"
            : $"'{_expression.Substring(Current.Start, Current.Length)}' stands here";
        return QueryError.At(WaveCodes.ExpressionSyntax, _expression, Current.Start, Current.Length,
            $"{found}, but there should be {wanted}");
    }
}

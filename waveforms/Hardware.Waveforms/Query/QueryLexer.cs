namespace Hardware.Waveforms.Query;

/// <summary>Cuts an expression into tokens.</summary>
internal sealed class QueryLexer(string expression)
{
    // Longest first.
    private static readonly string[] Operators =
    [
        "===", "!==", "==", "!=", "<=", ">=", "<<", ">>", "&&", "||",
        "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", "(", ")", "[", "]", ":", ",",
    ];

    private int _at;

    public List<QueryToken> Tokens()
    {
        var tokens = new List<QueryToken>();
        do
            tokens.Add(Next());
        while (tokens[^1].Kind != QueryTokenKind.End);
        return tokens;
    }

    private QueryToken Next()
    {
        while (_at < expression.Length && char.IsWhiteSpace(expression[_at]))
            _at++;
        if (_at >= expression.Length)
            return new QueryToken(QueryTokenKind.End, "", expression.Length, 1);
        char c = expression[_at];
        if (char.IsAsciiDigit(c) || c == '\'')
            return Number();
        if (c is '"' or '`')
            return Quoted(c);
        if (IsNameStart(c))
            return Name();
        foreach (string symbol in Operators)
        {
            if (string.CompareOrdinal(expression, _at, symbol, 0, symbol.Length) == 0)
                return Take(QueryTokenKind.Operator, symbol.Length);
        }
        throw QueryError.At(WaveCodes.ExpressionSyntax, expression, _at, 1,
            $"'{c}' means nothing in an expression: quote an odd signal name as `name`");
    }

    // 12  12.5  1e-3  0x1f  0b10  8'hff  'x  10ns
    private QueryToken Number()
    {
        int start = _at, end = _at;
        while (end < expression.Length && (char.IsAsciiLetterOrDigit(expression[end]) || expression[end] is '_' or '\'' or '?'
            || expression[end] == '.' && end + 1 < expression.Length && char.IsAsciiDigit(expression[end + 1])
            || expression[end] is '+' or '-' && IsExponent(start, end)))
            end++;
        string text = expression[start..end].Replace("_", "");
        int unit = text.Length;
        while (unit > 0 && char.IsAsciiLetter(text[unit - 1]))
            unit--;
        bool duration = unit > 0 && text.AsSpan(unit) is "s" or "ms" or "us" or "ns" or "ps" or "fs" && !text.Contains('\'')
            && !text.StartsWith("0x", StringComparison.Ordinal);
        return Take(duration ? QueryTokenKind.Duration : QueryTokenKind.Number, end - start) with { Text = text };
    }

    private bool IsExponent(int start, int at) =>
        at > start && expression[at - 1] is 'e' or 'E' && at + 1 < expression.Length && char.IsAsciiDigit(expression[at + 1])
        && expression.AsSpan(start, at - start).IndexOfAny('x', '\'') < 0;

    private QueryToken Quoted(char quote)
    {
        int end = expression.IndexOf(quote, _at + 1);
        if (end < 0)
            throw QueryError.At(WaveCodes.ExpressionSyntax, expression, _at, 1,
                $"the {quote} that begins here has no end: write a second {quote}");
        string text = expression[(_at + 1)..end];
        return Take(quote == '"' ? QueryTokenKind.Text : QueryTokenKind.Name, end + 1 - _at) with { Text = text };
    }

    private QueryToken Name()
    {
        int end = _at + 1;
        while (end < expression.Length && (IsNameStart(expression[end]) || char.IsAsciiDigit(expression[end]) || expression[end] == '.'
            || expression[end] == ':' && end + 2 < expression.Length && expression[end + 1] == ':' && IsNameStart(expression[end + 2])
            || expression[end] == ':' && expression[end - 1] == ':' && end + 1 < expression.Length && IsNameStart(expression[end + 1])))
            end++;
        return Take(QueryTokenKind.Name, end - _at);
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '$' or '\\';

    private QueryToken Take(QueryTokenKind kind, int length)
    {
        var token = new QueryToken(kind, expression.Substring(_at, length), _at, length);
        _at += length;
        return token;
    }
}

namespace Hardware.Waveforms.Query;

/// <summary>What a piece of an expression is.</summary>
internal enum QueryTokenKind
{
    End,
    Name,
    Number,
    Duration,
    Text,
    Operator,
}

/// <summary>A piece of an expression and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The letters; of a text or a quoted name, without the quotes.</param>
/// <param name="Start">First character, counted from 0.</param>
/// <param name="Length">Number of characters, quotes included.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Start, int Length)
{
    public bool Is(string symbol) => Kind == QueryTokenKind.Operator && Text == symbol;
}

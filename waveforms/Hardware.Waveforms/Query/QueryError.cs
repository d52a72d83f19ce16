namespace Hardware.Waveforms.Query;

/// <summary>Makes the message of a faulty expression: a sentence, the expression, and a caret under the fault.</summary>
internal static class QueryError
{
    public static WaveException At(string code, string expression, int start, int length, string sentence)
    {
        // The expression may come from a file: a tab or line end must not move the caret.
        string line = string.Concat(expression.Select(c => char.IsControl(c) ? ' ' : c));
        string caret = new string(' ', Math.Min(start, line.Length)) + new string('^', Math.Max(1, Math.Min(length, line.Length - start)));
        return new WaveException(code, $"{sentence}\n  {line}\n  {caret}");
    }
}

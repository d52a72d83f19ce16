namespace Hardware.Waveforms;

/// <summary>A pattern for paths of variables.</summary>
/// <remarks>
/// <code>
/// *     any run of characters within one name      top.*.count
/// **    any run of characters, dots included       top.**.valid
/// ?     one character other than a dot
/// </code>
/// Everything else stands for itself, brackets too. A pattern without a dot matches the name at any depth; the range may be
/// written or left out.
/// </remarks>
public sealed class WaveGlob
{
    private readonly string _pattern;
    private readonly bool _nameOnly;

    /// <summary>Takes the pattern as it is; every text is a valid pattern.</summary>
    public WaveGlob(string pattern)
    {
        _pattern = pattern;
        _nameOnly = !pattern.Contains('.') && !pattern.Contains("**", StringComparison.Ordinal);
    }

    /// <summary>True when the variable's path (or name, for a pattern without dot) matches.</summary>
    public bool IsMatch(Variable variable)
    {
        string name = _nameOnly ? variable.FullName : variable.Path;
        return IsMatch(name) || variable.Range is { } range && IsMatch(name + range);
    }

    /// <summary>True when the whole text matches.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => Match(_pattern, text);

    // Backtracks to the last star only, so that no pattern costs more than its length times the text's; '**' outranks a later '*'
    // that got stuck at a dot.
    private static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0;
        int starPattern = -1, starText = 0, deepPattern = -1, deepText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                if (p + 1 < pattern.Length && pattern[p + 1] == '*')
                {
                    p += 2;
                    (deepPattern, deepText, starPattern) = (p, t, -1);
                }
                else
                {
                    (starPattern, starText) = (++p, t);
                }
            }
            else if (p < pattern.Length && (pattern[p] == text[t] || pattern[p] == '?' && text[t] != '.'))
            {
                p++;
                t++;
            }
            else if (starPattern >= 0 && text[starText] != '.')
            {
                t = ++starText;
                p = starPattern;
            }
            else if (deepPattern >= 0)
            {
                t = ++deepText;
                p = deepPattern;
                starPattern = -1;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}

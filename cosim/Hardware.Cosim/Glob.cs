using System.Text;
using System.Text.RegularExpressions;

namespace Hardware.Cosim;

/// <summary>A pattern over hierarchical paths: <c>*</c> and <c>?</c> stay within one name, <c>**</c> crosses levels; all else is itself.</summary>
public sealed class Glob
{
    private readonly Regex _regex;

    /// <summary>Reads a pattern.</summary>
    public Glob(string pattern)
    {
        Pattern = pattern;
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var across = pattern.AsSpan(i).StartsWith("**");
            text.Append(pattern[i] switch
            {
                '*' when across => ".*",
                '*' => "[^.]*",
                '?' => "[^.]",
                var other => Regex.Escape(other.ToString()),
            });
            i += across ? 1 : 0;
        }
        _regex = new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant);
    }

    /// <summary>The text it was made of.</summary>
    public string Pattern { get; }

    /// <summary>Whether the whole path matches.</summary>
    public bool IsMatch(string path) => _regex.IsMatch(path);
}

using Microsoft.CodeAnalysis.Text;

namespace Hardware.Analyzers.Tests;

/// <summary>Source text with the expected places marked: <c>[|here|]</c>.</summary>
internal sealed record Markup(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<TextSpan>();
        var start = -1;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|") && start < 0)
                (start, i) = (text.Length, i + 1);
            else if (marked.AsSpan(i).StartsWith("|]") && start >= 0)
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                (start, i) = (-1, i + 1);
            }
            else
                text.Append(marked[i]);
        }
        return new Markup(text.ToString(), spans);
    }
}

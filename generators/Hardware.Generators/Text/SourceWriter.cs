using System;
using System.Text;

namespace Hardware.Generators.Text;

/// <summary>
/// Writes indented C# for people, and keeps <c>#line</c> in step: a mapped line belongs to the user's file, so that errors, exceptions
/// and caller information name it; every other line is hidden from the debugger.
/// </summary>
/// <param name="isPlain">No <c>#line</c>: what is written becomes part of a longer line.</param>
internal sealed class SourceWriter(bool isPlain = false)
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _mapped;

    /// <summary>Writes a line of generated code; an empty one stays empty.</summary>
    public void Line(string line = "")
    {
        if (_mapped && line.Length > 0)
        {
            _text.Append("#line hidden").Append('\n');
            _mapped = false;
        }
        Append(line);
    }

    /// <summary>Writes a line whose part after <paramref name="prefix"/> is the user's text at <paramref name="span"/>.</summary>
    public void Mapped(Span span, string prefix, string userText, string suffix = "")
    {
        if (isPlain)
        {
            Append(prefix + userText + suffix);
            return;
        }
        var (line, column) = (span.Line, span.Column);
        // The compiler wants a span that does not end where it starts.
        var (endLine, endColumn) = span.EndLine > line || span.EndColumn > column ? (span.EndLine, span.EndColumn) : (line, column + 1);
        var offset = (_indent * 4) + prefix.Length;
        var skip = offset > 0 ? $" {offset}" : "";
        _text.Append($"#line ({line},{column})-({endLine},{endColumn}){skip} \"{span.File}\"").Append('\n');
        _mapped = true;
        Append(prefix + userText + suffix);
    }

    /// <summary>Writes a comment of one line.</summary>
    public void Comment(string text) => Line("// " + text);

    public void Open(string? line = null)
    {
        if (line is not null)
            Line(line);
        Line("{");
        _indent++;
    }

    public void Close(string after = "")
    {
        _indent--;
        Line("}" + after);
    }

    public void Indent() => _indent++;

    public void Outdent() => _indent--;

    public override string ToString() => _text.ToString();

    private void Append(string line)
    {
        if (line.Length > 0)
            _text.Append(' ', _indent * 4).Append(line);
        _text.Append('\n');
    }
}

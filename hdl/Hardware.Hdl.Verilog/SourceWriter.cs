using System.Text;

namespace Hardware.Hdl.Verilog;

/// <summary>Lines of text with an indentation of two blanks a level.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _blank;

    /// <summary>Number of lines written.</summary>
    public int Lines { get; private set; }

    /// <summary>Writes a line at the current level.</summary>
    public void Line(string line)
    {
        if (_blank && _text.Length > 0)
            EndLine();
        _blank = false;
        _text.Append(' ', 2 * _level).Append(line);
        EndLine();
    }

    /// <summary>Writes a line without indentation, for compiler directives.</summary>
    public void Directive(string line)
    {
        _text.Append(line);
        EndLine();
    }

    /// <summary>Asks for an empty line before the next one, if any comes.</summary>
    public void Blank() => _blank = true;

    /// <summary>Forgets a wanted empty line, at the end of a block.</summary>
    public void NoBlank() => _blank = false;

    /// <summary>Lines written meanwhile stand one level deeper.</summary>
    public void Indented(Action lines)
    {
        _level++;
        lines();
        _level--;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void EndLine()
    {
        _text.Append('\n');
        Lines++;
    }
}

namespace Hardware.Waveforms;

/// <summary>A line of source text that a scope or variable comes from.</summary>
/// <param name="File">Path of the file as the tool wrote it.</param>
/// <param name="Line">Line, counted from 1.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary><c>Fifo.cs:23</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}

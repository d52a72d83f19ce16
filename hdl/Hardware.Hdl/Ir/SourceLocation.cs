namespace Hardware.Hdl.Ir;

/// <summary>A place in the user's C# source; every IR object that can be wrong carries one.</summary>
/// <param name="File">Path of the file as the C# compiler knew it; empty when unknown.</param>
/// <param name="Line">Line, counted from 1; 0 when unknown.</param>
/// <param name="Column">Column, counted from 1; 0 when unknown.</param>
public readonly record struct SourceLocation(string File, int Line, int Column = 0)
{
    /// <summary>The location of things that no source line made.</summary>
    public static SourceLocation None => new("", 0);

    /// <summary>Whether a line is known.</summary>
    public bool IsKnown => Line > 0;

    /// <summary>File name without its folder, and line: <c>Fifo.cs:23</c>; empty when unknown.</summary>
    public override string ToString() => IsKnown ? $"{Path.GetFileName(File)}:{Line}" : "";
}

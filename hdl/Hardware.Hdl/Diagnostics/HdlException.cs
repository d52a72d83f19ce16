using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// One or more mistakes in a hardware description, found at elaboration or in simulation. The message is one line per mistake: its
/// code, the two facts that clash, the fix, and the place when it is known.
/// </summary>
public sealed class HdlException : Exception
{
    /// <summary>A mistake at a place that may be unknown; <paramref name="text"/> is the sentence without code and place.</summary>
    public HdlException(string code, string text, SourceLocation source = default, string instancePath = "", Exception? inner = null)
        : this([new HdlDiagnostic(code, text, source, instancePath)], inner)
    {
    }

    /// <summary>Everything that was found wrong, at least one.</summary>
    public HdlException(IReadOnlyList<HdlDiagnostic> diagnostics, Exception? inner = null)
        : base(string.Join(Environment.NewLine, diagnostics), inner) => Diagnostics = diagnostics;

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<HdlDiagnostic> Diagnostics { get; }

    /// <summary>The code of the first mistake, <c>HDLnnnn</c>.</summary>
    public string Code => Diagnostics[0].Code;

    /// <summary>The user's line of the first mistake, when known.</summary>
    public SourceLocation Location => Diagnostics[0].Source;

    /// <summary>The same with the place filled in where it was unknown; the thrower of a value operation does not know its line.</summary>
    public HdlException At(SourceLocation source, string instancePath = "") => new(
        [.. Diagnostics.Select(d => d with
        {
            Source = d.Source.IsKnown ? d.Source : source,
            InstancePath = d.InstancePath.Length > 0 ? d.InstancePath : instancePath,
        })], this);
}

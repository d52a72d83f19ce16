using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// A mistake in a hardware description, found at elaboration or in simulation: a code of <see cref="DiagnosticCatalogue"/>, the two
/// facts that clash, the place when it is known, and the fix last.
/// </summary>
public sealed class HdlException : Exception
{
    /// <summary>A mistake at a place that may be unknown; <paramref name="text"/> is the sentence without code and place.</summary>
    public HdlException(string code, string text, SourceLocation source = default, string instancePath = "", Exception? inner = null)
        : base(Compose(code, text, source, instancePath), inner)
    {
        Code = code;
        Text = text;
        Source = source;
        InstancePath = instancePath;
    }

    /// <summary>The code, <c>HDLnnnn</c>.</summary>
    public string Code { get; }

    /// <summary>The sentence without code and place; ends with the fix.</summary>
    public string Text { get; }

    /// <summary>The user's line, when known.</summary>
    public new SourceLocation Source { get; }

    /// <summary>The instance under elaboration, <c>top.child[1]</c>; empty when unknown or when the definition itself is wrong.</summary>
    public string InstancePath { get; }

    /// <summary>The same mistake with the place filled in where it was unknown; the thrower of a value operation does not know its line.</summary>
    public HdlException At(SourceLocation source, string instancePath = "") =>
        new(Code, Text, Source.IsKnown ? Source : source, InstancePath.Length > 0 ? InstancePath : instancePath, this);

    internal static string Compose(string code, string text, SourceLocation source, string instancePath)
    {
        var place = (source.IsKnown, instancePath.Length > 0) switch
        {
            (true, true) => $" ({source}, in {instancePath})",
            (true, false) => $" ({source})",
            (false, true) => $" (in {instancePath})",
            _ => "",
        };
        return $"{code}: {text}{place}";
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// One mistake found in a design: a code of <see cref="DiagnosticCatalogue"/>, a sentence that ends with the fix, and the place.
/// </summary>
/// <param name="Code"><c>HDLnnnn</c>.</param>
/// <param name="Text">The sentence, without code and place.</param>
/// <param name="Source">The user's line; may be unknown.</param>
/// <param name="InstancePath">An instance that has the mistake, <c>Top.child[1]</c>; empty when unknown.</param>
public sealed record HdlDiagnostic(string Code, string Text, SourceLocation Source = default, string InstancePath = "")
{
    /// <summary><c>HDL2002: text (Fifo.cs:23, in Top.fifo)</c>.</summary>
    public override string ToString() => (Source.IsKnown, InstancePath.Length > 0) switch
    {
        (true, true) => $"{Code}: {Text} ({Source}, in {InstancePath})",
        (true, false) => $"{Code}: {Text} ({Source})",
        (false, true) => $"{Code}: {Text} (in {InstancePath})",
        _ => $"{Code}: {Text}",
    };
}

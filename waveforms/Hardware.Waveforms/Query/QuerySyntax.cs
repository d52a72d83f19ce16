namespace Hardware.Waveforms.Query;

/// <summary>An expression as it was written; names are not looked up yet.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Number of characters.</param>
internal abstract record QuerySyntax(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A signal, or the name of an enum's value.</summary>
internal sealed record NameSyntax(string Name, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>A number, sized or not, with x and z or not.</summary>
internal sealed record NumberSyntax(string Text, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>A time with its unit.</summary>
internal sealed record DurationSyntax(string Text, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>A text in quotes.</summary>
internal sealed record TextSyntax(string Text, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>An operator before its operand.</summary>
internal sealed record UnarySyntax(string Operator, QuerySyntax Operand, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>An operator between two operands.</summary>
internal sealed record BinarySyntax(string Operator, QuerySyntax Left, QuerySyntax Right, int OperatorStart)
    : QuerySyntax(Left.Start, Right.End - Left.Start);

/// <summary>Bits of a value, <c>[7:4]</c> or <c>[3]</c>, in the numbers of its declaration; or an element of an array.</summary>
internal sealed record SliceSyntax(QuerySyntax Operand, int High, int Low, string Text, int Start, int Length) : QuerySyntax(Start, Length);

/// <summary>A function, such as <c>rose(e)</c>.</summary>
internal sealed record CallSyntax(string Function, IReadOnlyList<QuerySyntax> Arguments, int Start, int Length)
    : QuerySyntax(Start, Length);

using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>What a column of a <see cref="Stimulus"/> sets.</summary>
public enum ColumnKind
{
    /// <summary>An input of the top.</summary>
    Input,

    /// <summary>All resets.</summary>
    Reset,

    /// <summary>Whether a clock rises at the end of the cycle; only in designs of several clocks.</summary>
    Clock,
}

/// <summary>One column of a <see cref="Stimulus"/>: an input of the top, the reset, or a clock.</summary>
public sealed class InputColumn
{
    internal InputColumn(ColumnKind kind, int index, string name, Shape shape, EnumType? names, ColumnValues values)
    {
        (Kind, Index, Name, Shape, Enum, Values) = (kind, index, name, shape, names, values);
    }

    /// <summary>What it sets.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Name of the input, <c>Data</c>, <c>Source_Payload</c>; <c>reset</c>; or the name of the clock.</summary>
    public string Name { get; }

    /// <summary>Shape of its values.</summary>
    public Shape Shape { get; }

    /// <summary>Names of the values; null for plain numbers.</summary>
    public EnumType? Enum { get; }

    /// <summary>Slot of the input, or number of the clock domain.</summary>
    internal int Index { get; }

    /// <summary>How values are drawn and made smaller.</summary>
    internal ColumnValues Values { get; }

    /// <summary>A value as people read it: the name of an enum's member, a signed number, hexadecimal when wide.</summary>
    public string Format(BitVector value)
    {
        if (Values.Format(value) is { } text)
            return text;
        if (Enum?.Members.FirstOrDefault(member => member.Value == value.Low).Name is { } name)
            return name;
        return StimulusTable.Number(value, Shape.Signed);
    }

    /// <summary>The value that <see cref="Format"/> writes so; null when it is none of this column.</summary>
    internal BitVector? Parse(string text)
    {
        if (Values.Parse(text) is { } value)
            return value;
        if (Enum?.Members.FirstOrDefault(member => member.Name == text) is { Name: not null } known)
            return new BitVector(Shape.Width, known.Value);
        if (StimulusTable.Number(text) is not { } number)
            return null;
        var bits = Semantics.FromBigInteger(number, Shape.Width);
        return Semantics.ToBigInteger(bits, Shape.Signed) == number ? bits : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Shape}";

    internal InputColumn With(ColumnValues values) => new(Kind, Index, Name, Shape, Enum, values);
}

using System.Diagnostics.CodeAnalysis;

namespace Hardware.Hdl;

/// <summary>
/// What declares a signal on a property. The width in bits is a constant or a C# expression over the module's parameters (in a
/// string); it is left out for <see cref="Bit"/> and enums, and inferred for computed properties.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SignalAttribute : Attribute
{
    private protected SignalAttribute() { }

    private protected SignalAttribute(int width) => Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private protected SignalAttribute(string width) => Width = width;

    /// <summary>C# expression of the width in bits; null when left out.</summary>
    [StringSyntax("C#")]
    public string? Width { get; }

    /// <summary>For a <see cref="Vec{T}"/>: C# expression of the number of elements.</summary>
    [StringSyntax("C#")]
    public string? Count { get; init; }
}

/// <summary>An input port: <c>[In(8)] public partial UInt Data { get; set; }</c>, or a view: <c>[In(8)] public partial
/// Stream&lt;UInt&gt; Source { get; }</c>.</summary>
public sealed class InAttribute : SignalAttribute
{
    /// <summary>An input of one bit or of an enum.</summary>
    public InAttribute() { }

    /// <summary>An input of a constant width in bits.</summary>
    public InAttribute(int width) : base(width) { }

    /// <summary>An input whose width is a C# expression over the module's parameters.</summary>
    public InAttribute([StringSyntax("C#")] string width) : base(width) { }
}

/// <summary>
/// An output port: computed (<c>[Out] public Bit Empty => Count == 0;</c>), driven by a <see cref="CombAttribute"/> method
/// (<c>[Out(8)] public partial UInt Sum { get; private set; }</c>), or a view.
/// </summary>
public sealed class OutAttribute : SignalAttribute
{
    /// <summary>An output whose width is inferred (computed), one bit, or an enum.</summary>
    public OutAttribute() { }

    /// <summary>An output of a constant width in bits.</summary>
    public OutAttribute(int width) : base(width) { }

    /// <summary>An output whose width is a C# expression over the module's parameters.</summary>
    public OutAttribute([StringSyntax("C#")] string width) : base(width) { }
}

/// <summary>A wire inside the module: computed, or a settable partial property driven by a <see cref="CombAttribute"/> method;
/// public wires are output ports.</summary>
public sealed class WireAttribute : SignalAttribute
{
    /// <summary>A wire whose width is inferred (computed), one bit, or an enum.</summary>
    public WireAttribute() { }

    /// <summary>A wire of a constant width in bits.</summary>
    public WireAttribute(int width) : base(width) { }

    /// <summary>A wire whose width is a C# expression over the module's parameters.</summary>
    public WireAttribute([StringSyntax("C#")] string width) : base(width) { }
}

/// <summary>
/// A register: reading gives Q, assigning in a <see cref="ClockedAttribute"/> method gives D. It resets to 0 unless
/// <see cref="Reset"/> says another value or <see cref="ResetLess"/> leaves it out of reset. A public register is an output port.
/// </summary>
public sealed class RegAttribute : SignalAttribute
{
    /// <summary>A register of one bit or of an enum.</summary>
    public RegAttribute() { }

    /// <summary>A register of a constant width in bits.</summary>
    public RegAttribute(int width) : base(width) { }

    /// <summary>A register whose width is a C# expression over the module's parameters.</summary>
    public RegAttribute([StringSyntax("C#")] string width) : base(width) { }

    /// <summary>Value on reset and at the start: an integer, an enum member, or a string with a C# expression over the
    /// parameters; 0 when left out.</summary>
    public object? Reset { get; init; }

    /// <summary>Not touched by reset; starts random (seeded) in simulation.</summary>
    public bool ResetLess { get; init; }

    /// <summary>May be read from another clock domain: the first flop of a synchroniser samples it, or its value is Gray coded.</summary>
    public bool CrossesDomains { get; init; }
}

/// <summary>A memory: <c>[Memory("depth", "width")] partial Mem&lt;UInt&gt; Words { get; }</c>. Words start with
/// <see cref="Contents"/>, or 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemoryAttribute : Attribute
{
    /// <summary>A memory of constant size: words, bits of a word.</summary>
    public MemoryAttribute(int depth, int width)
    {
        Depth = depth.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A memory whose size is given by C# expressions over the module's parameters: words, bits of a word.</summary>
    public MemoryAttribute([StringSyntax("C#")] string depth, [StringSyntax("C#")] string width)
    {
        Depth = depth;
        Width = width;
    }

    /// <summary>C# expression of the number of words.</summary>
    [StringSyntax("C#")]
    public string Depth { get; }

    /// <summary>C# expression of the bits of a word.</summary>
    [StringSyntax("C#")]
    public string Width { get; }

    /// <summary>C# expression of the initial words, from address 0: a sequence of integers (int, uint, long, ulong, BigInteger)
    /// or of the word's type.</summary>
    [StringSyntax("C#")]
    public string? Contents { get; init; }
}

/// <summary>A field of a <see cref="Bundle"/>. The width may use <see cref="View.Width"/>, the width given where the bundle is
/// used.</summary>
public sealed class FieldAttribute : SignalAttribute
{
    /// <summary>A field of one bit or of an enum.</summary>
    public FieldAttribute() { }

    /// <summary>A field of a constant width in bits.</summary>
    public FieldAttribute(int width) : base(width) { }

    /// <summary>A field whose width is a C# expression.</summary>
    public FieldAttribute([StringSyntax("C#")] string width) : base(width) { }
}

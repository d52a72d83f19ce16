namespace Hardware.Hdl.Ir;

/// <summary>What every value in the IR has: a width in bits and a signedness (two's complement when signed).</summary>
/// <param name="Width">Width in bits, at least 1.</param>
/// <param name="Signed">Whether the value is a two's complement number.</param>
public readonly record struct Shape(int Width, bool Signed = false)
{
    /// <summary>One unsigned bit: conditions, comparisons, reductions.</summary>
    public static Shape Bit => new(1);

    /// <summary>An unsigned value of <paramref name="width"/> bits.</summary>
    public static Shape Unsigned(int width) => new(width);

    /// <summary>A two's complement value of <paramref name="width"/> bits.</summary>
    public static Shape SignedOf(int width) => new(width, true);

    /// <summary><c>u8</c> or <c>s8</c>, as the IR printers write it.</summary>
    public override string ToString() => (Signed ? "s" : "u") + Width;
}

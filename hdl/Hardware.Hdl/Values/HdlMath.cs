using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// The functions of the language, for <c>using static Hardware.Hdl.HdlMath</c>: integers for widths and bounds, known at elaboration,
/// and the operations on signals that are not members of one.
/// </summary>
public static class HdlMath
{
    /// <summary>
    /// Bits needed to count 0 .. <paramref name="count"/> - 1: the binary logarithm rounded up, at least 1; HDL1007 below 1.
    /// </summary>
    public static int Log2(int count) => count >= 1
        ? Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)(count - 1)))
        : throw new HdlException("HDL1007", $"Log2({count}) has no meaning: a count must be at least 1");

    /// <summary>Whether <paramref name="value"/> is 1, 2, 4, 8, ...</summary>
    public static bool IsPowerOfTwo(int value) => BitOperations.IsPow2(value);

    /// <summary>The larger of two integers.</summary>
    public static int Max(int a, int b) => Math.Max(a, b);

    /// <summary>The smaller of two integers.</summary>
    public static int Min(int a, int b) => Math.Min(a, b);

    /// <summary>Parts side by side, the first the most significant; HDL1003 for a literal, which has no width.</summary>
    public static UInt Cat(params ReadOnlySpan<UInt> parts)
    {
        var (bits, width) = (0UL, 0);
        foreach (var part in parts)
        {
            if (!part.IsPlain || part.IsUnsized || width + part.Width > 64)
                return UInt.From(Operand.Concat(parts));
            bits = part.Width == 64 ? part.Value : (bits << part.Width) | part.Value;
            width += part.Width;
        }
        return width > 0 ? UInt.Plain(bits, width) : UInt.From(Operand.Concat(parts));
    }

    /// <summary>Bits side by side, the first the most significant.</summary>
    public static UInt Cat(params ReadOnlySpan<Bit> bits)
    {
        var parts = new UInt[bits.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = bits[i];
        return Cat(parts);
    }

    /// <summary>A value <paramref name="count"/> times side by side; HDL1007 when <paramref name="count"/> is below 1.</summary>
    public static UInt Replicate(UInt value, int count)
    {
        if (count < 1)
            throw new HdlException("HDL1007", $"Replicate {count} times has no bits: repeat at least once");
        var parts = new UInt[count];
        parts.AsSpan().Fill(value);
        return Cat(parts);
    }

    /// <summary>One of two values, both always computed; at the wider one's width.</summary>
    public static UInt Mux(Bit select, UInt whenTrue, UInt whenFalse)
    {
        if (whenTrue.IsUnsized && whenFalse.IsUnsized)
            return Choice.Of(select, whenTrue, whenFalse);
        var shape = Operand.Wider("Mux", whenTrue.ToOperand(), whenFalse.ToOperand());
        return Choice.Of(select, whenTrue.Fit(shape), whenFalse.Fit(shape));
    }

    /// <summary>One of two values, both always computed; at the wider one's width.</summary>
    public static SInt Mux(Bit select, SInt whenTrue, SInt whenFalse)
    {
        if (whenTrue.IsUnsized && whenFalse.IsUnsized)
            return Choice.Of(select, whenTrue, whenFalse);
        var shape = Operand.Wider("Mux", whenTrue.ToOperand(), whenFalse.ToOperand());
        return Choice.Of(select, whenTrue.Fit(shape), whenFalse.Fit(shape));
    }

    /// <summary>One of two bits, both always computed.</summary>
    public static Bit Mux(Bit select, Bit whenTrue, Bit whenFalse) => Choice.Of(select, whenTrue, whenFalse);
}

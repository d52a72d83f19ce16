namespace Hardware.Hdl;

// HDL1xxx: widths, signs and values.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Widths =>
    [
        new DiagnosticEntry("HDL1001", "Value wider than its target",
            "A value is assigned to a signal with fewer bits; the upper bits would be lost silently.",
            "Write .Truncate(n) to drop them, or widen the target.",
            "[Reg(8)] partial UInt Y { get; set; } ... Y = A * B;"),
        new DiagnosticEntry("HDL1002", "Width depends on the path taken",
            "The arms of a choice have different widths; in hardware a value has one width.",
            "Write .Extend(n) on the narrower arm.",
            "UInt x = Sel ? A4 : B8;"),
        new DiagnosticEntry("HDL1003", "Literal without a width",
            "The result of the operation depends on the width of its operand, and a literal has none.",
            "Write UInt.Of(value, width) or SInt.Of(value, width).",
            "Y = Cat(1, A);"),
        new DiagnosticEntry("HDL1004", "Literal does not fit",
            "A constant needs more bits than its target has.",
            "Write a smaller constant, or widen the target.",
            "[Reg(4)] partial UInt Y { get; set; } ... Y = 16;"),
        new DiagnosticEntry("HDL1005", "Negative value where none can be",
            "An unsigned signal, a bit position or a shift amount cannot be negative.",
            "Use SInt for signed values, or a value that is not negative.",
            "UInt x = -1;"),
        new DiagnosticEntry("HDL1006", "Bit position outside the value",
            "A constant bit position or range reaches past the value's width.",
            "Use positions 0 to width - 1, the higher one first.",
            "Bit b = A8[8];"),
        new DiagnosticEntry("HDL1007", "Width or depth out of range",
            "A width or a depth must be at least 1, .Truncate(n) must not widen, .Extend(n) must not narrow.",
            "Give a width of at least 1; use .Resize(n) where either may happen.",
            "[Reg(0)] partial UInt Y { get; set; }"),
        new DiagnosticEntry("HDL1008", "Value does not fit the C# type",
            "A signal's value is read as a C# integer that is too small for it.",
            "Read it as BigInteger, or take .Bits(high, low) of it.",
            "ulong x = (ulong)sim.Top.Wide100;"),
        new DiagnosticEntry("HDL1009", "Operands of different shapes",
            "A node of the IR has operands whose widths or signs do not agree; only code that builds the IR by hand can do that.",
            "Insert a Resize or a Reinterpret.",
            "new Binary(BinaryOp.Add, a8, b4)"),
        new DiagnosticEntry("HDL1010", "Signed and unsigned mixed",
            "A signed and an unsigned value meet; the bits alone do not say which of them is meant.",
            "Write .AsSInt() or .AsUInt() on one of them.",
            "[Reg(8)] partial SInt Y { get; set; } ... Y = A8;"),
    ];
}

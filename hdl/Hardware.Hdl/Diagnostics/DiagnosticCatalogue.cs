using System.Collections.Generic;

namespace Hardware.Hdl;

/// <summary>
/// Every diagnostic of the language, by code; docs/diagnostics.md is generated from it. The file is also compiled into the
/// generators' assembly, so it depends on nothing and keeps to what netstandard2.0 has.
/// </summary>
public static class DiagnosticCatalogue
{
    /// <summary>All entries in order of their codes.</summary>
    public static IReadOnlyList<DiagnosticEntry> All { get; } = new[]
    {
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
        new DiagnosticEntry("HDL2001", "Never driven",
            "A wire that is read or leaves the module is assigned nowhere.",
            "Assign it in a [Comb] method, or remove it.",
            "[Wire(8)] partial UInt W { get; set; }"),
        new DiagnosticEntry("HDL2002", "Two drivers",
            "Two processes assign one signal, or two places connect one input of a child.",
            "Keep one driver, and choose there between the values.",
            "[Comb] void F() => W = A; [Comb] void G() => W = B;"),
        new DiagnosticEntry("HDL2003", "Input driven from inside",
            "A module assigns its own input.",
            "Make it an output or a wire, or assign it in the parent.",
            "[In] public partial Bit Go { get; set; } ... Go = 1;"),
        new DiagnosticEntry("HDL2004", "Latch",
            "A wire is not assigned on every path through its process, so it would have to remember its last value.",
            "Assign a default first, or use a register.",
            "[Comb] void F() { if (Sel) W = A; }"),
        new DiagnosticEntry("HDL2005", "Input of a child not connected",
            "Nothing drives an input of a child instance.",
            "Assign it in a [Comb] method of the parent.",
            "readonly Fifo _fifo = new(8, 4); // and _fifo.Push never assigned"),
        new DiagnosticEntry("HDL2006", "Combinational loop",
            "A wire depends on itself without a register in between.",
            "Put a register into the path, or break the dependency.",
            "[Wire(8)] UInt X => Y + 1; [Wire(8)] UInt Y => X;"),
        new DiagnosticEntry("HDL2007", "Read before assignment",
            "A variable of a process is read on a path on which it has not been assigned.",
            "Give it a value where it is declared.",
            "UInt x; if (Sel) x = A; Y = x;"),
        new DiagnosticEntry("HDL2008", "Assigned in the wrong kind of process",
            "Registers and memories are written in [Clocked] methods, wires in [Comb] methods.",
            "Move the assignment, or change the kind of the signal.",
            "[Comb] void F() => Count = 0;"),
        new DiagnosticEntry("HDL2009", "Label occurs twice",
            "Two arms of one switch have the same label, so the second can never be taken.",
            "Remove one of them.",
            "switch (S) { case St.A: ...; case St.A: ... }"),
        new DiagnosticEntry("HDL2010", "Signal of another module",
            "A process reads or assigns a signal that belongs to neither its module nor a port of a child.",
            "Go through ports.",
            "_child.Inner.X = 1;"),
        new DiagnosticEntry("HDL3001", "Clock domain crossing",
            "A register is read in a clock domain other than the one that loads it; it may be caught while it changes.",
            "Synchronise it, or mark the source register CrossesDomains when it is the first flop of a synchroniser or Gray coded.",
            "[Clocked(\"b\")] void F() => Y = RegisterOfDomainA;"),
        new DiagnosticEntry("HDL3002", "Clock of a child not connected",
            "An instance does not say which of the parent's domains a domain of the child is.",
            "Map every domain of the child.",
            "new Instance(...) { Domains = [] }"),
        new DiagnosticEntry("HDL5001", "Name used twice",
            "Two signals, memories or children of a module have one name, or names that Verilog tools cannot tell apart.",
            "Rename one of them.",
            "[Reg(8)] partial UInt X { get; set; } ... readonly Fifo X = new(8, 4);"),
        new DiagnosticEntry("HDL5002", "Reserved word",
            "A name is a keyword of Verilog or SystemVerilog.",
            "Rename it.",
            "[Reg(8)] partial UInt output { get; set; }"),
        new DiagnosticEntry("HDL5003", "Not an identifier",
            "A name contains characters that a Verilog identifier cannot have.",
            "Use letters, digits and underscores, not starting with a digit.",
            "[Reg(8)] partial UInt Größe { get; set; }"),
        new DiagnosticEntry("HDL6001", "Signal used as a C# condition during elaboration",
            "Code that was not captured asks whether a signal is 1 while the hardware is being built; it has no value yet.",
            "Put [Comb] on the method, so that its if becomes hardware.",
            "static UInt Pick(Bit s, UInt a, UInt b) { if (s) return a; return b; }"),
        new DiagnosticEntry("HDL6002", "Signal read as a C# value during elaboration",
            "Code that runs while the hardware is being built asks for the number a signal holds; it has none yet.",
            "Compute with the signal itself, or read it in a test bench.",
            "for (int i = 0; i < (int)Count; i++) ..."),
    };

    /// <summary>The entry of a code; null when there is none.</summary>
    public static DiagnosticEntry? Find(string code)
    {
        foreach (var entry in All)
        {
            if (entry.Code == code)
                return entry;
        }
        return null;
    }
}

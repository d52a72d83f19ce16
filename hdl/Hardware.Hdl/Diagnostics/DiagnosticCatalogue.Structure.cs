namespace Hardware.Hdl;

// HDL2xxx: drivers and structure.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Structure =>
    [
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
    ];
}

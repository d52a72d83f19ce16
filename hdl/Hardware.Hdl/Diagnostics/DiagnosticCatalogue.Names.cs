namespace Hardware.Hdl;

// HDL5xxx: names, declarations and parameters.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Names =>
    [
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
        new DiagnosticEntry("HDL5004", "Type that no signal has",
            "A signal property has a C# type that hardware cannot hold.",
            "Use Bit, UInt, SInt or an enum.",
            "[Reg(8)] partial int Y { get; set; }"),
        new DiagnosticEntry("HDL5005", "Child held twice",
            "Two fields hold one module object, so it would be two children.",
            "Hold every child in one field.",
            "readonly Fifo _a = new(8, 4); readonly Fifo[] _all; // { _a, new(8, 4) }"),
        new DiagnosticEntry("HDL5006", "Module contains itself",
            "A module has a child of its own class with equal parameters, which has such a child, and so on.",
            "End the recursion by a parameter that changes.",
            "[Module] partial class M { readonly M _m = new(); }"),
    ];
}

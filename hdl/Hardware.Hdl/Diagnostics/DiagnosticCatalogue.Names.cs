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
    ];
}

namespace Hardware.Hdl;

// HDL7xxx: writing Verilog.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Verilog =>
    [
        new DiagnosticEntry("HDL7001", "Verilog cannot be written",
            "The folder for the Verilog cannot be created or written.",
            "Choose a folder you may write to.",
            "./hw emit fifo -o /proc"),
    ];
}

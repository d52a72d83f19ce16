namespace Hardware.Hdl;

// HDL6xxx: elaboration.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Elaboration =>
    [
        new DiagnosticEntry("HDL6001", "Signal used as a C# condition during elaboration",
            "Code that was not captured asks whether a signal is 1 while the hardware is being built; it has no value yet.",
            "Put [Comb] on the method, so that its if becomes hardware.",
            "static UInt Pick(Bit s, UInt a, UInt b) { if (s) return a; return b; }"),
        new DiagnosticEntry("HDL6002", "Signal read as a C# value during elaboration",
            "Code that runs while the hardware is being built asks for the number a signal holds; it has none yet.",
            "Compute with the signal itself, or read it in a test bench.",
            "for (int i = 0; i < (int)Count; i++) ..."),
        new DiagnosticEntry("HDL6003", "Signal used where no hardware is built",
            "A signal is read or assigned outside captured code and outside a simulation.",
            "Use it in a [Clocked] or [Comb] method, or through the simulation's handle.",
            "new Fifo(8, 4).Push = 1;"),
    ];
}

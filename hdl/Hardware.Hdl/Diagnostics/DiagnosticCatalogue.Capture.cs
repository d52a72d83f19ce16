namespace Hardware.Hdl;

// HDL4xxx: what captured code may say.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Capture =>
    [
    ];
}

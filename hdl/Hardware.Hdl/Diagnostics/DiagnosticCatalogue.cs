using System.Collections.Generic;

namespace Hardware.Hdl;

/// <summary>
/// Every diagnostic of the language and of simulation, by code; docs/diagnostics.md is generated from it. Its files are also compiled
/// into the generators' assembly, so they depend on nothing and keep to what netstandard2.0 has.
/// </summary>
public static partial class DiagnosticCatalogue
{
    /// <summary>All entries in order of their codes.</summary>
    public static IReadOnlyList<DiagnosticEntry> All { get; } =
        [.. Widths, .. Structure, .. Clocks, .. Capture, .. Names, .. Elaboration, .. Verilog, .. Simulation];

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

using System;
using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Analyzers;

/// <summary>Makes the compiler's descriptors from the one catalogue, so that an analyzer names only its code and how bad it is.</summary>
internal static class Rules
{
    /// <summary>A mistake that elaboration would refuse too, or that would silently give other hardware than the C# says.</summary>
    public static DiagnosticDescriptor Error(string code) => Create(code, DiagnosticSeverity.Error);

    /// <summary>Well defined, but seldom what was meant.</summary>
    public static DiagnosticDescriptor Warning(string code) => Create(code, DiagnosticSeverity.Warning);

    /// <summary>The usual way to write registers, worth knowing about when a result surprises.</summary>
    public static DiagnosticDescriptor Hint(string code) => Create(code, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string code, DiagnosticSeverity severity)
    {
        var entry = Hdl.DiagnosticCatalogue.Find(code) ?? throw new InvalidOperationException($"{code} is not in the catalogue");
        return new DiagnosticDescriptor(code, entry.Title, "{0}", Category(code), severity, isEnabledByDefault: true,
            $"{entry.Cause} {entry.Fix}");
    }

    private static string Category(string code) => code[3] switch
    {
        '1' => "Hardware.Widths",
        '2' => "Hardware.Structure",
        '3' => "Hardware.Clocks",
        '4' => "Hardware.Capture",
        '5' => "Hardware.Names",
        _ => "Hardware.Elaboration",
    };
}

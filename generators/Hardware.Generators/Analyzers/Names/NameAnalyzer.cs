using System;
using System.Collections.Generic;
using System.Linq;
using Hardware.Hdl.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL5001, HDL5002 and HDL5003: names of modules, signals and children that Verilog cannot have, or cannot tell apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer() : ModuleAnalyzer(Twice, Reserved, NoIdentifier)
{
    private static readonly DiagnosticDescriptor Twice = Rules.Error("HDL5001");
    private static readonly DiagnosticDescriptor Reserved = Rules.Error("HDL5002");
    private static readonly DiagnosticDescriptor NoIdentifier = Rules.Error("HDL5003");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        Check(module.Type, module.Type.Name, report);
        var taken = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        var clocks = new HashSet<string>(module.Captured.Where(b => b.Member.Kind == CaptureKind.Clocked)
            .SelectMany(b => b.Member.Domain.Length == 0 ? ["clock", "reset"]
                : new[] { b.Member.Domain + "_clock", b.Member.Domain + "_reset" }));
        foreach (var member in module.Type.GetMembers().Where(m => !m.IsImplicitlyDeclared)
            .OrderBy(m => m.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(m => m.Locations[0].SourceSpan.Start))
        {
            if (HardwareName(member) is not { } name || !IsUsers(member))
                continue;
            Check(member, name, report);
            if (clocks.Contains(name))
            {
                report.Report(Twice, member.Locations[0],
                    $"'{member.Name}' has the name of a port that every clocked module gets: rename it");
            }
            else if (taken.TryGetValue(name, out var first))
            {
                report.Report(Twice, member.Locations[0],
                    $"'{member.Name}' and '{first.Name}' are both called '{name}' in Verilog: rename one of them");
            }
            else
            {
                taken.Add(name, member);
            }
        }
    }

    private static void Check(ISymbol symbol, string name, Reporter report)
    {
        if (VerilogKeywords.Contains(name))
        {
            var verilog = name == symbol.Name ? "is" : $"is '{name}' in Verilog,";
            report.Report(Reserved, symbol.Locations[0], $"'{symbol.Name}' {verilog} a reserved word of SystemVerilog: rename it");
        }
        else if (name.FirstOrDefault(c => c > 127) is not '\0' and var letter)
        {
            report.Report(NoIdentifier, symbol.Locations[0],
                $"'{symbol.Name}' contains '{letter}', which no Verilog identifier may: use letters a to z, digits and underscores");
        }
    }

    /// <summary>Signals keep their name, children lose the underscores they start with.</summary>
    private static string? HardwareName(ISymbol member) => member switch
    {
        IPropertySymbol property when SignalDeclaration.Of(property) is not null => property.Name,
        IPropertySymbol { IsStatic: false } property when property.Type.ElementOrSelf().IsModule() && IsAuto(property) =>
            property.Name.TrimStart('_'),
        IFieldSymbol { IsStatic: false } field when field.Type.ElementOrSelf().IsModule() => field.Name.TrimStart('_'),
        _ => null,
    };

    private static bool IsAuto(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private static bool IsUsers(ISymbol member) =>
        member.Locations.Any(l => l.SourceTree is { } tree && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}

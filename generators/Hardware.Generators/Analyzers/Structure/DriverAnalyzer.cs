using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL2002 and HDL3004: a signal assigned in two processes, of one clock or of two.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DriverAnalyzer() : ModuleAnalyzer(TwoDrivers, TwoClocks)
{
    private static readonly DiagnosticDescriptor TwoDrivers = Rules.Error("HDL2002");
    private static readonly DiagnosticDescriptor TwoClocks = Rules.Error("HDL3004");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        var drivers = new Dictionary<string, CapturedBody>();
        var reported = new HashSet<(string, CapturedBody)>();
        foreach (var (body, path, target) in module.Writes())
        {
            var memory = path.Signal!.Role == SignalRole.Memory;
            // Which elements an index names is known at elaboration only; of a memory every word counts as one.
            if (path.IsIndexed && !(memory && path.IsOwn))
                continue;
            var key = memory ? path.Root.Name : path.Text;
            foreach (var process in module.ProcessesOf(body))
            {
                if (!drivers.TryGetValue(key, out var first))
                    drivers.Add(key, first = process);
                if (first == process || !reported.Add((key, process)))
                    continue;
                var (one, two) = (first.Member, process.Member);
                if (one.Kind == CaptureKind.Clocked && two.Kind == CaptureKind.Clocked && one.Domain != two.Domain)
                {
                    report.Report(TwoClocks, target.Syntax,
                        $"'{key}' is loaded by clock {Domain(one)} in '{one.Symbol.Name}' and by clock {Domain(two)} in "
                        + $"'{two.Symbol.Name}': "
                        + "give each clock a register of its own");
                }
                else if (!memory)
                {
                    report.Report(TwoDrivers, target.Syntax,
                        $"'{key}' is assigned in '{one.Symbol.Name}' and in '{two.Symbol.Name}': keep one driver, "
                        + "and choose there between the values");
                }
            }
        }
    }

    private static string Domain(CapturedMember member) => member.Domain.Length == 0 ? "of the module" : $"'{member.Domain}'";
}

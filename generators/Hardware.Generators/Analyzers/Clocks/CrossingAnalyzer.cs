using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL3001: a clocked method reads, directly or through computed properties, a register that another clock loads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossingAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL3001");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        var clocked = module.Captured.Where(b => b.Member.Kind == CaptureKind.Clocked).ToList();
        if (clocked.Select(b => b.Member.Domain).Distinct().Count() < 2)
            return;
        var domains = new Dictionary<string, string>();
        foreach (var (body, path, _) in module.Writes())
        {
            if (body.Member.Kind == CaptureKind.Clocked && path.IsOwn && path.Signal!.Role == SignalRole.Register)
                domains[path.Root.Name] = body.Member.Domain;
        }
        foreach (var body in clocked)
        {
            foreach (var read in body.Operations.OfType<IPropertyReferenceOperation>())
            {
                if (read.Instance is IInstanceReferenceOperation && !IsTarget(read)
                    && Registers(read.Property, module, []).FirstOrDefault(r => Crosses(r, body.Member.Domain)) is { } register)
                {
                    var through = register == read.Property.Name ? "" : $", through '{read.Property.Name}'";
                    report.Report(Rule, read.Syntax,
                        $"'{register}' is loaded by clock {Domain(domains[register])} but '{body.Member.Symbol.Name}' reads it at clock "
                        + $"{Domain(body.Member.Domain)}{through}: "
                        + "synchronise it, or mark it CrossesDomains when what reads it is the first flop of a synchroniser");
                }
            }
        }

        bool Crosses(string register, string reader) => domains.TryGetValue(register, out var loader) && loader != reader;
    }

    private static IEnumerable<string> Registers(IPropertySymbol property, ModuleBodies module, HashSet<ISymbol> seen)
    {
        if (!seen.Add(property) || SignalDeclaration.Of(property) is not { } signal)
            yield break;
        if (signal.Role == SignalRole.Register && signal.Attribute.Named("CrossesDomains")?.Value is not true)
            yield return property.Name;
        if (module.BodyOf(property) is not { } computed)
            yield break;
        foreach (var read in computed.Operations.OfType<IPropertyReferenceOperation>())
        {
            if (read.Instance is not IInstanceReferenceOperation)
                continue;
            foreach (var register in Registers(read.Property, module, seen))
                yield return register;
        }
    }

    private static bool IsTarget(IOperation operation) => operation.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == operation,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        _ => false,
    };

    private static string Domain(string name) => name.Length == 0 ? "of the module" : $"'{name}'";
}

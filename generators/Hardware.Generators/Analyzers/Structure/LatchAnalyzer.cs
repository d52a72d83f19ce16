using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL2004: a wire, or an input of a child, that its [Comb] method assigns on some paths only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LatchAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL2004");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        foreach (var body in module.Captured)
        {
            if (body.Member.Kind == CaptureKind.Combinational)
                Check(body, module, report);
        }
    }

    private static void Check(CapturedBody body, ModuleBodies module, Reporter report)
    {
        var flow = new AssignmentFlow(body, IsWire, module);
        var assigned = flow.Run();
        if (flow.IsUnsure)
            return;
        var reported = new HashSet<string>();
        foreach (var operation in body.Operations)
        {
            foreach (var (target, _) in operation.Assignments())
            {
                if (SignalPath.Of(target) is not { } path || !IsWire(path) || assigned.Always.Contains(path.Text)
                    || !reported.Add(path.Text))
                    continue;
                var under = body.ControllingSignal(operation) is { } control ? $"only under '{Quote.Text(control.Syntax)}'"
                    : "not on every path";
                report.Report(Rule, target.Syntax,
                    $"'{path.Text}' is assigned in '{body.Member.Symbol.Name}' {under}, so it would have to remember: "
                    + "assign a default first, or use a register");
            }
        }
    }

    /// <summary>Elements of arrays are left to elaboration, which knows the index.</summary>
    private static bool IsWire(SignalPath path) => !path.IsIndexed && path.Signal!.Role is not (SignalRole.Register or SignalRole.Memory);
}

using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL2007: a wire is read in the [Comb] method that drives it, before it has been assigned there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadBeforeAssignmentAnalyzer() : ModuleAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL2007");

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
        var driven = new HashSet<string>();
        foreach (var operation in body.Operations)
        {
            foreach (var (target, _) in operation.Assignments())
            {
                if (SignalPath.Of(target) is { IsWhole: true, Signal.Role: SignalRole.Wire or SignalRole.Output } path)
                    driven.Add(path.Text);
            }
        }
        var reported = new HashSet<SyntaxNode>();
        var flow = new AssignmentFlow(body, path => driven.Contains(path.Text), module);
        flow.OnRead = (path, read, state) =>
        {
            // The first round of a loop may be special in C#, which only elaboration can tell.
            if (flow.IsUnsure || state.IsDead || state.Sometimes.Contains(path.Text) || InLoop(read) || !reported.Add(read.Syntax))
                return;
            report.Report(Rule, read.Syntax,
                $"'{path.Text}' is read here but '{body.Member.Symbol.Name}' assigns it only later: assign it first, "
                + "or read what it will be assigned");
        };
        flow.Run();
    }

    private static bool InLoop(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation or IAnonymousFunctionOperation)
                return true;
        }
        return false;
    }
}

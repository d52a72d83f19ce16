using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL2011: a register is read after it has been assigned in the same edge; the read gives the old value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadAfterWriteAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Hint("HDL2011");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        if (body.Member.Kind != CaptureKind.Clocked)
            return;
        var reported = new HashSet<SyntaxNode>();
        new AssignmentFlow(body, path => path is { IsWhole: true, Signal: { Role: SignalRole.Register, IsView: false } })
        {
            OnRead = (path, read, state) =>
            {
                if (state.IsDead || !state.Sometimes.Contains(path.Text) || !reported.Add(read.Syntax))
                    return;
                report.Report(Rule, read.Syntax, $"'{path.Text}' still has its old value here, what is assigned above takes effect at the end of the edge: "
                    + "read it before it is assigned, or keep the new value in a local");
            },
        }.Run();
    }
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL2011: what a register is assigned depends on the register itself, read below an earlier assignment in the same edge: <c>if (Push)
/// Count++; if (Pop) Count--;</c>. The read gives the old value and the later assignment wins. Reading it for anything else is how
/// pipelines are written, <c>First = In; Second = First;</c>, and no mistake.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadAfterWriteAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Warning("HDL2011");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        if (body.Member.Kind != CaptureKind.Clocked)
            return;
        var reported = new HashSet<SyntaxNode>();
        new AssignmentFlow(body, path => path is { IsWhole: true, Signal: { Role: SignalRole.Register, IsView: false } })
        {
            OnRead = (path, read, state) =>
            {
                if (state.IsDead || !state.Sometimes.Contains(path.Text) || !DecidesItself(path, read) || !reported.Add(read.Syntax))
                    return;
                report.Report(Rule, read.Syntax,
                    $"'{path.Text}' still has its old value here, what is assigned above takes effect at the end of the edge: "
                    + "read it before it is assigned, or keep the new value in a local");
            },
        }.Run();
    }

    /// <summary>
    /// Whether a read reaches a further assignment of the same register: as part of its value, or as the condition it stands under.
    /// </summary>
    private static bool DecidesItself(SignalPath path, IOperation read)
    {
        for (var (child, parent) = (read, read.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IBlockOperation or ILoopOperation:
                    return false;
                case IConditionalOperation choice when child == choice.Condition && Assigns(choice, path):
                case ISwitchOperation selection when child == selection.Value && Assigns(selection, path):
                    return true;
                case IAssignmentOperation or IIncrementOrDecrementOperation:
                    return parent.Assignments().Any(a => SignalPath.Of(a.Target)?.Text == path.Text);
            }
        }
        return false;
    }

    private static bool Assigns(IOperation operation, SignalPath path) =>
        operation.SelfAndDescendants().SelectMany(o => o.Assignments()).Any(a => SignalPath.Of(a.Target)?.Text == path.Text);
}

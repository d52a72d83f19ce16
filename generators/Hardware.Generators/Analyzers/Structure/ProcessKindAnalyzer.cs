using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL2003 and HDL2008: an assignment to an input, of a wire in a clocked method, or of a register in a combinational one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessKindAnalyzer() : ModuleAnalyzer(Input, WrongKind)
{
    private static readonly DiagnosticDescriptor Input = Rules.Error("HDL2003");
    private static readonly DiagnosticDescriptor WrongKind = Rules.Error("HDL2008");

    private protected override void Analyze(ModuleBodies module, Reporter report)
    {
        foreach (var (body, path, target) in module.Writes())
        {
            var (name, method) = (path.Text, body.Member.Symbol.Name);
            var role = path.Signal!.Role;
            if (path.IsWhole && role == SignalRole.Input && !path.Signal.IsView)
            {
                report.Report(Input, target.Syntax,
                    $"'{name}' is an input of '{module.Type.Name}' and is assigned inside it: make it an output or a wire");
                continue;
            }
            var state = role is SignalRole.Register or SignalRole.Memory;
            if (!path.IsOwn && state)
                continue;
            if (body.Member.Kind == CaptureKind.Clocked && !state)
            {
                var what = path.IsOwn ? "a wire" : "an input of a child, a wire";
                report.Report(WrongKind, target.Syntax,
                    $"'{name}' is {what}, but '{method}' is [Clocked]: "
                    + $"assign it in a [Comb] method{(path.IsOwn ? ", or make it a register" : "")}");
            }
            else if (body.Member.Kind is CaptureKind.Combinational or CaptureKind.Computed && state)
            {
                var what = role == SignalRole.Memory ? "a memory" : "a register";
                report.Report(WrongKind, target.Syntax,
                    $"'{name}' is {what}, but '{method}' is combinational: "
                    + $"assign it in a [Clocked] method{(role == SignalRole.Memory ? "" : ", or make it a wire")}");
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Generators.Analyzers;

/// <summary>HDL4001: a statement in captured code that has no meaning as hardware.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedConstructAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL4001");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var name = body.Member.Symbol.Name;
        foreach (var node in body.Block.Syntax.DescendantNodesAndTokensAndSelf())
        {
            if (Find(node.AsNode()) is var (keyword, advice))
                report.Report(Rule, keyword.GetLocation(),
                    $"'{keyword.Text}' has no meaning as hardware, and '{name}' becomes hardware: {advice}");
        }
        if (body.Block.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
        {
            foreach (var modifier in method.Modifiers)
            {
                if (modifier.IsKind(SyntaxKind.AsyncKeyword) || modifier.IsKind(SyntaxKind.UnsafeKeyword))
                    report.Report(Rule, modifier.GetLocation(),
                        $"'{modifier.Text}' has no meaning as hardware, and '{name}' becomes hardware: remove it");
            }
        }
    }

    private static (SyntaxToken Keyword, string Advice)? Find(SyntaxNode? node) => node switch
    {
        TryStatementSyntax s => (s.TryKeyword, "check the condition with if"),
        LockStatementSyntax s => (s.LockKeyword, "remove it, processes do not share state"),
        UsingStatementSyntax s => (s.UsingKeyword, "prepare the value outside captured code"),
        LocalDeclarationStatementSyntax s when s.UsingKeyword != default => (s.UsingKeyword, "prepare the value outside captured code"),
        AwaitExpressionSyntax s => (s.AwaitKeyword, "hold the state in a register"),
        YieldStatementSyntax s => (s.YieldKeyword, "hold the state in a register, or return a list from ordinary code"),
        GotoStatementSyntax s => (s.GotoKeyword, "use if, switch, break, continue or return"),
        FixedStatementSyntax s => (s.FixedKeyword, "use memories and Vec"),
        UnsafeStatementSyntax s => (s.UnsafeKeyword, "use memories and Vec"),
        StackAllocArrayCreationExpressionSyntax s => (s.StackAllocKeyword, "use an array"),
        _ => null,
    };
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Writes switch statements. Over signals, one with constant labels stays a switch in hardware; one with patterns or guards becomes a
/// chain of ifs, the default last.
/// </summary>
internal sealed class SwitchEmitter(FunctionEmitter function)
{
    private ExpressionRewriter Expressions => function.Context.Expressions;

    public void Emit(SwitchStatementSyntax choice)
    {
        if (!function.Context.Time.IsSignalSwitch(choice))
        {
            Plain(choice);
            return;
        }
        var framed = function.Context.Jumps.IsFramed(choice);
        var leave = framed ? function.EnterFrame(choice).Leave : "";
        if (framed)
        {
            function.Writer.Open();
            function.Writer.Line($"var {leave} = __b.Enter();");
        }
        if (Labels(choice) is { } labels)
            Cases(choice, labels);
        else
            Chain(choice);
        if (framed)
        {
            function.Writer.Line($"__b.Exit({leave});");
            function.Writer.Close();
        }
    }

    private void Plain(SwitchStatementSyntax choice)
    {
        function.Mapped(choice.Expression, "switch (", Expressions.Rewrite(choice.Expression) + ")");
        function.Writer.Open();
        foreach (var section in choice.Sections)
        {
            foreach (var label in section.Labels)
                function.Mapped(label, "", Expressions.Copy(label));
            function.Writer.Open();
            function.Region(section.Statements);
            // A jump in hardware is not one in C#, which wants a section to end.
            if (!Jumps.EndsSection(section.Statements.Last()) || function.Context.Jumps.IsFramed(choice))
                function.Writer.Line("break;");
            function.Writer.Close();
        }
        function.Writer.Close();
    }

    // The constants of each section, none for the default; null when a label is anything else.
    private List<List<ExpressionSyntax>>? Labels(SwitchStatementSyntax choice)
    {
        if (choice.Expression is TupleExpressionSyntax || !function.Context.Time.IsSignal(choice.Expression)
            || IsBool(choice.Expression))
            return null;
        var all = new List<List<ExpressionSyntax>>();
        foreach (var section in choice.Sections)
        {
            var labels = new List<ExpressionSyntax>();
            foreach (var label in section.Labels)
            {
                var constants = label switch
                {
                    CaseSwitchLabelSyntax plain => [plain.Value],
                    CasePatternSwitchLabelSyntax { WhenClause: null } pattern => PatternRewriter.Labels(pattern.Pattern),
                    DefaultSwitchLabelSyntax when section.Labels.Count == 1 => [],
                    _ => null,
                };
                if (constants is null)
                    return null;
                labels.AddRange(constants);
            }
            all.Add(labels);
        }
        return all;
    }

    private bool IsBool(ExpressionSyntax subject) =>
        function.Context.Model.GetTypeInfo(subject).Type is { SpecialType: SpecialType.System_Boolean };

    private void Cases(SwitchStatementSyntax choice, List<List<ExpressionSyntax>> labels)
    {
        var subject = choice.Expression;
        var type = SubjectType(subject);
        function.Mapped(subject, $"__b.Switch<{type}>(", Expressions.Rewrite(subject) + ");");
        for (var i = 0; i < choice.Sections.Count; i++)
        {
            var section = choice.Sections[i];
            if (labels[i].Count == 0)
                function.Writer.Line("__b.Default();");
            else
                function.Mapped(section.Labels[0], "", $"__b.Case<{type}>({string.Join(", ", labels[i].Select(Expressions.Rewrite))});");
            Section(section);
        }
        function.Writer.Line("__b.EndSwitch();");
    }

    private string SubjectType(ExpressionSyntax subject)
    {
        var bare = subject;
        while (bare is ParenthesizedExpressionSyntax inner)
            bare = inner.Expression;
        if (function.Context.Time.IsValueOfSignal(bare))
            bare = ((MemberAccessExpressionSyntax)bare).Expression;
        return Symbols.TwinType(function.Context.Model.GetTypeInfo(bare).Type!, function.Context.Model, subject.SpanStart);
    }

    private void Chain(SwitchStatementSyntax choice)
    {
        var named = new List<(string Name, string Text)>();
        var subject = Subject.Of(function.Context, choice.Expression, named);
        foreach (var (name, text) in named)
            function.Mapped(choice.Expression, $"var {name} = ", text + ";");
        var open = 0;
        var last = choice.Sections.FirstOrDefault(s => s.Labels.Any(l => l is DefaultSwitchLabelSyntax));
        foreach (var section in choice.Sections.Where(s => s != last))
        {
            var condition = section.Labels.Select(label => ConditionOf(subject, label)).Aggregate((a, b) => a.Or(b));
            if (open++ > 0)
                function.Writer.Line("__b.Else();");
            function.Mapped(section.Labels[0], "__b.If(", condition.Bit + ");");
            Section(section);
        }
        if (last is not null)
        {
            if (open > 0)
                function.Writer.Line("__b.Else();");
            Section(last);
        }
        while (open-- > 0)
            function.Writer.Line("__b.EndIf();");
    }

    private Condition ConditionOf(Subject subject, SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax plain => function.Context.Patterns.Equal(subject, plain.Value),
        CasePatternSwitchLabelSyntax pattern =>
            function.Context.Patterns.Test(subject, pattern.Pattern).And(function.Context.Patterns.Guard(pattern.WhenClause?.Condition)),
        _ => new Condition("false", false),
    };

    private void Section(SwitchSectionSyntax section)
    {
        function.Writer.Open();
        // Most sections are one block; its braces are ours.
        var all = section.Statements;
        var isBlock = all.Count == 1 || (all.Count == 2 && all[1] is BreakStatementSyntax);
        function.Region(isBlock && all[0] is BlockSyntax block ? block.Statements : all);
        function.Writer.Close();
    }
}

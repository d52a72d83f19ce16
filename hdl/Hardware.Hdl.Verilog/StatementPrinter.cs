using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>Writes the statements of one process: choices as they are, without a <c>begin</c> where one statement stands alone.</summary>
internal sealed class StatementPrinter(
    ExpressionPrinter expressions, SourceWriter writer, List<(int Line, Check Check)> checks, VerilogOptions options)
{
    private const int LongestLine = 120;

    /// <summary>Whether the whole process consists of checks, and so is left out as a whole where checks are.</summary>
    public bool AllChecks { get; set; }

    /// <summary>Statements in order.</summary>
    public void Print(IEnumerable<Stmt> body)
    {
        foreach (var statement in body)
            Print(statement);
    }

    private void Print(Stmt statement)
    {
        switch (statement)
        {
            case If choice:
                PrintIf(choice);
                break;
            case Switch choice:
                PrintSwitch(choice);
                break;
            case Check check:
                PrintCheck(check);
                break;
            case MemoryWrite { Mask: not null } write:
                PrintMaskedWrite(write);
                break;
            default:
                writer.Line(Simple(statement)!);
                break;
        }
    }

    /// <summary>The text of a statement that is one line; null for all others.</summary>
    private string? Simple(Stmt statement)
    {
        switch (statement)
        {
            case Assign assign:
                var arrow = assign.Target.Kind == SignalKind.Register ? "<=" : "=";
                return $"{assign.Target.Name} {arrow} {expressions.Text(assign.Value, assign.Target.Enum)};";
            case MemoryWrite { Mask: null } write:
                var guard = expressions.InRange(write.Memory, write.Address);
                return $"{(guard is null ? "" : $"if ({guard}) ")}{Word(write)} <= {expressions.Text(write.Data)};";
            default:
                return null;
        }
    }

    private string Word(MemoryWrite write) => $"{write.Memory.Name}[{expressions.Index(write.Memory, write.Address)}]";

    /// <summary>A chain of choices: one line each when all branches are single statements, else blocks throughout.</summary>
    private void PrintIf(If choice)
    {
        var branches = new List<(Expr? Condition, Block Body)>();
        Block? otherwise = [choice];
        while (otherwise is [If next])
        {
            // An empty branch would only be there for its else.
            if (next is { Then.Count: 0, Else: { Count: > 0 } instead })
                next = new If(new Unary(UnaryOp.Not, next.Condition), instead, null, next.Source);
            branches.Add((next.Condition, next.Then));
            otherwise = next.Else;
        }
        if (otherwise is { Count: > 0 })
            branches.Add((null, otherwise));

        var starts = branches.ConvertAll(b => b.Condition is null ? "else"
            : $"{(b == branches[0] ? "" : "else ")}if ({expressions.Text(b.Condition)})");
        var lines = branches.ConvertAll(b => b.Body.Count == 1 ? Simple(b.Body[0]) : null);
        // A guarded write is an if in itself, which an else after it must not join.
        var blocks = lines.Contains(null) || lines.SkipLast(1).Any(l => l!.StartsWith("if ", StringComparison.Ordinal));
        for (var i = 0; i < branches.Count; i++)
        {
            if (blocks)
            {
                writer.Line($"{(i > 0 ? "end " : "")}{starts[i]} begin");
                writer.Indented(() => Print(branches[i].Body));
            }
            else if (starts[i].Length + lines[i]!.Length < LongestLine - 20)
            {
                writer.Line($"{starts[i]} {lines[i]}");
            }
            else
            {
                writer.Line(starts[i]);
                writer.Indented(() => writer.Line(lines[i]!));
            }
        }
        if (blocks)
            writer.Line("end");
    }

    private void PrintSwitch(Switch choice)
    {
        var type = choice.Subject switch
        {
            SignalRef reference => reference.Signal.Enum,
            PortRef port => port.Port.Enum,
            _ => null,
        };
        var complete = Statements.IsComplete(choice);
        var arms = choice.Arms.Count + (choice.Default is null ? 0 : 1);
        if (arms <= 1 && (choice.Arms.Count == 0 || complete))
        {
            // A case that has only one way is none; Icarus even stumbles over one with nothing but a default.
            Print(choice.Arms.Count == 0 ? choice.Default ?? [] : choice.Arms[0].Body);
            return;
        }
        writer.Line($"case ({expressions.Compared(choice.Subject)})");
        writer.Indented(() =>
        {
            for (var i = 0; i < choice.Arms.Count; i++)
            {
                var arm = choice.Arms[i];
                // When the labels are all there are, the last arm is what is left: no tool then sees a case without an arm.
                var last = complete && choice.Default is null && i == choice.Arms.Count - 1;
                Arm(last ? "default" : string.Join(", ", arm.Labels.Select(l => expressions.Text(l, type))), arm.Body);
            }
            if (choice.Default is not null || !complete)
                Arm("default", choice.Default ?? []);
        });
        writer.Line("endcase");
    }

    private void Arm(string labels, Block body)
    {
        if (body.Count == 0)
        {
            writer.Line($"{labels}: ;");
        }
        else if (body.Count == 1 && Simple(body[0]) is { } line && labels.Length + line.Length < LongestLine - 20)
        {
            writer.Line($"{labels}: {line}");
        }
        else
        {
            writer.Line($"{labels}: begin");
            writer.Indented(() => Print(body));
            writer.Line("end");
        }
    }

    /// <summary>
    /// A write of some parts of a word: a line for each part, as the parts are few and their slices then plain.
    /// </summary>
    private void PrintMaskedWrite(MemoryWrite write)
    {
        var mask = write.Mask!;
        var guard = expressions.InRange(write.Memory, write.Address);
        var part = write.Memory.Word.Width / mask.Width;
        var lines = new List<string>();
        for (var i = 0; i < mask.Width; i++)
        {
            var bit = new Slice(mask, i, i);
            if (mask is Const constant && !constant.Value[i])
                continue;
            var slice = part == 1 ? $"[{i}]" : $"[{part * i + part - 1}:{part * i}]";
            var condition = mask is Const ? "" : $"if ({expressions.Text(bit)}) ";
            var word = mask.Width == 1 ? Word(write) : Word(write) + slice;
            lines.Add($"{condition}{word} <= {expressions.Text(new Slice(write.Data, part * i + part - 1, part * i))};");
        }
        if (lines.Count == 0)
            return;
        if (guard is null)
        {
            lines.ForEach(writer.Line);
            return;
        }
        writer.Line($"if ({guard}) begin");
        writer.Indented(() => lines.ForEach(writer.Line));
        writer.Line("end");
    }

    private void PrintCheck(Check check)
    {
        var text = expressions.Text(check.Condition);
        var word = check.Kind switch { CheckKind.Assert => "assert", CheckKind.Assume => "assume", _ => "cover" };
        if (!AllChecks)
            writer.Directive("`ifdef CHECKS");
        var source = options.SourceComments && check.Source.IsKnown ? $" ({check.Source})" : "";
        writer.Line($"{word} ({text});  // {Comment(check.Message)}{source}");
        checks.Add((writer.Lines, check));
        if (!AllChecks)
            writer.Directive("`endif");
    }

    /// <summary>Any text as the end of a line comment.</summary>
    public static string Comment(string text)
    {
        var line = string.Join(' ', text.Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        // A comment that starts like this is a directive to some tools, and a backslash at the end continues the line.
        return line.Replace("verilator", "Verilator").Replace("synopsys", "Synopsys").Replace("synthesis", "Synthesis").Replace('\\', '/');
    }
}

using System.Text;

namespace Hardware.TestKit;

/// <summary>docs/semantics.md as text, made from the two tables.</summary>
public static class SemanticsDocument
{
    /// <summary>The document.</summary>
    public static string Text()
    {
        var text = new StringBuilder();
        text.Append("""
            # Semantics

            What every operation of the language computes, in every case. There are no undefined results: C# on numbers, the constant folder
            and the engines give the same bits. This file is made from the tables in `tests/Hardware.TestKit/Semantics`, and tests run each
            of its examples. To write it anew after a change: `HW_WRITE_DOCS=1 dotnet run --project tests/Hardware.Hdl.Tests`.

            Values are written with their shape: `200:u8` is unsigned with 8 bits, `-1:s4` two's complement with 4.

            ## Operations

            `UInt` and `SInt` do not mix: C# refuses it, and `.AsSInt()` or `.AsUInt()` says what is meant. A `Bit` is a `UInt` of one bit where one
            is asked for. A value wider than its target is an error (HDL1001); a narrower one is extended.

            | Operation | C# | Result width | Value | Examples |
            |---|---|---|---|---|

            """);
        foreach (var row in SemanticsTable.Rows)
        {
            var forms = row.Examples.Select(e => $"`{e.Text}`").Distinct().ToList();
            var examples = row.Examples.Select(e => forms.Count > 1 ? $"`{e.Text}`: {e}" : $"{e}");
            AppendRow(text, row.Name, string.Join("<br>", forms), row.Width, row.Rule, string.Join("<br>", examples));
        }
        text.Append("""

            ## State

            A clocked process runs at the rising edge of its clock; all registers and memories change together after all processes have run.

            | What | Rule | Example |
            |---|---|---|

            """);
        foreach (var row in StateTable.Rows)
            AppendRow(text, row.Name, row.Rule, row.Script);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, params IEnumerable<string> cells) =>
        text.Append($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|")))} |\n");
}

using System.Globalization;
using System.Numerics;
using System.Text;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>
/// A stimulus as text, a row per cycle and a column per input; a dot is the value of the row above. What a failed property prints can be
/// given back to it as an example.
/// </summary>
internal static class StimulusTable
{
    private const string Mark = "<-";

    /// <summary>The table, with a remark beside one row.</summary>
    public static string Print(Stimulus stimulus, int marked = -1, string remark = "")
    {
        string[][] rows =
        [
            ["cycle", .. stimulus.Columns.Select(column => column.Name)],
            .. Enumerable.Range(0, stimulus.Length).Select(cycle =>
                (string[])[cycle.ToString(CultureInfo.InvariantCulture), .. stimulus.Columns.Select((_, i) => Cell(stimulus, cycle, i))]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (index, row) in rows.Index())
        {
            text.AppendJoin("  ", row.Select((cell, i) => cell.PadLeft(widths[i])));
            text.Append(index == marked + 1 && remark.Length > 0 ? $"  {Mark} {remark}\n" : "\n");
        }
        return text.ToString();
    }

    /// <summary>The stimulus of a table; inputs without a column have their simplest value.</summary>
    /// <exception cref="PropertyException">SIM5004: the table names what the design does not have, or a cell cannot be read.</exception>
    public static Stimulus Parse(string table, IReadOnlyList<InputColumn> columns)
    {
        var rows = table.Split('\n').Select(line => line.Split(Mark)[0]).Where(line => line.Trim().Length > 0).ToList();
        if (rows.Count < 2)
        {
            throw new PropertyException("SIM5004",
                "the example has no cycles: give a row of names and a row for each cycle, as a failed property prints them.");
        }
        var names = Cells(rows[0]).Skip(1).ToList();
        if (names.FirstOrDefault(name => columns.All(column => column.Name != name)) is { } unknown)
        {
            var known = string.Join(", ", columns.Select(column => column.Name));
            throw new PropertyException("SIM5004", $"the example has a column '{unknown}', which is no input: the inputs are {known}.");
        }
        var cycles = new BitVector[rows.Count - 1][];
        for (var cycle = 0; cycle < cycles.Length; cycle++)
        {
            var cells = Cells(rows[cycle + 1]).Skip(1).ToList();
            if (cells.Count != names.Count)
            {
                throw new PropertyException("SIM5004",
                    $"row {cycle} of the example has {cells.Count} values for {names.Count} inputs: give one for each.");
            }
            cycles[cycle] = [.. columns.Select((column, i) => names.IndexOf(column.Name) switch
            {
                < 0 => BitVector.Zero(column.Shape.Width),
                var at when cells[at] == "." && cycle > 0 => cycles[cycle - 1][i],
                var at => column.Parse(cells[at]) ?? throw NoValue(cycle, cells[at], column),
            })];
        }
        return new Stimulus(columns, cycles);
    }

    /// <summary>A number as <see cref="Number(BitVector, bool)"/> writes it; null when it is none.</summary>
    public static BigInteger? Number(string text)
    {
        var (digits, style) = text.StartsWith("0x", StringComparison.Ordinal)
            ? ("0" + text[2..], NumberStyles.HexNumber)
            : (text, NumberStyles.AllowLeadingSign);
        return BigInteger.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Decimal where people count, hexadecimal where they look at bits.</summary>
    public static string Number(BitVector value, bool signed)
    {
        var number = Semantics.ToBigInteger(value, signed);
        return signed || number < 1000 ? number.ToString(CultureInfo.InvariantCulture) : "0x" + number.ToString("x").TrimStart('0');
    }

    private static IEnumerable<string> Cells(string row) => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Cell(Stimulus stimulus, int cycle, int column)
    {
        var value = stimulus[cycle, column];
        return cycle > 0 && value == stimulus[cycle - 1, column] ? "." : stimulus.Columns[column].Format(value);
    }

    private static PropertyException NoValue(int cycle, string cell, InputColumn column) => new("SIM5004",
        $"row {cycle} of the example: '{cell}' is no value of {column.Name}, which is {column.Enum?.Name ?? column.Shape.ToString()}.");
}

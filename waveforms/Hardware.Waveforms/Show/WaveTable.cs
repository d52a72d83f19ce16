using Hardware.Waveforms.Query;

namespace Hardware.Waveforms.Show;

/// <summary>Writes values as a table: a column for each signal, a row for each time at which one of them changes.</summary>
/// <remarks>
/// <code>
/// top.fifo
///
///    time  push  count  state
///    0 ns     0      0  Idle
///   10 ns     1      0  Load
/// </code>
/// </remarks>
public static class WaveTable
{
    /// <summary>Writes the table.</summary>
    /// <exception cref="WaveException">WAV0505: there is no time in the window.</exception>
    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, TextWriter output, ShowOptions? options = null)
    {
        options ??= new ShowOptions();
        (long from, long to) = options.Window(file);
        string scope = SignalSelection.CommonScope(variables);
        List<string[]> rows = [["time", .. variables.Select(variable => variable.ToString()[scope.Length..])]];
        var times = new List<long>();
        int left = 0;
        var merge = new ChangeMerge([.. variables.Select(variable => variable.Signal)], from, to);
        while (merge.MoveNext())
        {
            if (rows.Count > options.MaxRows)
            {
                left++;
                continue;
            }
            var row = new string[variables.Count + 1];
            times.Add(merge.Time);
            for (int i = 0; i < variables.Count; i++)
            {
                row[i + 1] = variables[i].Kind == VarKind.Event
                    ? merge.Changed.Contains(i) ? "*" : ""
                    : ValueText.Of(variables[i], merge.Values[i], options.Radix);
            }
            rows.Add(row);
        }
        int unit = TimeText.WholeExponent(times.Aggregate(0L, WaveDrawing.Gcd), file.Timescale);
        for (int i = 0; i < times.Count; i++)
            rows[i + 1][0] = TimeText.Of(times[i], file.Timescale, unit);
        int[] widths = [.. Enumerable.Range(0, variables.Count + 1).Select(column => rows.Max(row => row[column].Length))];
        bool[] leftAligned = [false,
            .. variables.Select(variable =>
                variable.Enum is not null && options.Radix == WaveRadix.Auto || variable.Signal.Kind == ValueKind.Text)];
        if (scope.Length > 0)
            output.Write($"{scope[..^1]}\n\n");
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) =>
                leftAligned[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.Write(string.Join("  ", cells).TrimEnd() + "\n");
        }
        if (left > 0)
            output.Write($"... and {left} more rows: narrow the time with --from and --to, or ask for more with --rows\n");
    }
}

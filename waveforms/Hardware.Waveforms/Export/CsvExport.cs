using System.Globalization;
using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Export;

/// <summary>Writes comma-separated values (RFC 4180): times in time steps, a column for each signal, a row for each time at which one of
/// them changes.</summary>
internal static class CsvExport
{
    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, TextWriter output, ShowOptions options)
    {
        (long from, long to) = options.Window(file);
        string unit = file.Timescale.ToString().Replace(" ", "");
        output.Write(string.Join(',', [$"time ({unit})", .. variables.Select(variable => Quote(variable.ToString()))]) + "\n");
        var merge = new ChangeMerge([.. variables.Select(variable => variable.Signal)], from, to);
        while (merge.MoveNext())
        {
            output.Write(merge.Time.ToString(CultureInfo.InvariantCulture));
            for (int i = 0; i < variables.Count; i++)
            {
                output.Write(',');
                output.Write(variables[i].Kind == VarKind.Event
                    ? merge.Changed.Contains(i) ? "1" : "0"
                    : Quote(ValueText.Of(variables[i], merge.Values[i], options.Radix)));
            }
            output.Write('\n');
        }
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
}

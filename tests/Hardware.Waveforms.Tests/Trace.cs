using System.Globalization;
using System.Text;

namespace Hardware.Waveforms.Tests;

/// <summary>Traces made from text, and traces as text that can be compared.</summary>
internal static class Trace
{
    /// <summary>Reads the text of a VCD.</summary>
    public static WaveFile Read(string text, WaveOptions? options = null) =>
        WaveFile.Open(new MemoryStream(Encoding.Latin1.GetBytes(text)), options);

    /// <summary>A VCD with declarations and a body.</summary>
    public static WaveFile Read(string declarations, string body) =>
        Read($"$timescale 1ns $end\n$scope module top $end\n{declarations}\n$upscope $end\n$enddefinitions $end\n{body}");

    /// <summary>All changes of a signal, <c>0:x 5:1</c>.</summary>
    public static string Changes(this WaveFile wave, string path) => Changes(wave.Signal(path));

    public static string Changes(Signal signal)
    {
        var text = new StringBuilder();
        foreach (WaveChange change in signal.Changes())
            text.Append(text.Length > 0 ? " " : "").Append(change.Time).Append(':').Append(change.Value.ToString());
        return text.ToString();
    }

    /// <summary>Everything a trace says, in file order: the identity that round trips must keep.</summary>
    public static string Describe(WaveFile wave)
    {
        var text = new StringBuilder();
        text.Append($"timescale {wave.Timescale} zero {wave.Hierarchy.TimeZero} writer '{wave.Writer}' date '{wave.Hierarchy.Date}'");
        text.Append($" start {wave.Start} end {wave.End}\n");
        foreach (string comment in wave.Hierarchy.Comments)
            text.Append($"comment {comment}\n");
        foreach (DumpSwitch change in wave.DumpSwitches)
            text.Append($"dump {(change.On ? "on" : "off")} at {change.Time}\n");
        Describe(text, wave.Hierarchy.Root, []);
        return text.ToString();
    }

    private static void Describe(StringBuilder text, Scope scope, Dictionary<Signal, int> seen)
    {
        foreach (Variable variable in scope.Variables)
        {
            bool isNew = seen.TryAdd(variable.Signal, seen.Count);
            text.Append($"{variable.Kind} {variable.Width} {variable} signal {seen[variable.Signal]}");
            if (variable.Enum is { } table)
                text.Append($" enum {table.Name}({string.Join(',', table.Entries)})");
            if (variable.TypeName is { } type)
                text.Append($" type {type}");
            if (variable.Source is { } source)
                text.Append($" from {source}");
            text.Append('\n');
            if (isNew)
                text.Append("  ").Append(Changes(variable.Signal)).Append('\n');
        }
        foreach (Scope child in scope.Children)
        {
            text.Append($"{child.Kind} {child.Path}\n");
            Describe(text, child, seen);
        }
    }

    /// <summary>
    /// What two tools must agree on: for each variable (by path, sorted) the values that differ from the one before, one for each time.
    /// Tools drop repeated values and glitches within a time step.
    /// </summary>
    public static string Normalize(WaveFile wave)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Variable variable in wave.Hierarchy.Variables)
        {
            var text = new StringBuilder($"{variable.Path} {variable.Width}:");
            WaveValue shown = WaveValue.Missing(variable.Width);
            bool any = false;
            long time = 0;
            WaveValue value = default;
            foreach (WaveChange change in variable.Signal.Changes())
            {
                if (any && change.Time != time)
                    Show();
                (time, value, any) = (change.Time, change.Value, true);
            }
            if (any)
                Show();
            lines.Add(text.ToString());

            void Show()
            {
                if (value.ToString() == shown.ToString() && shown.Kind != ValueKind.Text)
                    return;
                shown = value;
                // GTKWave prints reals with 16 digits, which do not give back every number.
                string said = value.Kind == ValueKind.Real
                    ? value.ToDouble().ToString("G14", CultureInfo.InvariantCulture)
                    : value.ToString();
                text.Append($" {time}={said}");
            }
        }
        return string.Join('\n', lines);
    }
}

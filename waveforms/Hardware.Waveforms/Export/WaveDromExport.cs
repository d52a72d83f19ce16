using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Export;

/// <summary>Writes WaveJSON: one character for each time step that all changes share, <c>.</c> where nothing changes.</summary>
internal static class WaveDromExport
{
    // A diagram is for a document; with more steps nobody can read it.
    private const int MostSteps = 2000;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, TextWriter output, ShowOptions options)
    {
        (long from, long to) = options.Window(file);
        long step = WaveDrawing.Axis.Of(variables, from, to, int.MaxValue).Step;
        long steps = (to - from) / step + 1;
        if (steps > MostSteps)
        {
            throw new WaveException(WaveCodes.TooLarge,
                $"the diagram would have {steps} steps of {TimeText.Of(step, file.Timescale)}, "
                + $"and {MostSteps} are the most that can be read: narrow it with --from, --to and --signals");
        }
        string scope = SignalSelection.CommonScope(variables);
        IEnumerable<string> lanes = variables.Select(variable =>
            "    " + Lane(variable, variable.ToString()[scope.Length..], from, to, step, (int)steps, options.Radix));
        output.Write("{ \"signal\": [\n" + string.Join(",\n", lanes) + "\n  ],\n");
        string head = $"{scope.TrimEnd('.')} {TimeText.Of(from, file.Timescale)} to {TimeText.Of(to, file.Timescale)}".Trim();
        output.Write($"  \"head\": {{ \"text\": {Text(head)} }},\n");
        output.Write($"  \"foot\": {{ \"text\": {Text($"{TimeText.Of(step, file.Timescale)} a step")} }} }}\n");
    }

    private static string Lane(Variable variable, string name, long from, long to, long step, int steps, WaveRadix radix)
    {
        var wave = new StringBuilder(new string('.', steps));
        var data = new List<string>();
        if (variable.Kind == VarKind.Event)
        {
            wave[0] = '0';
            foreach (WaveChange change in variable.Signal.Changes(from, to))
                wave[(int)((change.Time - from) / step)] = '1';
            for (int i = steps - 1; i > 0; i--)
                if (wave[i - 1] == '1' && wave[i] == '.')
                    wave[i] = '0';
            return $"{{ \"name\": {Text(name)}, \"wave\": \"{wave}\" }}";
        }
        var merge = new ChangeMerge([variable.Signal], from, to);
        char before = ' ';
        string? text = null;
        while (merge.MoveNext())
        {
            WaveValue value = merge.Values[0];
            bool level = variable.Width == 1 && value.Kind is ValueKind.Bits or ValueKind.None
                && (variable.Enum is null || radix != WaveRadix.Auto);
            string label = ValueText.Of(variable, value, radix);
            char brick = level ? Level(value)
                : label.Length == 0 ? 'x' : label.AsSpan().TrimStart('x').IsEmpty ? 'x' : label.AsSpan().TrimStart('z').IsEmpty ? 'z' : '=';
            if (brick == before && (brick != '=' || label == text))
                continue;
            wave[(int)((merge.Time - from) / step)] = brick;
            if (brick == '=')
                data.Add(label);
            (before, text) = (brick, label);
        }
        string labels = data.Count == 0 ? "" : $", \"data\": [{string.Join(", ", data.Select(Text))}]";
        return $"{{ \"name\": {Text(name)}, \"wave\": \"{wave}\"{labels} }}";
    }

    private static char Level(WaveValue value) =>
        value[0].IsOne() ? '1' : value[0].IsZero() ? '0' : value[0] == LogicState.HighImpedance && value.Kind == ValueKind.Bits ? 'z' : 'x';

    private static string Text(string text) => JsonSerializer.Serialize(text, Relaxed);
}

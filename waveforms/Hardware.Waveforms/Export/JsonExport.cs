using System.Text;
using System.Text.Json;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Export;

/// <summary>Writes signals with their changes as one JSON document; values are texts in the radix asked for, reals are numbers.</summary>
/// <remarks>
/// <code>
/// { "timescale": "1 ns", "start": 0, "end": 40,
///   "signals": [ { "path": "top.count", "range": "[3:0]", "width": 4, "kind": "reg", "changes": [[0, "0"], [20, "1"]] } ] }
/// </code>
/// </remarks>
internal static class JsonExport
{
    private const int FlushAt = 1 << 16;

    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, TextWriter output, ShowOptions options)
    {
        (long from, long to) = options.Window(file);
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("timescale", file.Timescale.ToString());
        json.WriteNumber("start", from);
        json.WriteNumber("end", to);
        json.WriteStartArray("signals");
        foreach (Variable variable in variables)
        {
            json.WriteStartObject();
            json.WriteString("path", variable.Path);
            if (variable.Range is { } range)
                json.WriteString("range", range.ToString());
            json.WriteNumber("width", variable.Width);
            json.WriteString("kind", variable.Kind.ToString().ToLowerInvariant());
            if (variable.Enum is { } names)
                json.WriteString("enum", names.Name);
            json.WriteStartArray("changes");
            if (variable.Kind != VarKind.Event && variable.Signal.ValueAt(from) is { Kind: not ValueKind.None } first)
                Change(json, variable, from, first, options.Radix);
            foreach (WaveChange change in variable.Signal.Changes(variable.Kind == VarKind.Event ? from : from + 1, to))
            {
                Change(json, variable, change.Time, change.Value, options.Radix);
                if (json.BytesPending > FlushAt)
                    Drain(json, buffer, output);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        Drain(json, buffer, output);
        output.Write('\n');
    }

    private static void Change(Utf8JsonWriter json, Variable variable, long time, WaveValue value, WaveRadix radix)
    {
        json.WriteStartArray();
        json.WriteNumberValue(time);
        if (value.Kind == ValueKind.Real && double.IsFinite(value.ToDouble()))
            json.WriteNumberValue(value.ToDouble());
        else
            json.WriteStringValue(ValueText.Of(variable, value, radix));
        json.WriteEndArray();
    }

    private static void Drain(Utf8JsonWriter json, MemoryStream buffer, TextWriter output)
    {
        json.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        buffer.SetLength(0);
    }
}

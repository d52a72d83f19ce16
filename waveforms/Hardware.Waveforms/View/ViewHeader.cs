using System.Text.Json;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.View;

/// <summary>The JSON in the page that names scopes, variables, enums and the first state; <c>Page/trace.js</c> describes it.</summary>
internal sealed class ViewHeader(WaveFile file, ViewState state, string title, long from, long to)
{
    // A trace with more variables than this opens with an empty list, to be filled from the tree.
    private const int ShownAtFirst = 64;

    private readonly List<ViewEncoder.Entry> _entries = [];
    private readonly List<(EnumTable Table, int Width)> _enums = [];

    /// <summary>Writes the packed changes of all signals; the header needs to know where they are.</summary>
    internal void WriteChanges(Stream output)
    {
        var encoder = new ViewEncoder(from, to);
        foreach (Signal signal in file.Hierarchy.Signals)
            _entries.Add(encoder.Write(signal, output));
    }

    internal void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output); // The default encoder escapes '<', so that no name can end the script element.
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteStartObject("timescale");
        json.WriteNumber("factor", file.Timescale.Magnitude);
        json.WriteNumber("exponent", file.Timescale.Exponent);
        json.WriteEndObject();
        json.WriteNumber("start", from);
        json.WriteNumber("end", to);
        WriteHierarchy(json);
        json.WriteStartArray("signals");
        foreach (ViewEncoder.Entry entry in _entries)
            Row(json, entry.Kind, entry.Width, entry.Changes, entry.Start, entry.Length, entry.Step);
        json.WriteEndArray();
        WriteEnums(json);
        WriteState(json);
        json.WriteEndObject();
    }

    // A bundle is a variable, and beside it a scope of its name with its fields.
    private void WriteHierarchy(Utf8JsonWriter json)
    {
        List<Variable> bundles = [.. Shown().Where(variable => variable.Fields.Count > 0)];
        int scopes = file.Hierarchy.Scopes.Count;
        json.WriteStartArray("scopes");
        foreach (Scope scope in file.Hierarchy.Scopes)
            Row(json, scope.Name, scope.Kind.ToString().ToLowerInvariant(), scope.Parent?.Index ?? -1);
        foreach (Variable bundle in bundles)
            Row(json, bundle.FullName, "struct", bundle.Scope.Index);
        json.WriteEndArray();
        json.WriteStartArray("variables");
        foreach (Variable variable in Shown())
            Row(json, variable.FullName, variable.Scope.Index, variable.Signal.Index, variable.Kind.ToString().ToLowerInvariant(),
                variable.Range?.ToString() ?? "", EnumIndex(variable.Enum, variable.Width), variable.IsSigned ? 1 : 0,
                variable.Source?.ToString() ?? "");
        for (int i = 0; i < bundles.Count; i++)
            foreach (BundleField field in BundleText.FieldsOf(bundles[i]))
                Row(json, field.Name, scopes + i, bundles[i].Signal.Index, "field", field.Width > 1 ? $"[{field.Width - 1}:0]" : "",
                    EnumIndex(EnumOf(field), field.Width), field.IsSigned ? 1 : 0,
                    bundles[i].Source?.ToString() ?? "", field.Low, field.Width);
        json.WriteEndArray();
    }

    private IEnumerable<Variable> Shown() => file.Hierarchy.Variables.Where(variable => variable.Signal.IsLoaded);

    private EnumTable? EnumOf(BundleField field) => file.Hierarchy.Enums.FirstOrDefault(table => table.Name == field.EnumName);

    private int EnumIndex(EnumTable? table, int width)
    {
        if (table is null)
            return -1;
        int index = _enums.IndexOf((table, width));
        if (index >= 0)
            return index;
        _enums.Add((table, width));
        return _enums.Count - 1;
    }

    private void WriteEnums(Utf8JsonWriter json)
    {
        json.WriteStartArray("enums");
        foreach ((EnumTable table, int width) in _enums)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteStartObject("values");
            foreach ((string name, string bits) in table.Entries.DistinctBy(entry => Widen(entry.Bits, width)))
                json.WriteString(Widen(bits, width), name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Widen(string bits, int width) => bits.PadLeft(width, '0').ToLowerInvariant();

    private void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject("state");
        foreach ((string name, long? time) in new[]
            { ("time", state.Time), ("from", state.From), ("to", state.To), ("a", state.MarkerA), ("b", state.MarkerB) })
        {
            if (time is { } number)
                json.WriteNumber(name, number);
        }
        if (state.Message is not null)
            json.WriteString("message", state.Message);
        if (state.Theme is not null)
            json.WriteString("theme", state.Theme);
        json.WritePropertyName("rows");
        WriteRows(json, state.Rows.Count > 0 ? state.Rows : DefaultRows());
        json.WriteEndObject();
    }

    private IReadOnlyList<ViewRow> DefaultRows()
    {
        List<Variable> shown = [.. Shown().Where(variable => variable.Kind is not (VarKind.Parameter or VarKind.RealParameter))];
        if (shown.Count > ShownAtFirst)
            return [];
        return [.. shown.GroupBy(variable => variable.Scope)
            .Select(group => new ViewGroup(group.Key.Path, [.. group.Select(variable => new ViewSignal(variable.Path))]))];
    }

    private static void WriteRows(Utf8JsonWriter json, IReadOnlyList<ViewRow> rows)
    {
        json.WriteStartArray();
        foreach (ViewRow row in rows)
        {
            json.WriteStartObject();
            switch (row)
            {
                case ViewGroup group:
                    json.WriteString("group", group.Name);
                    json.WriteBoolean("open", group.Open);
                    json.WritePropertyName("rows");
                    WriteRows(json, group.Rows);
                    break;
                case ViewSignal signal:
                    json.WriteString("path", signal.Path);
                    if (signal.Radix is not null)
                        json.WriteString("radix", signal.Radix);
                    if (signal.Tint is not null)
                        json.WriteString("tint", signal.Tint);
                    break;
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Row(Utf8JsonWriter json, params ReadOnlySpan<object> cells)
    {
        json.WriteStartArray();
        foreach (object cell in cells)
        {
            if (cell is string text)
                json.WriteStringValue(text);
            else
                json.WriteNumberValue(Convert.ToInt64(cell, System.Globalization.CultureInfo.InvariantCulture));
        }
        json.WriteEndArray();
    }
}

using System.Text.Json;

namespace Hardware.Waveforms.SideCar;

/// <summary>What a VCD cannot say of its variables, in a JSON file beside it (<c>run.vcd.json</c>): enums, bundle fields, signs,
/// types and source lines.</summary>
/// <remarks>
/// <code>
/// { "format": 1,
///   "enums":     { "State": [["IDLE", "00"], ["RUN", "01"]] },
///   "scopes":    { "top.fifo": { "source": "Fifo.cs", "line": 12 } },
///   "variables": { "top.fifo.state": { "enum": "State", "type": "State", "signed": true, "source": "Fifo.cs", "line": 23,
///                                      "fields": [{ "name": "valid", "low": 0, "width": 1, "signed": true, "enum": "State" }] } } }
/// </code>
/// Every property is optional.
/// </remarks>
internal static class SideCarFile
{
    /// <summary>Where the side-car of a trace is.</summary>
    public static string PathOf(string trace) => trace + ".json";

    /// <summary>Writes the side-car; none when there is nothing to say.</summary>
    public static void Write(WaveHierarchy hierarchy, string trace)
    {
        Variable[] variables = [.. hierarchy.Variables.Where(HasSomething)];
        Scope[] scopes = [.. hierarchy.Scopes.Where(scope => scope.Source is not null)];
        if (variables.Length == 0 && scopes.Length == 0)
            return;
        // Written aside and moved, so that a reader never sees half of it.
        string path = PathOf(trace);
        string aside = path + ".tmp";
        using (FileStream file = File.Create(aside))
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteStartObject("enums");
            IEnumerable<EnumTable> enums = hierarchy.Enums.Concat(variables.Select(variable => variable.Enum).OfType<EnumTable>());
            foreach (EnumTable table in enums.DistinctBy(table => table.Name))
                WriteEnum(json, table);
            json.WriteEndObject();
            json.WriteStartObject("scopes");
            foreach (Scope scope in scopes.DistinctBy(scope => scope.Path))
            {
                json.WriteStartObject(scope.Path);
                WriteSource(json, scope.Source);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("variables");
            foreach (Variable variable in variables.DistinctBy(variable => variable.Path))
                WriteVariable(json, variable);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Adds what the side-car of a trace says, when there is one.</summary>
    public static void Apply(WaveHierarchy hierarchy, string trace, DiagnosticList diagnostics)
    {
        string path = PathOf(trace);
        if (!File.Exists(path))
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            Apply(hierarchy, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException
            or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            diagnostics.Add(WaveCodes.BadSideCar, WaveSeverity.Warning, 0, 0,
                $"the side-car '{path}' is not understood and not used: {exception.Message}");
        }
    }

    private static bool HasSomething(Variable variable) =>
        variable.Enum is not null || variable.TypeName is not null || variable.IsSigned
        || variable.Fields.Count > 0 || variable.Source is not null;

    private static void WriteEnum(Utf8JsonWriter json, EnumTable table)
    {
        json.WriteStartArray(table.Name);
        foreach ((string name, string bits) in table.Entries)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(bits);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteVariable(Utf8JsonWriter json, Variable variable)
    {
        json.WriteStartObject(variable.Path);
        if (variable.Enum is { } table)
            json.WriteString("enum", table.Name);
        if (variable.TypeName is { } type)
            json.WriteString("type", type);
        if (variable.IsSigned)
            json.WriteBoolean("signed", true);
        WriteSource(json, variable.Source);
        if (variable.Fields.Count > 0)
        {
            json.WriteStartArray("fields");
            foreach (BundleField field in variable.Fields)
            {
                json.WriteStartObject();
                json.WriteString("name", field.Name);
                json.WriteNumber("low", field.Low);
                json.WriteNumber("width", field.Width);
                if (field.IsSigned)
                    json.WriteBoolean("signed", true);
                if (field.EnumName is { } name)
                    json.WriteString("enum", name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceLocation? source)
    {
        if (source is not { } place)
            return;
        json.WriteString("source", place.File);
        json.WriteNumber("line", place.Line);
    }

    private static void Apply(WaveHierarchy hierarchy, JsonElement root)
    {
        Dictionary<string, EnumTable> enums = [];
        foreach (EnumTable table in hierarchy.Enums)
            enums.TryAdd(table.Name, table);
        if (root.TryGetProperty("enums", out JsonElement tables))
            foreach (JsonProperty table in tables.EnumerateObject())
                if (!enums.ContainsKey(table.Name))
                {
                    IEnumerable<(string, string)> members = table.Value.EnumerateArray()
                        .Select(entry => (entry[0].GetString() ?? "", entry[1].GetString() ?? ""));
                    var read = new EnumTable(table.Name, members);
                    enums.Add(table.Name, read);
                    hierarchy.EnumList.Add(read);
                }
        if (root.TryGetProperty("scopes", out JsonElement scopes))
        {
            ILookup<string, Scope> byPath = hierarchy.Scopes.ToLookup(scope => scope.Path);
            foreach (JsonProperty scope in scopes.EnumerateObject())
                foreach (Scope found in byPath[scope.Name])
                    found.Source ??= Source(scope.Value);
        }
        if (root.TryGetProperty("variables", out JsonElement variables))
            foreach (JsonProperty variable in variables.EnumerateObject())
                if (hierarchy.Find(variable.Name) is { } found)
                    Apply(found, variable.Value, enums);
    }

    private static void Apply(Variable variable, JsonElement said, Dictionary<string, EnumTable> enums)
    {
        if (said.TryGetProperty("enum", out JsonElement name) && enums.TryGetValue(name.GetString() ?? "", out EnumTable? table))
            variable.Enum ??= table;
        if (said.TryGetProperty("type", out JsonElement type))
            variable.TypeName ??= type.GetString();
        if (said.TryGetProperty("signed", out JsonElement signed))
            variable.IsSigned |= signed.GetBoolean();
        variable.Source ??= Source(said);
        if (said.TryGetProperty("fields", out JsonElement fields))
            variable.Fields = [.. fields.EnumerateArray().Select(field => new BundleField(
                field.GetProperty("name").GetString() ?? "",
                field.GetProperty("low").GetInt32(),
                field.GetProperty("width").GetInt32(),
                field.TryGetProperty("signed", out JsonElement sign) && sign.GetBoolean(),
                field.TryGetProperty("enum", out JsonElement fieldEnum) ? fieldEnum.GetString() : null))];
    }

    private static SourceLocation? Source(JsonElement said) => said.TryGetProperty("source", out JsonElement file)
        ? new SourceLocation(file.GetString() ?? "", said.TryGetProperty("line", out JsonElement line) ? line.GetInt32() : 0)
        : null;
}

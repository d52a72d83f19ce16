using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hardware.Cli;

/// <summary>
/// Where a command's words go. With <c>--json</c> standard output holds one JSON document and nothing else; text then goes to
/// standard error, as progress always does.
/// </summary>
internal sealed class CommandOutput(bool json)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option every command that answers with data has.</summary>
    public static Option<bool> JsonOption() =>
        new("--json") { Description = "Print one JSON document on standard output and nothing else there." };

    /// <summary>Whether the answer is a JSON document.</summary>
    public bool Json { get; } = json;

    /// <summary>A line for people.</summary>
    public void Line(string text = "") => (Json ? Console.Error : Console.Out).WriteLine(text);

    /// <summary>A line for people that is no part of the answer.</summary>
    public void Note(string text) => Console.Error.WriteLine(text);

    /// <summary>The answer; printed only with <c>--json</c>. Property names become snake_case.</summary>
    public void Document<T>(T document)
    {
        if (Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(document, Format));
    }
}

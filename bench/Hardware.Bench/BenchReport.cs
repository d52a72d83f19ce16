using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hardware.Bench.Measuring;
using Hardware.Bench.Startup;
using Spectre.Console;

namespace Hardware.Bench;

/// <summary>Prints what was measured: one JSON document, or a table for people.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON form of one benchmark.</summary>
    public static string Json(BenchResult result) => JsonSerializer.Serialize(result, Format);

    /// <summary>The JSON form of all.</summary>
    public static string Json(IReadOnlyList<BenchResult> results) =>
        JsonSerializer.Serialize(new { Benches = results, GeomeanSpeedup = GeometricMean(results) }, Format);

    /// <summary>Of the benchmarks that Verilator took part in; null when it did in none.</summary>
    public static double? GeometricMean(IEnumerable<BenchResult> results)
    {
        var logarithms = results.Where(result => result.Speedup > 0).Select(result => Math.Log(result.Speedup!.Value)).ToList();
        return logarithms.Count == 0 ? null : Math.Round(Math.Exp(logarithms.Average()), 2);
    }

    /// <summary>A table with a line for each side of each benchmark.</summary>
    public static void Print(IReadOnlyList<BenchResult> results)
    {
        var table = Table("benchmark", "size", "who", "cycles/s", "build s", "peak MB", "speed", "build");
        foreach (var result in results)
        {
            table.AddRow(result.Name, $"{result.Size}", "compiled", Rate(result.Compiled.CyclesPerS), Seconds(result.Compiled.BuildS),
                Text(result.Compiled.PeakMb, "F0"), Factor(result.Speedup), Factor(result.BuildSpeedup));
            foreach (var row in result.Rows)
            {
                var who = Markup.Escape(row.Skipped is null ? $"Verilator, {row.Style}" : $"Verilator, {row.Style}: {row.Skipped}");
                table.AddRow("", "", who, Rate(row.CyclesPerS), Seconds(row.BuildS), Text(row.PeakMb, "F0"), "", "");
            }
        }
        Write(table);
        if (results.Count > 1 && GeometricMean(results) is { } mean)
            Console.WriteLine($"geometric mean of the speedups: {Factor(mean)}");
    }

    /// <summary>The rows of <c>hw bench startup</c>.</summary>
    public static void Print(IReadOnlyList<StartupRow> rows, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Bench = "startup", Rows = rows }, Format));
            return;
        }
        var table = Table("what", "figure", "unit", "aim");
        foreach (var row in rows)
            table.AddRow(Markup.Escape(row.What), Text(row.Value, row.Value >= 100 ? "F0" : "F2"), row.Unit, Text(row.Target, "0.##"));
        Write(table);
    }

    /// <summary>A table whose first column is text, as all here are.</summary>
    public static Table Table(params IReadOnlyList<string> columns)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var column in columns)
        {
            var isText = column is "benchmark" or "who" or "what";
            table.AddColumn(new TableColumn(column) { Alignment = isText ? Justify.Left : Justify.Right });
        }
        return table;
    }

    /// <summary>Prints a table, unfolded also where no terminal says how wide it is.</summary>
    public static void Write(Table table)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
            console.Profile.Width = 200;
        console.Write(table);
    }

    /// <summary>A number for people; empty when there is none.</summary>
    public static string Text(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Rate(double? cyclesPerSecond) => cyclesPerSecond switch
    {
        null => "",
        >= 1e6 => Text(cyclesPerSecond / 1e6, "F2") + " M",
        _ => Text(cyclesPerSecond / 1e3, "F1") + " k",
    };

    private static string Seconds(double? seconds) => Text(seconds, seconds >= 10 ? "F0" : "F2");

    private static string Factor(double? factor) => factor is null ? "" : Text(factor, factor >= 10 ? "F0" : "F2") + "x";
}

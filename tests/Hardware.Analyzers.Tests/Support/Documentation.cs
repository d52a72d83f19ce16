using System.Text;
using Hardware.Hdl;
using Microsoft.CodeAnalysis;

namespace Hardware.Analyzers.Tests;

/// <summary>docs/diagnostics.md as the catalogue and the analyzers have it.</summary>
internal static class Documentation
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Path => System.IO.Path.Combine(Root, "docs/diagnostics.md");

    public static async Task<string> GenerateAsync()
    {
        var typing = Sample.Analyzers.SelectMany(a => a.SupportedDiagnostics).GroupBy(d => d.Id)
            .ToDictionary(g => g.Key, g => g.First().DefaultSeverity);
        var fixes = Fix.Codes.ToHashSet();
        var text = new StringBuilder("""
            # Diagnostics

            <!-- Generated from hdl/Hardware.Hdl/Diagnostics: HW_UPDATE_DOCS=1 dotnet run --project tests/Hardware.Analyzers.Tests -->

            What is constant is found while typing; what depends on a module's parameters, or on other modules, is found when the
            hardware is built, under the same code and with the instance's path. A message names the two facts that clash and ends with the fix.

            Samples that are not whole classes stand in this module:

            ```csharp

            """);
        text.Append(Sample.Prelude.TrimEnd()).Append("\n    // the sample\n}\n```\n\n| Code | Mistake | Found | Mended by the editor |\n"
            + "|---|---|---|---|\n");
        foreach (var entry in DiagnosticCatalogue.All)
            text.Append($"| [{entry.Code}](#{entry.Code.ToLowerInvariant()}) | {entry.Title} | {Found(entry.Code)} | "
                + $"{(fixes.Contains(entry.Code) ? "yes" : "")} |\n");
        foreach (var entry in DiagnosticCatalogue.All)
        {
            text.Append($"\n<a id=\"{entry.Code.ToLowerInvariant()}\"></a>\n\n## {entry.Code}: {entry.Title}\n\n{entry.Cause}\n\n"
                + $"**Fix:** {entry.Fix}\n\n```{Language(entry.Sample)}\n{Underlined(entry.Sample)}\n```\n");
            if (typing.ContainsKey(entry.Code))
                text.Append($"\n> {entry.Code}: {await MessageAsync(entry)}\n");
            if (entry.Corrected is { } corrected)
                text.Append($"\nCorrected:\n\n```csharp\n{corrected}\n```\n");
        }
        return text.ToString();

        string Found(string code) => code.StartsWith("SIM", StringComparison.Ordinal) ? "in simulation"
            : code.StartsWith("HDL7", StringComparison.Ordinal) ? "when Verilog is written"
            : !typing.TryGetValue(code, out var severity) ? "at elaboration"
            : severity == DiagnosticSeverity.Warning ? "while typing (warning)" : "while typing";
    }

    private static string Language(string sample) => sample.Contains("./hw ", StringComparison.Ordinal) ? "sh" : "csharp";

    /// <summary>What the editor shows for the sample.</summary>
    private static async Task<string> MessageAsync(DiagnosticEntry entry) =>
        (await Sample.AnalyzeAsync(Markup.Parse(Sample.Complete(entry.Sample)).Text)).First(d => d.Id == entry.Code).GetMessage();

    /// <summary>The sample with the marked text underlined in a comment below its line.</summary>
    private static string Underlined(string sample)
    {
        var text = new StringBuilder();
        foreach (var line in sample.Split('\n'))
        {
            if (text.Length > 0)
                text.Append('\n');
            var markup = Markup.Parse(line);
            text.Append(markup.Text);
            if (markup.Spans.Count == 0)
                continue;
            var under = new StringBuilder("//");
            foreach (var span in markup.Spans)
                under.Append(' ', Math.Max(0, span.Start - under.Length)).Append('^',
                    Math.Max(1, span.End - Math.Max(span.Start, under.Length)));
            text.Append('\n').Append(under);
        }
        return text.ToString();
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hardware.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}

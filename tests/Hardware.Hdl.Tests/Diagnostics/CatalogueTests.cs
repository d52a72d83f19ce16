using System.Text.RegularExpressions;

namespace Hardware.Hdl.Tests.Diagnostics;

/// <summary>The catalogue explains every code that the code can report.</summary>
public partial class CatalogueTests
{
    [Fact]
    public void Every_code_that_is_thrown_or_found_is_in_the_catalogue()
    {
        var codes = new[] { "hdl", "cosim" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("DiagnosticCatalogue") && !file.Contains("/obj/"))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Order().ToList();
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => DiagnosticCatalogue.Find(code) is null);
    }

    [Fact]
    public void Codes_are_unique_and_in_order()
    {
        var codes = DiagnosticCatalogue.All.Select(e => e.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void Every_entry_is_complete() => Assert.All(DiagnosticCatalogue.All, entry =>
    {
        Assert.Matches("^(HDL[1-7]|SIM[1-5])[0-9]{3}$", entry.Code);
        Assert.All([entry.Title, entry.Cause, entry.Fix, entry.Sample], text => Assert.NotEqual("", text));
    });

    [GeneratedRegex("\"((HDL|SIM)[0-9]{4})\"")]
    private static partial Regex Code();
}

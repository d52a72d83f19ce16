using Hardware.Hdl;

namespace Hardware.Analyzers.Tests;

/// <summary>The samples of the catalogue, which are those of docs/diagnostics.md, do what the catalogue says.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> FoundWhileTyping =>
        [.. Sample.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(FoundWhileTyping))]
    public async Task The_sample_is_underlined_at_exactly_the_marked_place_in_one_sentence_that_ends_with_the_fix(string code)
    {
        var entry = DiagnosticCatalogue.Find(code)!;
        Assert.Contains("[|", entry.Sample, StringComparison.Ordinal);
        var found = await Sample.FindsAsync(code, entry.Sample);
        Assert.All(found, d => Assert.Matches("^[^\\n]+: [^\\n]+[^.]$", d.GetMessage()));
    }

    [Theory, MemberData(nameof(FoundWhileTyping))]
    public async Task The_corrected_sample_compiles_and_nothing_is_found(string code)
    {
        var entry = DiagnosticCatalogue.Find(code)!;
        Assert.NotNull(entry.Corrected);
        await Sample.IsCleanAsync(entry.Corrected);
    }

    [Fact]
    public void At_least_twenty_codes_of_the_language_exist_and_fifteen_are_found_while_typing()
    {
        Assert.True(DiagnosticCatalogue.All.Count(e => e.Code.StartsWith("HDL", StringComparison.Ordinal)) >= 20);
        Assert.True(FoundWhileTyping.Count() >= 15);
    }

    [Fact]
    public void Codes_are_unique_and_in_order() =>
        Assert.Equal(DiagnosticCatalogue.All.Select(e => e.Code).Distinct().Order(StringComparer.Ordinal),
            DiagnosticCatalogue.All.Select(e => e.Code));
}

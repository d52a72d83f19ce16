namespace Hardware.Analyzers.Tests;

/// <summary>The documentation says what the code says.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public async Task The_list_of_diagnostics_is_the_one_generated_from_the_catalogue()
    {
        var text = await Documentation.GenerateAsync();
        if (Environment.GetEnvironmentVariable("HW_UPDATE_DOCS") == "1")
            File.WriteAllText(Documentation.Path, text);
        Assert.True(File.Exists(Documentation.Path), "docs/diagnostics.md is missing: run the tests once with HW_UPDATE_DOCS=1");
        Assert.Equal(text, File.ReadAllText(Documentation.Path).ReplaceLineEndings("\n"));
    }
}

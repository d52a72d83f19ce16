using System.Text.RegularExpressions;

namespace Hardware.Waveforms.Tests;

/// <summary>docs/waveforms.md says what is so: its examples compile, its tests exist, its codes are all.</summary>
public partial class DocumentationTests
{
    private static string Root
    {
        get
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Hardware.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside of the repository");
            return folder;
        }
    }

    private static string Document => File.ReadAllText(Path.Combine(Root, "docs/waveforms.md"));

    [Fact]
    public void Every_example_stands_in_Examples()
    {
        string examples = Squeeze(File.ReadAllText(Path.Combine(Root, "tests/Hardware.Waveforms.Tests/Examples.cs")));
        string[] blocks = [.. CodeBlock().Matches(Document.Split("\n## Tools")[0]).Select(match => match.Groups[1].Value)];
        Assert.True(blocks.Length >= 5);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block), examples));
    }

    [Fact]
    public void Every_test_of_the_conformance_table_exists()
    {
        string[] named = [.. TestName().Matches(Document).Select(match => match.Groups[1].Value)];
        Assert.True(named.Length > 30);
        IEnumerable<string> tests = typeof(DocumentationTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"));
        HashSet<string> present = [.. tests];
        Assert.All(named, name => Assert.Contains(name, present));
    }

    [Fact]
    public void Every_code_of_the_library_is_listed()
    {
        string document = Document;
        IEnumerable<string> codes = File.ReadAllLines(Path.Combine(Root, "waveforms/Hardware.Waveforms/WaveCodes.cs"))
            .Select(line => Code().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        Assert.All(codes, code => Assert.Contains($"| {code} |", document));
    }

    private static string Squeeze(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\| `(\w+Tests\.\w+)` \|")]
    private static partial Regex TestName();

    [GeneratedRegex("\"(WAV0[0-4]\\d\\d)\"")]
    private static partial Regex Code();
}

using System.Text.RegularExpressions;

namespace Hardware.Testing.Tests.Docs;

/// <summary>docs/testing.md says what is so: its samples are compiled and run, its codes are all.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Every_sample_stands_in_Samples()
    {
        var samples = Squeeze(Read("tests/Hardware.Testing.Tests/Docs/Samples.cs"));
        var blocks = CodeBlock().Matches(Read("docs/testing.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(4, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block), samples));
    }

    [Fact]
    public void Every_code_that_is_thrown_is_listed_and_the_other_way_round()
    {
        var thrown = Directory.GetFiles(Path.Combine(Root, "cosim/Hardware.Testing"), "*.cs")
            .SelectMany(file => Thrown().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).Distinct().Order();
        Assert.Equal(Listed().Matches(Read("docs/testing.md")).Select(match => match.Groups[1].Value), thrown);
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Hardware.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside of the repository");
            return folder;
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Squeeze(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("\"(SIM5[0-9]{3})\",")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"^\| (SIM5[0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex Listed();
}

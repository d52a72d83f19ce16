using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Hardware.Cosim.Tests;

public partial class ErrorCodesTests
{
    [Fact]
    public void Every_code_that_is_thrown_is_in_the_docs_and_the_other_way_round()
    {
        var root = Path.GetFullPath("../..", Path.GetDirectoryName(Here())!);
        var thrown = Directory.GetFiles(Path.Combine(root, "cosim/Hardware.Cosim"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Thrown().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Order().ToList();
        var documented = Documented().Matches(File.ReadAllText(Path.Combine(root, "docs/cosim.md")))
            .Select(match => match.Groups[1].Value)
            .Order().ToList();
        Assert.NotEmpty(thrown);
        Assert.Equal(documented, thrown);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("\"(SIM[0-9]{4})\"")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"^\| (SIM[0-9]{4}) \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}

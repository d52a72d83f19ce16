using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Designs.Tests;

/// <summary>What README.md shows is what is compiled, emitted and run here.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void The_module_is_the_example() => Stands("csharp", "partial class Fifo", In("examples/Hardware.Examples/Fifo.cs"));

    [Fact]
    public void The_Verilog_is_what_the_emitter_writes() =>
        Stands("verilog", "always_ff", In("tests/Hardware.Designs.Tests/Golden/fifo.sv"));

    [Fact]
    public void The_test_bench_is_this_one()
    {
        using var sim = Sim.Of(new Fifo(width: 8, depth: 4));
        sim.Top.Push = 1;
        sim.Top.Data = 42;
        sim.Step();
        Assert.Equal(1u, sim.Top.Count);
        Assert.Equal(42u, sim.Top.Front);
        Stands("csharp", "Sim.Of", ThisFile());
    }

    [Fact]
    public void The_property_is_a_sample_of_the_docs_on_testing() =>
        Stands("csharp", "HardwareProperty", In("tests/Hardware.Testing.Tests/Docs/Samples.cs"));

    [Fact]
    public void Every_link_leads_somewhere() => Assert.All(Link().Matches(Readme), link => Assert.True(
        Path.Exists(In(link.Groups[1].Value)), $"README.md names {link.Groups[1].Value}, which does not exist"));

    private static string Readme => File.ReadAllText(In("README.md"));

    /// <summary>The lines of the block that holds a word stand in a file, in their order; "..." stands for lines left out.</summary>
    private static void Stands(string language, string word, string file)
    {
        var block = Block().Matches(Readme).Single(b => b.Groups[1].Value == language && b.Value.Contains(word, StringComparison.Ordinal));
        using var lines = File.ReadLines(file).Select(Words).GetEnumerator();
        foreach (var line in block.Groups[2].Value.Split('\n').Select(Words).Where(line => line is not ("" or "...")))
        {
            do
                Assert.True(lines.MoveNext(), $"README.md shows '{line}', which does not follow in {file}");
            while (lines.Current != line);
        }
    }

    /// <summary>A line without its indentation, and without a comment for the reader of the README.</summary>
    private static string Words(string line) => Remark().Replace(line, "").Trim();

    private static string In(string path) => Path.Combine(Path.GetDirectoryName(ThisFile())!, "../..", path);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("  +// .*$")]
    private static partial Regex Remark();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hardware.Waveforms.Cli;

namespace Hardware.Waveforms.Tools.Tests;

/// <summary>docs/waveforms-tools.md says what the tools do: its examples are run here.</summary>
public sealed class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Root(), "docs/waveforms-tools.md"));

    [Fact]
    public void The_examples_print_what_the_documentation_shows()
    {
        using var folder = new TemporaryFolder();
        string trace = folder.Write("fifo.vcd", Traces.Fifo);
        int examples = 0;
        foreach (Match block in Regex.Matches(Text, "```\n(\\$ .*?)```", RegexOptions.Singleline))
        {
            foreach (string example in block.Groups[1].Value.Split("$ ./hw wave ", StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = example.Split('\n', 2);
                MatchCollection words = Regex.Matches(parts[0], "'([^']*)'|(\\S+)");
                string[] arguments = [.. words.Select(match => match.Groups[1].Value + match.Groups[2].Value)];
                var output = new StringWriter();
                string[] run = [.. arguments.Select(argument => argument.Replace("fifo.vcd", trace))];
                Assert.Equal(ExitCodes.Ok, CommandRunner.Run(WaveCommands.Create(), run, output, TextWriter.Null));
                Assert.Equal(parts[1], output.ToString());
                examples++;
            }
        }
        Assert.Equal(4, examples);
    }

    [Fact]
    public void The_message_in_the_documentation_is_the_one_that_is_given()
    {
        string shown = Regex.Match(Text, "```\n(WAV0502.*?)\n```", RegexOptions.Singleline).Groups[1].Value;
        Query.WaveQuery query = Query.WaveQuery.Parse("cuont == 2");
        Assert.Equal(shown, Assert.Throws<WaveException>(() => query.Find(Traces.OpenFifo()).Count()).Message);
    }

    [Fact]
    public void Every_code_and_every_command_is_documented()
    {
        IEnumerable<object?> codes = typeof(WaveCodes).GetFields().Select(field => field.GetValue(null));
        foreach (string code in codes.OfType<string>().Where(code => code.StartsWith("WAV05", StringComparison.Ordinal)))
            Assert.Contains($"| {code} |", Text);
        foreach (System.CommandLine.Command command in WaveCommands.Create().Subcommands)
        {
            Assert.Contains($"`{command.Name} ", Text);
            foreach (System.CommandLine.Option option in command.Options)
                Assert.True(Text.Contains(option.Name), $"{command.Name} {option.Name} is not in docs/waveforms-tools.md");
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}

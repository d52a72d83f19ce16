using System.Text.RegularExpressions;
using Hardware.Generators.Tests.Capture;
using Hardware.Hdl;
using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Docs;

/// <summary>The samples of docs/language.md compile, and compute the same in both readings.</summary>
public class LanguageDocTests
{
    private static readonly Lazy<CompiledModules> Samples = new(() =>
    {
        var blocks = Regex.Matches(File.ReadAllText(Find("docs/language.md")), "```csharp\n(.*?)```", RegexOptions.Singleline);
        return ModuleCompiler.Compile(string.Join("\n", blocks.Select(m => m.Groups[1].Value)));
    });

    public static TheoryData<string, object[]> Modules => new()
    {
        { "LimitedCounter", [4, 11] },
        { "Sorter", [] },
        { "Controller", [] },
        { "PriorityEncoder", [6] },
        { "Pipeline", [3] },
        { "Store", [5] },
    };

    [Theory, MemberData(nameof(Modules))]
    public void A_sample_compiles_and_computes_the_same_in_both_readings(string type, object[] arguments)
    {
        HardwareModule Create() => Samples.Value.Create(type, arguments);
        Same.InBothReadings(Create, cycles: 100);
    }

    private static string Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hardware.sln")))
                return Path.Combine(folder.FullName, file);
        }
        throw new FileNotFoundException(file);
    }
}

using System.Diagnostics;
using Hardware.Generators.Shell;
using Hardware.Generators.Twin;
using Hardware.TestKit.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hardware.Generators.Tests.Incremental;

/// <summary>What the generators do again when one file of a project of 50 modules is edited.</summary>
public class CacheTests(ITestOutputHelper output)
{
    private static string Module(int i) => $$"""
        namespace Project;

        /// <summary>Counts enabled cycles.</summary>
        [Module]
        public sealed partial class Counter{{i}}(int width)
        {
            [In] public partial Bit Enable { get; set; }
            [Reg("width")] public partial UInt Count { get; private set; }
            [Out] public Bit IsZero => Count == 0;

            [Clocked]
            void Advance()
            {
                if (Enable)
                    Count++;
            }
        }
        """;

    private static CSharpCompilation Project() => ModuleCompiler.Compilation(
        Enumerable.Range(0, 50).Select(i => ($"Counter{i}.cs", Module(i))).Append(("Other.cs", "class Other { int X() => 1; }")));

    private static Compilation Edit(Compilation project, string file, Func<string, string> edit)
    {
        var tree = project.SyntaxTrees.Single(t => t.FilePath == file);
        var text = edit(tree.ToString());
        return project.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text, ModuleCompiler.ParseOptions, file, System.Text.Encoding.UTF8));
    }

    private static GeneratorRunResult Result(GeneratorDriver driver, Type generator) =>
        driver.GetRunResult().Results.Single(r => r.Generator.GetGeneratorType() == generator);

    private static List<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static List<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    [Fact]
    public void An_edit_elsewhere_runs_nothing_of_the_shell_again()
    {
        var project = Project();
        var driver = ModuleCompiler.Driver(trackSteps: true).RunGenerators(project);
        driver = driver.RunGenerators(Edit(project, "Other.cs", text => text.Replace("1", "2")));
        var shell = Result(driver, typeof(ShellGenerator));
        Assert.Equal(50, Reasons(shell, ShellGenerator.PartsStep).Count);
        Assert.All(Reasons(shell, ShellGenerator.PartsStep), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.All(Reasons(shell, ShellGenerator.ModulesStep), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.All(OutputReasons(shell), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void An_edit_elsewhere_leaves_the_twins_as_they_are()
    {
        var project = Project();
        var driver = ModuleCompiler.Driver(trackSteps: true).RunGenerators(project);
        driver = driver.RunGenerators(Edit(project, "Other.cs", text => text.Replace("1", "2")));
        var twins = Result(driver, typeof(TwinGenerator));
        Assert.Equal(50, Reasons(twins, TwinGenerator.TextsStep).Count);
        Assert.All(
            Reasons(twins, TwinGenerator.TextsStep),
            r => Assert.True(r is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.All(OutputReasons(twins), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void An_edit_in_a_method_changes_the_twin_of_its_module_and_no_shell()
    {
        var project = Project();
        var driver = ModuleCompiler.Driver(trackSteps: true).RunGenerators(project);
        driver = driver.RunGenerators(Edit(project, "Counter7.cs", text => text.Replace("Count++", "Count--")));
        Assert.Equal(1, OutputReasons(Result(driver, typeof(TwinGenerator))).Count(r => r != IncrementalStepRunReason.Cached));
        Assert.DoesNotContain(OutputReasons(Result(driver, typeof(ShellGenerator))), r => r == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_an_attribute_changes_the_shell_of_its_module_only()
    {
        var project = Project();
        var driver = ModuleCompiler.Driver(trackSteps: true).RunGenerators(project);
        driver = driver.RunGenerators(Edit(project, "Counter7.cs", text => text.Replace("\"width\"", "\"width + 1\"")));
        Assert.Equal(1, OutputReasons(Result(driver, typeof(ShellGenerator))).Count(r => r == IncrementalStepRunReason.Modified));
    }

    // Measured, not asserted: the figure depends on the machine and on what else runs on it.
    [Fact]
    public void The_time_of_a_key_press_is_printed()
    {
        Compilation project = Project();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ShellGenerator().AsSourceGenerator()], parseOptions: ModuleCompiler.ParseOptions);
        driver = driver.RunGenerators(project);
        var best = double.MaxValue;
        for (var i = 0; i < 30; i++)
        {
            project = Edit(project, "Other.cs", text => text + " ");
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(project);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        output.WriteLine($"shell, 50 modules, a key press in another file: {best:F2} ms");
    }
}

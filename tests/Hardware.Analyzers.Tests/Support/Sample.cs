using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hardware.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hardware.Analyzers.Tests;

/// <summary>Compiles a piece of a module and gives back what the analyzers say about it.</summary>
internal static class Sample
{
    /// <summary>What samples that are members stand in.</summary>
    public const string Prelude = """
        [Module]
        public partial class Sample(int depth)
        {
            [In] public partial Bit Sel { get; set; }
            [In(4)] public partial UInt A4 { get; set; }
            [In(8)] public partial UInt A8 { get; set; }
            [In(8)] public partial UInt B8 { get; set; }
            [In(8)] public partial SInt S8 { get; set; }
            int Depth => depth;

        """;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Hardware.Hdl;
        using static Hardware.Hdl.HdlMath;

        """;

    public static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("Hardware.Generators", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p))];

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview);

    // The samples of the catalogue are asked for by several tests.
    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<Diagnostic>>> Analyses = new();

    /// <summary>Every analyzer of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(TruncationAnalyzer).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(DiagnosticAnalyzer))
                && !t.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    /// <summary>The sample as a compilation unit: members are put into a module, classes are taken as they are.</summary>
    public static string Complete(string sample) =>
        IsUnit(sample) ? Usings + sample : Usings + Prelude + sample + "\n}\n";

    /// <summary>The sample with what the generator adds to it.</summary>
    public static Compilation Compile(string text)
    {
        var compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, Options, "Sample.cs"));
        Generator.RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        return completed;
    }

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Samples", [], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true));

    // Has seen the references once, so that no sample makes it read them again.
    private static readonly GeneratorDriver Generator = CSharpGeneratorDriver.Create(
        typeof(TruncationAnalyzer).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator()),
        parseOptions: Options).RunGenerators(Empty);

    /// <summary>What all analyzers say, in source order.</summary>
    public static Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string text) =>
        Analyses.GetOrAdd(text, static t => AnalyzeAsync(Compile(t)));

    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>Asserts that the marked places, and nothing else, are found, all with one code.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindsAsync(string code, string marked)
    {
        var markup = Markup.Parse(Complete(marked));
        var found = await AnalyzeAsync(markup.Text);
        Assert.Equal(markup.Spans.Select(s => $"{code} at '{markup.Text.Substring(s.Start, s.Length)}' ({s})"),
            found.Select(d => Show(d, markup.Text)));
        return found;
    }

    /// <summary>Asserts that nothing is found, and that the compiler has no complaint about what the sample itself says.</summary>
    public static async Task IsCleanAsync(string sample, string? allowed = null)
    {
        var text = Complete(sample);
        Assert.DoesNotContain("[|", text, StringComparison.Ordinal);
        var compilation = Compile(text);
        Assert.Empty((await AnalyzeAsync(text)).Where(d => d.Id != allowed).Select(d => $"{Show(d, text)}: {d.GetMessage()}"));
        Assert.Empty(Errors(compilation).Select(d => d.ToString()));
    }

    /// <summary>What the compiler refuses, apart from the bodies that the generator has yet to write.</summary>
    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id is not ("CS9248" or "CS8795"));

    /// <summary>Whole classes rather than members; members may close their module and go on with another class.</summary>
    private static bool IsUnit(string sample) => !sample.Contains("\n}\n[", StringComparison.Ordinal)
        && (sample.Contains("class ", StringComparison.Ordinal) || sample.Contains("interface ", StringComparison.Ordinal));

    private static string Show(Diagnostic d, string text) =>
        $"{d.Id} at '{text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}' ({d.Location.SourceSpan})";

}

using Hardware.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hardware.Analyzers.Tests;

/// <summary>
/// Applies the fixes for one code to a sample, one after the other, as a user would who presses the key at each underline.
/// </summary>
internal static class Fix
{
    private static readonly IReadOnlyList<CodeFixProvider> Providers =
        [.. typeof(TruncationAnalyzer).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    /// <summary>Codes some fix says it can mend.</summary>
    public static IEnumerable<string> Codes => Providers.SelectMany(p => p.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Asserts that fixing every diagnostic of a code turns one sample into the other.</summary>
    public static async Task TurnsAsync(string code, string sample, string mended)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Samples", "Samples",
            LanguageNames.CSharp,
            compilationOptions: Sample.Compile("").Options, parseOptions: Sample.Options, metadataReferences: Sample.References));
        var document = project.AddDocument("Sample.cs", SourceText.From(Sample.Complete(sample)), filePath: "Sample.cs");
        for (var round = 0; round < 10; round++)
        {
            var found = (await Sample.AnalyzeAsync((await document.Project.GetCompilationAsync())!)).FirstOrDefault(d => d.Id == code);
            if (found is null)
                break;
            document = await ApplyAsync(document, found);
        }
        Assert.Equal(Sample.Complete(mended), (await document.GetTextAsync()).ToString());
    }

    private static async Task<Document> ApplyAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        var operations = await Assert.Single(actions).GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }
}

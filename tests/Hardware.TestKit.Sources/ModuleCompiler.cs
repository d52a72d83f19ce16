using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Hardware.Generators.Shell;
using Hardware.Generators.Twin;
using Hardware.Hdl;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Hardware.TestKit.Sources;

/// <summary>
/// Compiles modules from their source text with the generators, and loads them: for tests of capture and for random modules.
/// </summary>
public static class ModuleCompiler
{
    private const string GlobalUsings = """
        global using System.Collections.Generic;
        global using System.Linq;
        global using Hardware.Hdl;
        global using static Hardware.Hdl.HdlMath;
        """;

    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.") || name is "Hardware.Hdl.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>How sources are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    /// <summary>A compilation of some files, before the generators ran.</summary>
    public static CSharpCompilation Compilation(params IEnumerable<(string File, string Text)> files) => CSharpCompilation.Create(
        "Modules" + Guid.NewGuid().ToString("N"),
        files.Prepend(("GlobalUsings.cs", GlobalUsings))
            .Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Item2, Encoding.UTF8), ParseOptions, f.Item1)),
        Platform.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>A driver of both generators.</summary>
    public static GeneratorDriver Driver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new ShellGenerator().AsSourceGenerator(), new TwinGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));

    /// <summary>Compiles one file.</summary>
    public static CompiledModules Compile(string source) => Compile([("Test.cs", source)]);

    /// <summary>Compiles files and loads the result, when there are no errors.</summary>
    public static CompiledModules Compile(params IEnumerable<(string File, string Text)> files)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation(files), out var compilation, out var problems);
        var generated = driver.GetRunResult().Results
            .SelectMany(r => r.GeneratedSources)
            .ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var errors = problems.Concat(result.Diagnostics).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (!result.Success || errors.Count > 0)
            return new CompiledModules(null, errors, generated);
        code.Position = symbols.Position = 0;
        var assembly = new AssemblyLoadContext("modules", isCollectible: true).LoadFromStream(code, symbols);
        return new CompiledModules(assembly, [], generated);
    }
}

/// <summary>What came of compiling modules.</summary>
/// <param name="Assembly">Null when there were errors.</param>
/// <param name="Errors">Errors of the generators and the compiler.</param>
/// <param name="Generated">Generated files by name.</param>
public sealed record CompiledModules(Assembly? Assembly, IReadOnlyList<Diagnostic> Errors, IReadOnlyDictionary<string, string> Generated)
{
    /// <summary>Makes a module.</summary>
    public HardwareModule Create(string type, params object[] arguments)
    {
        var found = Loaded.GetTypes().SingleOrDefault(t => t.FullName == type || t.Name == type)
            ?? throw new InvalidOperationException($"no class '{type}' was compiled");
        try
        {
            return (HardwareModule)Activator.CreateInstance(found, arguments)!;
        }
        catch (TargetInvocationException problem)
        {
            throw problem.InnerException!;
        }
    }

    private Assembly Loaded => Assembly ?? throw new InvalidOperationException(
        "the modules do not compile:\n" + string.Join("\n", Errors.Take(10).Select(Describe)));

    private static string Describe(Diagnostic error) => $"{error.Location.GetMappedLineSpan()}: {error.Id} {error.GetMessage()}";
}

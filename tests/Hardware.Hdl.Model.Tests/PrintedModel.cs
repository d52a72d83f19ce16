using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hardware.Hdl.Model.Tests;

/// <summary>The C# text of a model's step, compiled by Roslyn, to be run on an engine's state.</summary>
internal sealed unsafe class PrintedModel
{
    private readonly delegate*<byte*, long, void> _run;
    private readonly CompiledEngine _engine;

    public PrintedModel(CompiledEngine engine)
    {
        _engine = engine;
        Text = engine.PrintStep();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Printed",
            [CSharpSyntaxTree.ParseText(Text)],
            platform.Append(typeof(CompiledEngine).Assembly.Location).Distinct().Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        var method = new AssemblyLoadContext(null).LoadFromStream(image).GetType("Model")!.GetMethod("Run")!;
        _run = (delegate*<byte*, long, void>)method.MethodHandle.GetFunctionPointer();
    }

    public string Text { get; }

    /// <summary>One clock edge of all domains, by the text, on the engine's own state.</summary>
    public void Step() => _run(_engine.State, 1);
}

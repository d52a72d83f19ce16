using System.Linq;
using Hardware.Generators.Shell;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>
/// Generates the elaborated reading of captured members. It needs symbols, so it is implementation output, which an editor does not
/// ask for while typing; its texts are compared, so that nothing downstream runs when they stay the same.
/// </summary>
[Generator]
public sealed class TwinGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step whose results are the finished texts, for tests of the cache.</summary>
    public const string TextsStep = "Twin.Texts";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider
            .CreateSyntaxProvider((node, _) => IsCandidate(node), (found, _) => (TypeDeclarationSyntax)found.Node);
        // Symbols of another generator's output are not visible here: the base class of modules, which the shell adds, is added again.
        var bases = types
            .Select((type, _) => type is ClassDeclarationSyntax module && Attributes.Has(module, "Module") ? PartReader.Read(module) : null)
            .Where(part => part is not null)
            .Collect()
            .Select((parts, _) => BaseClasses.Of(parts!));
        var compilation = context.CompilationProvider.Combine(bases)
            .Select((pair, cancellation) => BaseClasses.AddTo(pair.Left, pair.Right, cancellation));
        var texts = types
            .Combine(compilation)
            .Select((pair, _) => Twin(pair.Left, pair.Right.GetSemanticModel(pair.Left.SyntaxTree)))
            .WithTrackingName(TextsStep);
        context.RegisterImplementationSourceOutput(texts, (output, twin) =>
        {
            if (twin.Text is { } text)
                output.AddSource(twin.HintName, text);
        });
    }

    private static bool IsCandidate(SyntaxNode node) => node is TypeDeclarationSyntax type and not InterfaceDeclarationSyntax
        && (type.AttributeLists.Count > 0
            || type.Members.Any(m => m.AttributeLists.Count > 0 || m.Modifiers.Any(SyntaxKind.OverrideKeyword)));

    private static TwinText Twin(TypeDeclarationSyntax type, SemanticModel model) => new(HintName(type), TwinEmitter.Emit(type, model));

    // A class has a twin file per declaration: its files may import different namespaces.
    private static string HintName(TypeDeclarationSyntax type)
    {
        var name = TypeFrame.Of(type).HintName;
        var file = System.IO.Path.GetFileNameWithoutExtension(type.SyntaxTree.FilePath);
        return Attributes.Has(type, "Module") ? $"{name}.Twin.g.cs" : $"{name}.{file}.{type.SpanStart}.Twin.g.cs";
    }

    private sealed record TwinText(string HintName, string? Text);
}

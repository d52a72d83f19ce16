using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>
/// Generates what a module needs to compile: property bodies, declarations, the simulation handle. It reads syntax only, never
/// symbols, so that a key pressed in one file costs nothing for the modules in all others.
/// </summary>
[Generator]
public sealed class ShellGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that reads the parts of classes, for tests of the cache.</summary>
    public const string PartsStep = "Shell.Parts";

    /// <summary>Name of the step that joins the parts of a class, for tests of the cache.</summary>
    public const string ModulesStep = "Shell.Modules";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parts = context.SyntaxProvider
            .CreateSyntaxProvider((node, _) => PartReader.IsCandidate(node), (found, _) => (ClassDeclarationSyntax)found.Node)
            .Select((type, _) => PartReader.Read(type))
            .WithTrackingName(PartsStep);
        var all = parts.Collect();
        var own = all.Select((found, _) => new EquatableArray<ModuleName>(found
            .Where(part => part.IsModule)
            .Select(part => new ModuleName(part.Type.Name, part.Type.Arity, part.IsPublic))));
        var referenced = context.MetadataReferencesProvider
            .Select(ReferencedModules.Of)
            .Collect()
            .Select((found, _) => new EquatableArray<ModuleName>(found.SelectMany(names => names)));
        var known = own.Combine(referenced).Select((names, _) => new EquatableArray<ModuleName>(names.Left.Concat(names.Right)));
        var modules = all
            .SelectMany((found, _) => ModuleModel.Group(found))
            .Combine(known)
            .Select((pair, _) => new ModuleModel(pair.Left, pair.Right))
            .WithTrackingName(ModulesStep);
        context.RegisterSourceOutput(
            modules, (output, module) => output.AddSource($"{module.Type.HintName}.g.cs", ShellEmitter.Emit(module)));
    }
}

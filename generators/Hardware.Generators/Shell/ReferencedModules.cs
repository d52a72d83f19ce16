using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Threading;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Shell;

/// <summary>Finds the module classes of a referenced assembly: types with a nested <c>Ports</c> class that is a handle. Nothing
/// is bound.</summary>
internal static class ReferencedModules
{
    private const string Library = "Hardware.Hdl";

    public static EquatableArray<ModuleName> Of(MetadataReference reference, CancellationToken cancellation) => reference switch
    {
        PortableExecutableReference file => new(OfFile(file)),
        CompilationReference project => new(project.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => Attributes.Has(type, "Module")).Select(NameOf)),
        _ => default,
    };

    public static ModuleName NameOf(ClassDeclarationSyntax type)
    {
        var part = PartReader.Read(type);
        return new ModuleName(part.Type.Name, part.Type.Arity, part.IsPublic);
    }

    private static List<ModuleName> OfFile(PortableExecutableReference file)
    {
        var found = new List<ModuleName>();
        ImmutableArray<ModuleMetadata> modules;
        try
        {
            if (file.GetMetadata() is not AssemblyMetadata assembly)
                return found;
            modules = assembly.GetModules();
        }
        catch (System.Exception problem) when (problem is System.BadImageFormatException or System.IO.IOException)
        {
            return found; // The compiler reports a reference it cannot read.
        }
        foreach (var module in modules)
        {
            var reader = module.GetMetadataReader();
            if (!reader.AssemblyReferences.Any(r => reader.StringComparer.Equals(reader.GetAssemblyReference(r).Name, Library)))
                continue;
            foreach (var handle in reader.TypeDefinitions)
            {
                var type = reader.GetTypeDefinition(handle);
                if (reader.StringComparer.Equals(type.Name, "Ports") && type.IsNested && IsHandle(reader, type))
                {
                    var owner = reader.GetTypeDefinition(type.GetDeclaringType());
                    var name = reader.GetString(owner.Name).Split('`');
                    var visibility = owner.Attributes & TypeAttributes.VisibilityMask;
                    var visible = visibility is TypeAttributes.Public or TypeAttributes.NestedPublic;
                    found.Add(new ModuleName(name[0], name.Length > 1 ? int.Parse(name[1]) : 0, visible));
                }
            }
        }
        return found;
    }

    // The base class is ModulePorts, or the handle of another module.
    private static bool IsHandle(MetadataReader reader, TypeDefinition type) => type.BaseType.Kind switch
    {
        HandleKind.TypeReference =>
            reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type.BaseType).Name) is "ModulePorts" or "Ports",
        HandleKind.TypeDefinition =>
            reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type.BaseType).Name) == "Ports",
        HandleKind.TypeSpecification => true,
        _ => false,
    };
}

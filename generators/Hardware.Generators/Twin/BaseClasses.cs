using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Hardware.Generators.Shell;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hardware.Generators.Twin;

/// <summary>The part of the shell that capture must see: which base class each module has.</summary>
internal static class BaseClasses
{
    /// <summary>Declarations that give modules their base class.</summary>
    public static string Of(IEnumerable<PartModel> modules)
    {
        var text = new StringBuilder();
        foreach (var module in modules)
        {
            if (new ModuleModel(new([module]), default).BaseModule is not null)
                continue;
            var type = module.Type;
            if (type.Namespace.Length > 0)
                text.Append("namespace ").Append(type.Namespace).Append(" { ");
            foreach (var container in type.Containers)
                text.Append("partial ").Append(container).Append(" { ");
            text.Append("partial class ").Append(type.Self).Append(" : global::Hardware.Hdl.HardwareModule { }");
            for (var i = 0; i < type.Containers.Count + (type.Namespace.Length > 0 ? 1 : 0); i++)
                text.Append(" }");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The compilation with those declarations.</summary>
    public static Compilation AddTo(Compilation compilation, string declarations, CancellationToken cancellation)
    {
        var options = compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(declarations, options, cancellationToken: cancellation));
    }
}

using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>
/// Writes <c>__Key</c> and <c>__Info</c>. The key holds everything the body may depend on: primary-constructor parameters and
/// properties set from outside; of a class with ordinary constructors, every field, since any may have been set there.
/// </summary>
internal static class KeyEmitter
{
    public static void Emit(SourceWriter writer, ModuleModel module)
    {
        var ordinary = module.Parts.Any(p => p.HasConstructor);
        var names = module.Parts.SelectMany(p => p.Parameters)
            .Concat(module.Fields.Where(f => f.IsParameter || (ordinary && !Children.IsChild(module, f))).Select(f => f.Name))
            .Distinct();
        var entries = names.Select(name => $"(\"{name.TrimStart('@')}\", {name})").ToList();
        if (module.BaseModule is not null)
            entries.Insert(0, ".. base.__Key().Parameters");
        writer.Line();
        writer.Comment("Instances with equal keys share one definition.");
        writer.Line($"protected override global::Hardware.Hdl.ModuleKey __Key() => new(GetType(), [{string.Join(", ", entries)}]);");
        writer.Line();
        writer.Mapped(module.Main.Place, "protected override global::Hardware.Hdl.ModuleInfo __Info() => ",
            $"new(\"{module.Type.Name}\", \"{Escape(module.Parts.Select(p => p.Summary).FirstOrDefault(s => s.Length > 0) ?? "")}\");");
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");
}

using System.Text;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;

namespace Hardware.Hdl;

/// <summary>Turns a module object into a <see cref="Design"/>: every definition below it once, however many instances there are.</summary>
public sealed class Elaborator
{
    /// <summary>Characters of a parameter that is part of a name; a long table makes no name that anybody reads.</summary>
    private const int LongestInName = 24;

    private readonly Dictionary<ModuleKey, Definition> _definitions = [];
    private readonly HashSet<ModuleKey> _open = [];

    private Elaborator() { }

    /// <summary>Elaborates and checks a module and everything below it.</summary>
    /// <exception cref="HdlException">What is wrong, with places; see docs/diagnostics.md. Capture stops at its first mistake,
    /// the checks report theirs together.</exception>
    public static Design Elaborate(HardwareModule top)
    {
        var elaborator = new Elaborator();
        var definition = elaborator.Define(top, top.__Info().Name);
        top.__Hdl.Definition = definition;
        elaborator.GiveNames();
        return Pipeline.Run(new Design(definition.Module));
    }

    internal Definition Define(HardwareModule module, string path)
    {
        var key = module.__Key();
        if (_definitions.TryGetValue(key, out var known))
            return known;
        var info = module.__Info();
        if (!_open.Add(key))
            throw new HdlException("HDL5006", $"{info.Name} contains itself with equal parameters: break the recursion", info.Source, path);
        var definition = new Definition(
            new ModuleDef(info.Name, info.Name, info.Source) { Parameters = key.Describe(), Summary = info.Summary });
        var builder = new Builder(definition, path);
        var context = module.__Hdl;
        context.Definition = definition;
        module.__Declare(new DefinitionDeclarations(definition, builder, this, path));
        context.Builder = builder;
        try
        {
            module.__Elaborate(builder);
            builder.Complete();
        }
        finally
        {
            context.Builder = null;
        }
        _definitions[key] = definition;
        _open.Remove(key);
        return definition;
    }

    /// <summary>Definitions of one class with different parameters get them into their names.</summary>
    private void GiveNames()
    {
        var byType = new Dictionary<string, List<ModuleKey>>();
        foreach (var (key, definition) in _definitions)
        {
            if (!byType.TryGetValue(definition.Module.TypeName, out var keys))
                byType[definition.Module.TypeName] = keys = [];
            keys.Add(key);
        }
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, keys) in byType)
        {
            foreach (var key in keys)
            {
                var wish = keys.Count > 1 ? Identifier(string.Join('_', [type, .. InName(key)])) : type;
                var name = wish;
                for (var n = 1; !taken.Add(name); n++)
                    name = $"{wish}_{n}";
                _definitions[key].Module.Name = name;
            }
        }
    }

    private static IEnumerable<string> InName(ModuleKey key) => key.Type.GetGenericArguments().Select(a => a.Name)
        .Concat(key.Describe().Select(p => p.Value).Where(text => text.Length <= LongestInName));

    private static string Identifier(string text)
    {
        var name = new StringBuilder();
        foreach (var letter in text)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return name.Length <= 60 ? name.ToString() : name.ToString(0, 60);
    }
}

using System;
using System.Linq;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>Tells which fields hold child modules, by the names of known module classes.</summary>
internal static class Children
{
    /// <summary>How a field holds children.</summary>
    public enum Form
    {
        Single,
        Array,
        Grid,
    }

    public static bool IsChild(ModuleModel module, FieldModel field) => Find(module, field) is not null;

    /// <summary>The child's class as written and how the field holds it; null for all other fields.</summary>
    public static (string Type, Form Form, bool IsPublic)? Find(ModuleModel module, FieldModel field)
    {
        var type = field.Type.TrimEnd('?');
        var form = Form.Single;
        if (Strip(ref type, "[,]"))
            form = Form.Grid;
        else if (Strip(ref type, "[]"))
            form = Form.Array;
        else if (type.EndsWith(">", StringComparison.Ordinal) && SimpleName(type) is ("Grid" or "Instances") and var array)
        {
            form = array == "Grid" ? Form.Grid : Form.Array;
            type = type.Substring(type.IndexOf('<') + 1).TrimEnd();
            type = type.Substring(0, type.Length - 1).Trim();
        }
        var name = SimpleName(type);
        var alias = module.Parts.SelectMany(p => p.Aliases).FirstOrDefault(a => a.StartsWith(name + "=", StringComparison.Ordinal));
        var target = alias is null ? type : alias.Substring(name.Length + 1);
        var (wanted, arity) = (SimpleName(target), Arity(target));
        var known = module.Known.FirstOrDefault(k => k.Name == wanted && k.Arity == arity);
        var hidden = module.Parts.Any(p => p.HiddenTypes.Contains(name));
        return known is null || hidden ? null : (type, form, known.IsPublic);
    }

    private static bool Strip(ref string type, string suffix)
    {
        if (!type.EndsWith(suffix, StringComparison.Ordinal))
            return false;
        type = type.Substring(0, type.Length - suffix.Length).TrimEnd('?');
        return true;
    }

    private static string SimpleName(string type)
    {
        var plain = type.Split('<')[0];
        return plain.Substring(plain.LastIndexOfAny(['.', ':']) + 1).Trim();
    }

    private static int Arity(string type)
    {
        var start = type.IndexOf('<');
        if (start < 0)
            return 0;
        var (depth, arity) = (0, 1);
        foreach (var c in type.Substring(start))
        {
            depth += c is '<' or '(' ? 1 : c is '>' or ')' ? -1 : 0;
            if (c == ',' && depth == 1)
                arity++;
        }
        return arity;
    }
}

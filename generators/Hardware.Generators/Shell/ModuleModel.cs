using System;
using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>A whole class, all its parts together, and the module classes its fields may name.</summary>
internal sealed record ModuleModel(EquatableArray<PartModel> Parts, EquatableArray<ModuleName> Known)
{
    /// <summary>The part that carries the attribute.</summary>
    public PartModel Main => Parts[0];

    public TypeFrame Type => Main.Type;

    public IEnumerable<SignalModel> Signals => Parts.SelectMany(p => p.Signals);

    public IEnumerable<FieldModel> Fields => Parts.SelectMany(p => p.Fields);

    public IEnumerable<ProcessModel> Processes => Parts.SelectMany(p => p.Processes);

    public IEnumerable<DomainModel> Domains => Parts.SelectMany(p => p.Domains);

    /// <summary>The module class it derives from, as written; null when the generated part makes it a module.</summary>
    public string? BaseModule => Parts.Select(p => p.FirstBase).FirstOrDefault(b => b is not null && !LooksLikeInterface(b));

    /// <summary>Joins the parts of each class that has one with the attribute; other partial classes are left out.</summary>
    public static IEnumerable<EquatableArray<PartModel>> Group(IEnumerable<PartModel> parts) => parts
        .GroupBy(part => part.Type)
        .Where(group => group.Any(part => part.IsModule || part.IsBundle))
        .Select(group => new EquatableArray<PartModel>(group
            .OrderByDescending(part => part.IsModule || part.IsBundle)
            .ThenBy(part => part.Place.File, StringComparer.Ordinal).ThenBy(part => part.Place.Line)));

    private static bool LooksLikeInterface(string name)
    {
        var plain = name.Split('<')[0];
        var simple = plain.Substring(plain.LastIndexOfAny(['.', ':']) + 1);
        return simple.Length > 1 && simple[0] == 'I' && char.IsUpper(simple[1]);
    }
}

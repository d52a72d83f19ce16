using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>The localparams that stand for enum members in one module: those that its text uses.</summary>
internal sealed class EnumNames
{
    private readonly ModuleNames _names;
    private readonly List<EnumType> _types;
    private readonly Dictionary<(EnumType, int), Dictionary<string, (string Name, BitVector Value)>> _used = [];

    public EnumNames(ModuleDef module, ModuleNames names)
    {
        _names = names;
        var signals = module.Signals.Concat(module.Instances.SelectMany(i => i.Module.Ports));
        _types = [.. signals.Select(s => s.Enum).OfType<EnumType>().Distinct()];
    }

    /// <summary>The localparam of a value; null when no member has it.</summary>
    public string? Use(EnumType type, BitVector value)
    {
        var member = type.Members.FirstOrDefault(m => m.Value == value.Low);
        if (member.Name is null || value.Width > 64)
            return null;
        if (!_used.TryGetValue((type, value.Width), out var members))
            _used[(type, value.Width)] = members = [];
        if (!members.TryGetValue(member.Name, out var known))
        {
            // Two enums of a module may share a member; then the enum's name goes in front of it.
            var shared = _types.Any(t => t != type && t.Members.Any(m => m.Name == member.Name));
            var wanted = shared || !_names.IsFree(member.Name) ? $"{type.Name}_{member.Name}" : member.Name;
            members[member.Name] = known = (_names.Unique(wanted), value);
        }
        return known.Name;
    }

    /// <summary>Every enum used, with its members in order of declaration.</summary>
    public IEnumerable<(EnumType Type, int Width, IEnumerable<(string Name, BitVector Value)> Members)> Used() =>
        _used.Select(u => (
            u.Key.Item1,
            u.Key.Item2,
            u.Key.Item1.Members.Where(m => u.Value.ContainsKey(m.Name)).Select(m => u.Value[m.Name])));
}

using Hardware.Hdl.Ir;
using Hardware.Waveforms;
using Signal = Hardware.Hdl.Ir.Signal;
using SourceLocation = Hardware.Hdl.Ir.SourceLocation;

namespace Hardware.Cosim;

/// <summary>One signal or memory of the flattened design.</summary>
/// <param name="Slot">Its number in every engine.</param>
/// <param name="InstancePath">Path of its instance, <c>Top.child[1]</c>.</param>
/// <param name="Module">Definition of its instance.</param>
/// <param name="Signal">The signal; null for a memory.</param>
/// <param name="Memory">The memory; null for a signal.</param>
public sealed record SignalInfo(int Slot, string InstancePath, ModuleDef Module, Signal? Signal, MemoryDef? Memory)
{
    /// <summary>Name in its module.</summary>
    public string Name => Signal?.Name ?? Memory!.Name;

    /// <summary>Full path, <c>Top.child[1].Count</c>.</summary>
    public string Path => InstancePath + "." + Name;

    /// <summary>Shape of the value, or of a word.</summary>
    public Shape Shape => Signal?.Shape ?? Memory!.Word;

    /// <summary>Number of 64-bit limbs of the value, or of a word.</summary>
    public int Limbs => (Shape.Width + 63) / 64;

    /// <summary>Names of the values; null for plain numbers.</summary>
    public EnumType? Enum => Signal?.Enum;

    /// <summary>Where the user declared it.</summary>
    public SourceLocation Source => Signal?.Source ?? Memory!.Source;

    /// <summary>Whether it is an input of the module at the top.</summary>
    public bool IsTopInput(Design design) =>
        Signal?.Kind == SignalKind.Input && ReferenceEquals(Module, design.Top) && Slot < design.Top.Signals.Count;

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>The flattened design by name: hierarchical paths to slots and back. Holds nothing per instance; names are computed
/// when asked for.</summary>
public sealed class SignalMap(Design design)
{
    /// <summary>The design.</summary>
    public Design Design { get; } = design;

    /// <summary>What is at a slot.</summary>
    public SignalInfo this[int slot]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(slot);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Design.Top.SlotCount);
            var module = Design.Top;
            var path = module.Name;
            var start = 0;
            while (slot - start >= module.Signals.Count + module.Memories.Count)
            {
                var (instance, element) = ChildAt(module, slot - start);
                start += module.SlotOf(instance, element);
                path += "." + instance.ElementName(element);
                module = instance.Module;
            }
            return At(module, path, start, slot - start);
        }
    }

    /// <summary>Every signal and memory in order of slots.</summary>
    public IEnumerable<SignalInfo> All => Below(Design.Top, Design.Top.Name, 0);

    /// <summary>Those that match a glob (<see cref="WaveGlob"/>): a pattern without a dot is a name at any depth.</summary>
    public IEnumerable<SignalInfo> Match(string glob)
    {
        var pattern = new WaveGlob(glob);
        return All.Where(info => pattern.IsMatch(glob.Contains('.') || glob.Contains("**") ? info.Path : info.Name));
    }

    /// <summary>What a path names; null when there is nothing. The name of the top may be left out or be <c>top</c>.</summary>
    public SignalInfo? TryFind(string path)
    {
        var names = path.Split('.');
        return Find(names, names.Length > 1 && (names[0] == Design.Top.Name || names[0] == "top") ? 1 : 0) ?? Find(names, 0);
    }

    /// <summary>What a path names.</summary>
    /// <exception cref="SimulationException">SIM3001: there is no such signal.</exception>
    public SignalInfo Find(string path) => TryFind(path)
        ?? throw new SimulationException("SIM3001", $"there is no signal '{path}' in {Design.Top.Name}: {Advice(path)}.");

    private SignalInfo? Find(string[] names, int first)
    {
        var module = Design.Top;
        var instancePath = module.Name;
        var start = 0;
        for (var level = first; level < names.Length - 1; level++)
        {
            if (FindChild(module, names[level]) is not ({ } instance, >= 0 and var element))
                return null;
            start += module.SlotOf(instance, element);
            instancePath += "." + instance.ElementName(element);
            module = instance.Module;
        }
        if (module.Signals.FirstOrDefault(s => s.Name == names[^1]) is { } signal)
            return new SignalInfo(start + module.SlotOf(signal), instancePath, module, signal, null);
        if (module.Memories.FirstOrDefault(m => m.Name == names[^1]) is { } memory)
            return new SignalInfo(start + module.SlotOf(memory), instancePath, module, null, memory);
        return null;
    }

    private static (Instance? Instance, int Element) FindChild(ModuleDef module, string name)
    {
        var bracket = name.IndexOf('[');
        var bare = bracket < 0 ? name : name[..bracket];
        var instance = module.Instances.FirstOrDefault(i => i.Name == bare);
        if (instance is null)
            return (null, -1);
        var indices = bracket < 0 ? [] : name[(bracket + 1)..].TrimEnd(']').Split("][");
        var element = 0;
        if (indices.Length != instance.Dimensions.Count)
            return (null, -1);
        for (var i = 0; i < indices.Length; i++)
        {
            if (!int.TryParse(indices[i], out var index) || index < 0 || index >= instance.Dimensions[i])
                return (null, -1);
            element = element * instance.Dimensions[i] + index;
        }
        return (instance, element);
    }

    private static (Instance Instance, int Element) ChildAt(ModuleDef module, int slot)
    {
        int low = 0, high = module.Instances.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            // An array of no elements starts where the next one does; the search then ends at the last that starts here, which has some.
            if (module.SlotOf(module.Instances[middle]) <= slot)
                low = middle;
            else
                high = middle - 1;
        }
        var instance = module.Instances[low];
        return (instance, (slot - module.SlotOf(instance)) / instance.Module.SlotCount);
    }

    private static SignalInfo At(ModuleDef module, string path, int start, int offset) => offset < module.Signals.Count
        ? new SignalInfo(start + offset, path, module, module.Signals[offset], null)
        : new SignalInfo(start + offset, path, module, null, module.Memories[offset - module.Signals.Count]);

    private static IEnumerable<SignalInfo> Below(ModuleDef module, string path, int start)
    {
        for (var offset = 0; offset < module.Signals.Count + module.Memories.Count; offset++)
            yield return At(module, path, start, offset);
        foreach (var instance in module.Instances)
            for (var element = 0; element < instance.Count; element++)
            {
                var below = Below(
                    instance.Module, path + "." + instance.ElementName(element), start + module.SlotOf(instance, element));
                foreach (var info in below)
                    yield return info;
            }
    }

    private string Advice(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var same = All.Where(info => info.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(3).Select(info => info.Path).ToList();
        if (same.Count > 0)
            return "did you mean " + string.Join(" or ", same);
        var signals = Design.Top.Signals.Where(s => s.Kind != SignalKind.Local).Select(s => s.Name);
        var top = signals.Concat(Design.Top.Instances.Select(i => i.Name)).Take(12);
        return $"{Design.Top.Name} has {string.Join(", ", top)}";
    }
}

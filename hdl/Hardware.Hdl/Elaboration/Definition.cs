using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>A module definition while it is elaborated: the IR so far, and its names.</summary>
internal sealed class Definition(ModuleDef module)
{
    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public ModuleDef Module { get; } = module;

    /// <summary>Signals, memories and computed properties in the order declared; they enter the IR once all shapes are known.</summary>
    public List<object> Declared { get; } = [];

    public Dictionary<string, ComputedSignal> Computed { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> ViewWidths { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> VecCounts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ClockDomain> Domains { get; } = new(StringComparer.Ordinal);

    public void Declare(string name, object item, SourceLocation source)
    {
        if (!_byName.TryAdd(name, item))
            throw new HdlException("HDL5001", $"'{name}' is declared twice in {Module.TypeName}: rename one of them", source);
        _taken.Add(name);
        if (item is not Instance)
            Declared.Add(item);
    }

    /// <summary>A name nothing else in the module has: the wish itself, or the wish with a number.</summary>
    public string Unique(string wish)
    {
        var name = wish;
        for (var n = 1; !_taken.Add(name); n++)
            name = $"{wish}_{n}";
        return name;
    }

    /// <summary>A signal; <paramref name="resolve"/> is called for a computed property before its signal is asked for.</summary>
    public Signal Signal(string name, Action<ComputedSignal>? resolve = null)
    {
        _byName.TryGetValue(name, out var item);
        if (item is ComputedSignal computed)
        {
            resolve?.Invoke(computed);
            item = computed.Signal;
        }
        return item as Signal
            ?? throw new HdlException("HDL2010", $"{Module.TypeName} has no signal '{name}': declare it with [In], [Out], [Reg] or [Wire]");
    }

    public MemoryDef Memory(string name) => (MemoryDef)_byName[name];
}

/// <summary>A computed property: its signal exists once its body has been elaborated and the width is known.</summary>
internal sealed class ComputedSignal(string name, bool isOutput, int width, SourceLocation source)
{
    public string Name { get; } = name;

    public bool IsOutput { get; } = isOutput;

    /// <summary>Declared width in bits; -1 when it is inferred.</summary>
    public int Width { get; } = width;

    public SourceLocation Source { get; } = source;

    public Signal? Signal { get; set; }

    /// <summary>Elaborates the body and sets <see cref="Signal"/>; null when done or under way.</summary>
    public Action? Elaborate { get; set; }
}

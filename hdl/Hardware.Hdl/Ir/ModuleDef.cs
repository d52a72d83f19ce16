namespace Hardware.Hdl.Ir;

/// <summary>
/// The definition of a module for one choice of parameters: ports, wires, registers, memories, children and processes. It is
/// elaborated once however many instances there are.
/// </summary>
public sealed class ModuleDef(string name, string typeName, SourceLocation source = default)
{
    private readonly List<Signal> _signals = [];
    private readonly List<MemoryDef> _memories = [];
    private readonly List<Instance> _instances = [];
    private readonly List<Process> _processes = [];
    private readonly List<ClockDomain> _domains = [];
    private int[] _instanceSlots = [];
    private int _slotCount = -1;

    /// <summary>Unique name in the design: the type's name, with parameters when there are several choices of them.</summary>
    public string Name { get; set; } = name;

    /// <summary>Name of the C# class.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Where the class is declared.</summary>
    public SourceLocation Source { get; } = source;

    /// <summary>Constructor parameters and their values as text, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>One sentence of purpose from the class's documentation; may be empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Ports, wires, registers and locals; positions are dense and stable.</summary>
    public IReadOnlyList<Signal> Signals => _signals;

    /// <summary>Memories.</summary>
    public IReadOnlyList<MemoryDef> Memories => _memories;

    /// <summary>Children and arrays of children.</summary>
    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>Processes in the order declared.</summary>
    public IReadOnlyList<Process> Processes => _processes;

    /// <summary>Clock domains used here or by a child; a module without any is purely combinational.</summary>
    public IReadOnlyList<ClockDomain> Domains => _domains;

    /// <summary>Ports in the order declared (clocks and resets are not among them).</summary>
    public IEnumerable<Signal> Ports => _signals.Where(s => s.IsPort);

    /// <summary>
    /// Number of slots of one instance: its signals, then its memories, then those of its children in order. A slot names one
    /// signal or memory of the flattened design, see <see cref="Hardware.Hdl.Simulation.Engine"/>.
    /// </summary>
    public int SlotCount
    {
        get
        {
            LayOutSlots();
            return _slotCount;
        }
    }

    /// <summary>Adds a signal.</summary>
    public Signal Add(Signal signal)
    {
        signal.Index = _signals.Count;
        _signals.Add(signal);
        _slotCount = -1;
        return signal;
    }

    /// <summary>Adds a memory.</summary>
    public MemoryDef Add(MemoryDef memory)
    {
        memory.Index = _memories.Count;
        _memories.Add(memory);
        _slotCount = -1;
        return memory;
    }

    /// <summary>Adds a child or an array of children; their definition is complete.</summary>
    public Instance Add(Instance instance)
    {
        instance.Index = _instances.Count;
        _instances.Add(instance);
        _slotCount = -1;
        return instance;
    }

    /// <summary>Adds a process.</summary>
    public Process Add(Process process)
    {
        _processes.Add(process);
        return process;
    }

    /// <summary>Replaces the processes; for passes that rewrite bodies.</summary>
    public void ReplaceProcesses(IEnumerable<Process> processes)
    {
        var list = processes.ToList();
        _processes.Clear();
        _processes.AddRange(list);
    }

    /// <summary>The domain of a name, added when it is new.</summary>
    public ClockDomain Domain(string name = "", ResetKind reset = ResetKind.Synchronous)
    {
        var known = _domains.Find(d => d.Name == name);
        if (known is null)
            _domains.Add(known = new ClockDomain(name, reset) { Index = _domains.Count });
        return known;
    }

    /// <summary>Slot of a signal, from the start of the instance.</summary>
    public int SlotOf(Signal signal) => signal.Index;

    /// <summary>Slot of a memory, from the start of the instance.</summary>
    public int SlotOf(MemoryDef memory) => _signals.Count + memory.Index;

    /// <summary>First slot of a child, from the start of the instance.</summary>
    public int SlotOf(Instance instance, int element = 0)
    {
        LayOutSlots();
        return _instanceSlots[instance.Index] + element * instance.Module.SlotCount;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private void LayOutSlots()
    {
        if (_slotCount >= 0)
            return;
        var next = _signals.Count + _memories.Count;
        _instanceSlots = new int[_instances.Count];
        foreach (var instance in _instances)
        {
            _instanceSlots[instance.Index] = next;
            next += instance.Count * instance.Module.SlotCount;
        }
        _slotCount = next;
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// What depends on what within a clock cycle, in one module. A node is a signal, a port of a child, what a register or a memory will
/// be loaded with, or one assignment or choice inside a process (so that a variable assigned twice is two nodes); children appear as
/// their paths from input to output. Precise to the signal, not to the process. Arrays of children are large, so that ports which no
/// path goes through are left out unless they are asked for: a registered output and an input that only registers see are ends.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly List<(int From, int To)> _edges = [];
    private readonly Dictionary<object, int> _next = [];
    private readonly Dictionary<ModuleDef, ChildPorts> _ports = [];
    private readonly Dictionary<(Instance, int, Signal), int> _read = [];

    // Nodes are the signals, then the ports of all children, then what processes add; only the last have names of their own.
    private readonly int[] _firstPort;
    private readonly List<(string Name, SourceLocation Source)> _added = [];
    private readonly SourceLocation[] _signalSources;

    // The dependencies of node n are _targets[_first[n] .. _first[n + 1]].
    private readonly int[] _first;
    private readonly int[] _targets;

    /// <summary>The graph of a module; <paramref name="children"/> holds the combinational paths of the definitions below it.</summary>
    public DependencyGraph(ModuleDef module, IReadOnlyDictionary<ModuleDef, CombinationalPaths> children, bool withEnds)
    {
        Module = module;
        _signalSources = new SourceLocation[module.Signals.Count];
        foreach (var signal in module.Signals)
            _signalSources[signal.Index] = signal.Source;
        foreach (var instance in module.Instances)
        {
            if (!_ports.ContainsKey(instance.Module))
                _ports[instance.Module] = new ChildPorts(instance.Module, withEnds ? null : children[instance.Module]);
        }
        _firstPort = new int[module.Instances.Count + 1];
        _firstPort[0] = module.Signals.Count;
        foreach (var instance in module.Instances)
            _firstPort[instance.Index + 1] = _firstPort[instance.Index] + (instance.Count * PortsOf(instance).Count);
        foreach (var instance in module.Instances)
            AddInstance(instance, children[instance.Module]);
        foreach (var process in module.Processes)
            new ProcessDependencies(this, process).Add();

        _first = new int[Count + 1];
        foreach (var (from, _) in _edges)
            _first[from + 1]++;
        for (var node = 0; node < Count; node++)
            _first[node + 1] += _first[node];
        _targets = new int[_edges.Count];
        var fill = _first.AsSpan(0, Count).ToArray();
        foreach (var (from, to) in _edges)
            _targets[fill[from]++] = to;
        _edges = [];
    }

    /// <summary>The module.</summary>
    public ModuleDef Module { get; }

    /// <summary>Number of nodes; they are numbered from 0, the module's signals first.</summary>
    public int Count => _firstPort[^1] + _added.Count;

    /// <summary>What registers and memories will be loaded with: the target and its node.</summary>
    public IEnumerable<(object Target, int Node)> Loads => _next.Select(entry => (entry.Key, entry.Value));

    /// <summary>The nodes a node depends on.</summary>
    public ReadOnlySpan<int> DependenciesOf(int node) => _targets.AsSpan(_first[node].._first[node + 1]);

    /// <summary>Name for messages; empty for a condition.</summary>
    public string NameOf(int node) => PortAt(node) is var (instance, element, port) ? $"{instance.ElementName(element)}.{port.Name}"
        : node < Module.Signals.Count ? Module.Signals[node].Name : _added[node - _firstPort[^1]].Name;

    /// <summary>The line that gives the node its value, when known, else where it is declared.</summary>
    public SourceLocation SourceOf(int node) => PortAt(node) is var (instance, _, _) ? instance.Source
        : node < Module.Signals.Count ? _signalSources[node] : _added[node - _firstPort[^1]].Source;

    /// <summary>The port of a child that a node is; null when it is none.</summary>
    public (Instance Instance, int Element, Signal Port)? PortAt(int node)
    {
        if (node < _firstPort[0] || node >= _firstPort[^1])
            return null;
        var index = Array.BinarySearch(_firstPort, node);
        index = index < 0 ? ~index - 1 : index;
        while (_firstPort[index + 1] == node)
            index++;
        var instance = Module.Instances[index];
        var ports = PortsOf(instance);
        var (element, port) = Math.DivRem(node - _firstPort[index], ports.Count);
        return (instance, element, ports[port]);
    }

    /// <summary>The node of a signal's value.</summary>
    public int NodeOf(Signal signal) => signal.Index;

    /// <summary>The node of a port of a child; -1 when it is an end that was left out.</summary>
    public int NodeOf(Instance instance, int element, Signal port)
    {
        var ports = PortsOf(instance);
        var position = ports.PositionOf(port);
        return position < 0 ? -1 : _firstPort[instance.Index] + (element * ports.Count) + position;
    }

    /// <summary>The node of what a register or a memory will be loaded with.</summary>
    public int NodeOfNext(object target, string name, SourceLocation source)
    {
        if (!_next.TryGetValue(target, out var node))
            _next[target] = node = AddNode(name, source);
        return node;
    }

    /// <summary>Adds an assignment or a choice of a process.</summary>
    public int AddNode(string name, SourceLocation source)
    {
        _added.Add((name, source));
        return Count - 1;
    }

    /// <summary>Records that <paramref name="node"/> depends on <paramref name="dependency"/>.</summary>
    public void AddEdge(int node, int dependency) => _edges.Add((node, dependency));

    /// <summary>Records where a signal's value is assigned.</summary>
    public void SetSource(Signal signal, SourceLocation source) => _signalSources[signal.Index] = source;

    /// <summary>
    /// The signals and ports an expression reads, as nodes; what a process has assigned itself is looked up in <paramref
    /// name="versions"/>.
    /// </summary>
    public void AddReads(int node, Expr expr, HashSet<Expr> seen, Func<Signal, int?>? versions = null)
    {
        switch (expr)
        {
            case Const:
                break;
            case SignalRef { Signal: var signal }:
                AddEdge(node, versions?.Invoke(signal) ?? NodeOf(signal));
                break;
            case PortRef port:
                if (NodeOf(port.Instance, port.Element, port.Port) is >= 0 and var dependency)
                    AddEdge(node, dependency);
                else if (port.Port.Kind == SignalKind.Input)
                    AddEdge(node, NodeOfRead(port.Instance, port.Element, port.Port));
                break;
            default:
                if (!seen.Add(expr))
                    break;
                foreach (var operand in ExprRewriter.Operands(expr))
                    AddReads(node, operand, seen, versions);
                break;
        }
    }

    /// <summary>The node of an input that was left out but is read in the parent, which only IR written by hand does.</summary>
    private int NodeOfRead(Instance instance, int element, Signal input)
    {
        if (!_read.TryGetValue((instance, element, input), out var node))
        {
            _read[(instance, element, input)] = node = AddNode($"{instance.ElementName(element)}.{input.Name}", instance.Source);
            if (instance.Connections(input)[element] is { } driver)
                AddReads(node, driver, []);
        }
        return node;
    }

    private ChildPorts PortsOf(Instance instance) => _ports[instance.Module];

    private void AddInstance(Instance instance, CombinationalPaths paths)
    {
        var seen = new HashSet<Expr>();
        var ports = PortsOf(instance);
        for (var position = 0; position < ports.Count; position++)
        {
            var port = ports[position];
            var drivers = port.Kind == SignalKind.Input ? instance.Connections(port) : [];
            var inputs = port.Kind == SignalKind.Input ? [] : paths.InputsOf(port);
            for (var element = 0; element < instance.Count; element++)
            {
                var node = _firstPort[instance.Index] + (element * ports.Count) + position;
                if (port.Kind == SignalKind.Input && drivers[element] is { } driver)
                {
                    seen.Clear();
                    AddReads(node, driver, seen);
                }
                foreach (var input in inputs)
                    AddEdge(node, NodeOf(instance, element, input));
            }
        }
    }

    /// <summary>The ports of a definition that are nodes in its parents.</summary>
    private sealed class ChildPorts
    {
        private readonly List<Signal> _ports = [];
        private readonly int[] _positions;

        /// <summary>Those that <paramref name="paths"/> go through; all when null.</summary>
        public ChildPorts(ModuleDef module, CombinationalPaths? paths)
        {
            _positions = new int[module.Signals.Count];
            foreach (var signal in module.Signals)
            {
                var isNode = signal.IsPort && paths?.GoThrough(signal) != false;
                _positions[signal.Index] = isNode ? _ports.Count : -1;
                if (isNode)
                    _ports.Add(signal);
            }
        }

        public int Count => _ports.Count;

        public Signal this[int position] => _ports[position];

        public int PositionOf(Signal port) => _positions[port.Index];
    }
}

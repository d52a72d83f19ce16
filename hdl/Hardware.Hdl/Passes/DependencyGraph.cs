using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// What depends on what within a clock cycle, in one module. A node is a signal, a port of a child, what a register or a memory will
/// be loaded with, or one assignment or choice inside a process (so that a variable assigned twice is two nodes); children appear as
/// their paths from input to output. Precise to the signal, not to the process.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly List<Node> _nodes = [];
    private readonly List<List<int>> _edges = [];
    private readonly Dictionary<object, int> _next = [];
    private readonly int[] _firstPort;
    private readonly Dictionary<ModuleDef, Dictionary<Signal, int>> _ports = [];

    /// <summary>The graph of a module; <paramref name="children"/> holds the combinational paths of the definitions below it.</summary>
    public DependencyGraph(ModuleDef module, IReadOnlyDictionary<ModuleDef, CombinationalPaths> children)
    {
        Module = module;
        foreach (var signal in module.Signals)
            AddNode(signal.Name, signal.Source);
        _firstPort = new int[module.Instances.Count];
        foreach (var instance in module.Instances)
            AddInstance(instance, children[instance.Module]);
        foreach (var process in module.Processes)
            new ProcessDependencies(this, process).Add();
    }

    /// <summary>The module.</summary>
    public ModuleDef Module { get; }

    /// <summary>Number of nodes; they are numbered from 0, the module's signals first.</summary>
    public int Count => _nodes.Count;

    /// <summary>What registers and memories will be loaded with: the target and its node.</summary>
    public IEnumerable<(object Target, int Node)> Loads => _next.Select(entry => (entry.Key, entry.Value));

    /// <summary>The nodes a node depends on.</summary>
    public IReadOnlyList<int> DependenciesOf(int node) => _edges[node];

    /// <summary>Name for messages; empty for a condition.</summary>
    public string NameOf(int node) => PortAt(node) is var (instance, element, port) ? $"{instance.ElementName(element)}.{port.Name}" : _nodes[node].Name;

    /// <summary>The line that gives the node its value, when known, else where it is declared.</summary>
    public SourceLocation SourceOf(int node) => _nodes[node].Source;

    /// <summary>The port of a child that a node is; null when it is none.</summary>
    public (Instance Instance, int Element, Signal Port)? PortAt(int node) => _nodes[node].Port;

    /// <summary>The node of a signal's value.</summary>
    public int NodeOf(Signal signal) => signal.Index;

    /// <summary>The node of a port of a child.</summary>
    public int NodeOf(Instance instance, int element, Signal port)
    {
        var ports = PortsOf(instance.Module);
        return _firstPort[instance.Index] + (element * ports.Count) + ports[port];
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
        _nodes.Add(new Node(name, source));
        _edges.Add([]);
        return _nodes.Count - 1;
    }

    /// <summary>Records that <paramref name="node"/> depends on <paramref name="dependency"/>.</summary>
    public void AddEdge(int node, int dependency) => _edges[node].Add(dependency);

    /// <summary>Records where a signal's value is assigned.</summary>
    public void SetSource(int node, SourceLocation source) => _nodes[node] = _nodes[node] with { Source = source };

    /// <summary>The signals and ports an expression reads, as nodes; what a process has assigned itself is looked up in <paramref name="versions"/>.</summary>
    public void AddReads(int node, Expr expr, HashSet<Expr> seen, Func<Signal, int?>? versions = null) =>
        Traversal.VisitOnce(expr, seen, leaf =>
        {
            switch (leaf)
            {
                case SignalRef { Signal: var signal }:
                    AddEdge(node, versions?.Invoke(signal) ?? NodeOf(signal));
                    break;
                case PortRef port:
                    AddEdge(node, NodeOf(port.Instance, port.Element, port.Port));
                    break;
            }
        });

    private Dictionary<Signal, int> PortsOf(ModuleDef module)
    {
        if (!_ports.TryGetValue(module, out var ports))
            _ports[module] = ports = module.Ports.Select((port, i) => (port, i)).ToDictionary(p => p.port, p => p.i);
        return ports;
    }

    private void AddInstance(Instance instance, CombinationalPaths paths)
    {
        _firstPort[instance.Index] = _nodes.Count;
        for (var element = 0; element < instance.Count; element++)
        {
            foreach (var port in instance.Module.Ports)
            {
                _nodes.Add(new Node(port.Name, instance.Source, (instance, element, port)));
                _edges.Add([]);
            }
        }
        foreach (var port in instance.Module.Ports)
        {
            var drivers = port.Kind == SignalKind.Input ? instance.Connections(port) : [];
            var inputs = port.Kind == SignalKind.Input ? [] : paths.InputsOf(port);
            for (var element = 0; element < instance.Count; element++)
            {
                var node = NodeOf(instance, element, port);
                if (port.Kind == SignalKind.Input && drivers[element] is { } driver)
                    AddReads(node, driver, []);
                foreach (var input in inputs)
                    AddEdge(node, NodeOf(instance, element, input));
            }
        }
    }

    private readonly record struct Node(string Name, SourceLocation Source, (Instance Instance, int Element, Signal Port)? Port = null);
}

using System.Numerics;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// What of one module its parents must know: which inputs each value depends on within a clock cycle. Loops are found on the way.
/// </summary>
internal sealed class CombinationalPaths
{
    private readonly Signal[] _inputs;
    private readonly int _words;
    private readonly ulong[] _reach;
    private readonly HashSet<Signal> _through = [];

    private CombinationalPaths(DependencyGraph graph)
    {
        Graph = graph;
        Order = Components.Of(graph);
        _inputs = [.. graph.Module.Signals.Where(s => s.Kind == SignalKind.Input)];
        _words = (_inputs.Length + 63) / 64;
        _reach = new ulong[graph.Count * _words];
        for (var i = 0; i < _inputs.Length; i++)
            ReachOf(graph.NodeOf(_inputs[i]))[i / 64] |= 1UL << (i % 64);
        for (var i = 0; i < Order.Count; i++)
            Spread(Order[i]);
        foreach (var output in graph.Module.Signals)
        {
            if (!output.IsOutput || InputsOf(output) is not { Count: > 0 } inputs)
                continue;
            _through.Add(output);
            _through.UnionWith(inputs);
        }
    }

    /// <summary>The graph of the module.</summary>
    public DependencyGraph Graph { get; }

    /// <summary>The nodes in an order to compute in; those that depend on each other together.</summary>
    public Components Order { get; }

    /// <summary>The nodes that depend on each other, a group for each loop.</summary>
    public List<int[]> Loops
    {
        get
        {
            var loops = new List<int[]>();
            for (var i = 0; i < Order.Count; i++)
            {
                var component = Order[i];
                if (component.Length > 1 || Graph.DependenciesOf(component[0]).Contains(component[0]))
                    loops.Add(component.ToArray());
            }
            return loops;
        }
    }

    /// <summary>
    /// The paths of every definition of a design. <paramref name="withEnds"/> keeps nodes for ports of children that no path goes
    /// through: what a child's registers load and what they give, rather than only what passes them by.
    /// </summary>
    public static Dictionary<ModuleDef, CombinationalPaths> Of(Design design, bool withEnds)
    {
        var paths = new Dictionary<ModuleDef, CombinationalPaths>();
        foreach (var module in design.Modules)
            paths[module] = new CombinationalPaths(new DependencyGraph(module, paths, withEnds));
        return paths;
    }

    /// <summary>Whether a port is an output that depends on inputs, or an input that outputs depend on.</summary>
    public bool GoThrough(Signal port) => _through.Contains(port);

    /// <summary>The inputs that an output depends on within a clock cycle.</summary>
    public IReadOnlyList<Signal> InputsOf(Signal output) => InputsOf(Graph.NodeOf(output));

    /// <summary>The inputs that a node depends on within a clock cycle.</summary>
    public IReadOnlyList<Signal> InputsOf(int node)
    {
        var inputs = new List<Signal>();
        var reach = ReachOf(node);
        for (var word = 0; word < _words; word++)
        {
            for (var left = reach[word]; left != 0; left &= left - 1)
                inputs.Add(_inputs[(word * 64) + BitOperations.TrailingZeroCount(left)]);
        }
        return inputs;
    }

    /// <summary>
    /// A shortest way along dependencies from a node to one that <paramref name="isGoal"/> accepts, both included; null when there is
    /// none.
    /// </summary>
    public List<int>? Path(int from, Func<int, bool> isGoal, Func<int, bool>? isAllowed = null)
    {
        var cameFrom = new Dictionary<int, int>();
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var next in Graph.DependenciesOf(node))
            {
                if (isGoal(next))
                    return Trace(node, next);
                if (next != from && isAllowed?.Invoke(next) != false && cameFrom.TryAdd(next, node))
                    queue.Enqueue(next);
            }
        }
        return null;

        List<int> Trace(int last, int goal)
        {
            var path = new List<int> { goal, last };
            for (var at = last; at != from; at = cameFrom[at])
                path.Add(cameFrom[at]);
            path.Reverse();
            return path;
        }
    }

    private Span<ulong> ReachOf(int node) => _reach.AsSpan(node * _words, _words);

    private void Spread(ReadOnlySpan<int> component)
    {
        var all = ReachOf(component[0]);
        foreach (var node in component)
        {
            Unite(all, ReachOf(node));
            foreach (var dependency in Graph.DependenciesOf(node))
                Unite(all, ReachOf(dependency));
        }
        foreach (var node in component)
            all.CopyTo(ReachOf(node));

        static void Unite(Span<ulong> into, ReadOnlySpan<ulong> from)
        {
            for (var i = 0; i < into.Length; i++)
                into[i] |= from[i];
        }
    }
}

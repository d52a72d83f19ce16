namespace Hardware.Hdl.Passes;

/// <summary>
/// Strongly connected components of a dependency graph (Tarjan's algorithm, without recursion): loops, and an order to compute in.
/// </summary>
internal sealed class Components
{
    private readonly DependencyGraph _graph;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly bool[] _onStack;
    private readonly Stack<int> _stack = new();
    private readonly Stack<(int Node, int Edge)> _path = new();
    private int _counter;

    // Component i is _nodes[_starts[i] .. _starts[i + 1]].
    private readonly int[] _nodes;
    private readonly List<int> _starts = [0];
    private int _filled;

    private Components(DependencyGraph graph)
    {
        _graph = graph;
        (_index, _low, _onStack, _nodes) = (new int[graph.Count], new int[graph.Count], new bool[graph.Count], new int[graph.Count]);
        for (var root = 0; root < graph.Count; root++)
        {
            if (_index[root] == 0)
                Explore(root);
        }
    }

    /// <summary>Number of components.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>The nodes of a component; dependencies come before what depends on them.</summary>
    public ReadOnlySpan<int> this[int component] => _nodes.AsSpan(_starts[component].._starts[component + 1]);

    /// <summary>The components of a graph.</summary>
    public static Components Of(DependencyGraph graph) => new(graph);

    private void Explore(int root)
    {
        Enter(root);
        while (_path.TryPop(out var top))
        {
            var (node, edge) = top;
            var edges = _graph.DependenciesOf(node);
            if (edge > 0)
                _low[node] = Math.Min(_low[node], _low[edges[edge - 1]]);
            while (edge < edges.Length && _index[edges[edge]] != 0)
            {
                if (_onStack[edges[edge]])
                    _low[node] = Math.Min(_low[node], _index[edges[edge]]);
                edge++;
            }
            if (edge < edges.Length)
            {
                _path.Push((node, edge + 1));
                Enter(edges[edge]);
            }
            else if (_low[node] == _index[node])
            {
                Close(node);
            }
        }
    }

    private void Enter(int node)
    {
        _index[node] = _low[node] = ++_counter;
        _stack.Push(node);
        _onStack[node] = true;
        _path.Push((node, 0));
    }

    private void Close(int node)
    {
        int member;
        do
        {
            member = _stack.Pop();
            _onStack[member] = false;
            _nodes[_filled++] = member;
        }
        while (member != node);
        _starts.Add(_filled);
    }
}

namespace Hardware.Hdl.Passes;

/// <summary>
/// Strongly connected components of a dependency graph (Tarjan's algorithm, without recursion): loops, and an order to compute in.
/// </summary>
internal static class Components
{
    /// <summary>The components, dependencies before what depends on them.</summary>
    public static List<int[]> Of(DependencyGraph graph)
    {
        var index = new int[graph.Count];
        var low = new int[graph.Count];
        var onStack = new bool[graph.Count];
        var stack = new Stack<int>();
        var path = new Stack<(int Node, int Edge)>();
        var components = new List<int[]>();
        var counter = 0;
        for (var root = 0; root < graph.Count; root++)
        {
            if (index[root] == 0)
                Explore(root);
        }
        return components;

        void Explore(int root)
        {
            Enter(root);
            while (path.TryPop(out var top))
            {
                var (node, edge) = top;
                var edges = graph.DependenciesOf(node);
                if (edge > 0)
                    low[node] = Math.Min(low[node], low[edges[edge - 1]]);
                while (edge < edges.Length && index[edges[edge]] != 0)
                {
                    if (onStack[edges[edge]])
                        low[node] = Math.Min(low[node], index[edges[edge]]);
                    edge++;
                }
                if (edge < edges.Length)
                {
                    path.Push((node, edge + 1));
                    Enter(edges[edge]);
                }
                else if (low[node] == index[node])
                {
                    Close(node);
                }
            }
        }

        void Enter(int node)
        {
            index[node] = low[node] = ++counter;
            stack.Push(node);
            onStack[node] = true;
            path.Push((node, 0));
        }

        void Close(int node)
        {
            var members = new List<int>();
            int member;
            do
            {
                member = stack.Pop();
                onStack[member] = false;
                members.Add(member);
            }
            while (member != node);
            components.Add([.. members]);
        }
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Walks one process and adds its assignments and choices to a <see cref="DependencyGraph"/>. Each assignment is a version of its
/// target; where paths meet, a choice between the versions depends on them and on the condition.
/// </summary>
internal sealed class ProcessDependencies(DependencyGraph graph, Process process)
{
    /// <summary>Adds the process.</summary>
    public void Add()
    {
        var versions = new Versions(null);
        Walk(process.Body, versions, condition: null);
        foreach (var (signal, version) in versions.Own)
        {
            if (signal.Kind == SignalKind.Wire)
            {
                graph.AddEdge(graph.NodeOf(signal), version);
                graph.SetSource(signal, graph.SourceOf(version));
            }
            else if (signal.Kind == SignalKind.Register)
            {
                graph.AddEdge(graph.NodeOfNext(signal, signal.Name, graph.SourceOf(version)), version);
            }
        }
    }

    private void Walk(Block block, Versions versions, int? condition)
    {
        foreach (var statement in block)
        {
            switch (statement)
            {
                case Assign s:
                    var version = graph.AddNode(s.Target.Name, s.Source);
                    AddReads(version, s.Value, versions);
                    versions.Own[s.Target] = version;
                    break;
                case MemoryWrite s:
                    var word = graph.NodeOfNext(s.Memory, s.Memory.Name, s.Source);
                    foreach (var expr in s.Expressions())
                        AddReads(word, expr, versions);
                    if (condition is { } under)
                        graph.AddEdge(word, under);
                    break;
                case If s:
                    Branch(s.Condition, [s.Then, s.Else ?? []], versions, condition, s.Source);
                    break;
                case Switch s:
                    var arms = s.Arms.Select(a => a.Body);
                    var all = s.Default is null && CheckAssignments.IsExhaustive(s) ? arms : arms.Append(s.Default ?? []);
                    Branch(s.Subject, [.. all], versions, condition, s.Source);
                    break;
            }
        }
    }

    private void Branch(Expr subject, IReadOnlyList<Block> blocks, Versions versions, int? outer, SourceLocation source)
    {
        var condition = graph.AddNode("", source);
        AddReads(condition, subject, versions);
        if (outer is { } under)
            graph.AddEdge(condition, under);
        var branches = new Versions[blocks.Count];
        for (var i = 0; i < branches.Length; i++)
            Walk(blocks[i], branches[i] = new Versions(versions), condition);
        foreach (var target in branches.SelectMany(b => b.Own.Keys).Distinct().ToList())
        {
            var choice = graph.AddNode(target.Name, graph.SourceOf(branches.First(b => b.Own.ContainsKey(target)).Own[target]));
            graph.AddEdge(choice, condition);
            foreach (var branch in branches)
            {
                if (branch.Find(target) is { } version)
                    graph.AddEdge(choice, version);
            }
            versions.Own[target] = choice;
        }
    }

    /// <summary>A read of a register sees its old value, whatever the process has assigned.</summary>
    private void AddReads(int node, Expr expr, Versions versions) =>
        graph.AddReads(node, expr, [], signal => signal.Kind == SignalKind.Register ? null : versions.Find(signal));

    /// <summary>The latest assignment of each target on the path that leads here; branches add theirs on top of what was before.</summary>
    private sealed class Versions(Versions? before)
    {
        public Dictionary<Signal, int> Own { get; } = [];

        public int? Find(Signal target)
        {
            for (var at = this; at is not null; at = at.Before)
            {
                if (at.Own.TryGetValue(target, out var version))
                    return version;
            }
            return null;
        }

        private Versions? Before { get; } = before;
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Finds parts of scalar code that may rest by themselves. Every node belongs to the innermost instance around all its users; from the
/// leaves of the hierarchy up, an instance whose nodes are worth it becomes a part, with all below it that is in no part yet.
/// </summary>
internal sealed class ScalarParts
{
    private const int Nobody = -1;
    private const int Top = 0;

    /// <summary>What the exports of a part must cost at least, as a share of what a part must.</summary>
    private const int ExportShare = 16;

    private readonly LoweredDesign _design;
    private readonly IReadOnlyList<Sink> _sinks;
    private readonly Func<Node, bool> _isInPlace;
    private readonly List<(int Parent, int Depth)> _instances = [(Nobody, 0)];
    private readonly Dictionary<string, int> _byPath = new() { [""] = Top };
    private readonly int[] _homes;

    private ScalarParts(LoweredDesign design, IReadOnlyList<Sink> sinks, Func<Node, bool> isInPlace)
    {
        (_design, _sinks, _isInPlace) = (design, sinks, isInPlace);
        foreach (var memory in design.Memories.Where(m => m.Space == 0))
            InstanceOf(PathOf(memory));
        _homes = [.. sinks.Select(HomeOf)];
    }

    /// <summary>The parts among some sinks, each of at least so much work, that are <paramref name="accepted"/>;
    /// <paramref name="isInPlace"/> says what inputs can be read where they are.</summary>
    public static List<ScalarPart> Find(
        LoweredDesign design, IReadOnlyList<Sink> sinks, long leastWork, Func<Node, bool> isInPlace, Predicate<ScalarPart> accepted)
    {
        var parts = new ScalarParts(design, sinks, isInPlace).Find(leastWork, accepted);
        return [.. parts.Values];
    }

    private Dictionary<int, ScalarPart> Find(long leastWork, Predicate<ScalarPart> accepted)
    {
        var parts = new Dictionary<int, ScalarPart>();
        var heads = Heads(leastWork);
        for (var i = 0; i < _sinks.Count; i++)
            if (heads[_homes[i]] is var head and not Top)
                (parts.TryGetValue(head, out var part) ? part : parts[head] = new ScalarPart($"Part{head}")).Sinks.Add(_sinks[i]);
        if (parts.Count == 0)
            return parts;
        var owners = Owners((node, owner) => owner != Top && !CanBeIn(owner, node, heads), _homes.Select(h => heads[h]), (a, b) =>
            a == b ? a : Top);
        foreach (var (head, part) in parts)
        {
            Examine(part, head, owners);
            if (!accepted(part))
                parts.Remove(head);
        }
        Export(parts, heads, owners, leastWork / ExportShare);
        return parts;
    }

    /// <summary>Notes what a part computes and what it takes from outside.</summary>
    private void Examine(ScalarPart part, int head, int[] owners)
    {
        var own = part.Sinks.OfType<RegisterSink>().Select(s => s.Register.Node).ToHashSet();
        var seen = new HashSet<int>();
        var work = new Stack<int>(part.Sinks.SelectMany(Placement.NodesOf));
        while (work.TryPop(out var index))
        {
            var node = _design.Nodes[index];
            if (node.Op == Op.Const || own.Contains(index) || !seen.Add(index))
                continue;
            if (_isInPlace(node) || node.Op == Op.Input)
                part.Inputs.Add(index);
            else if (node.Op == Op.Register || owners[index] != head)
                part.Imports.Add(index);
            else
            {
                part.Work += ScalarPart.WorkOf(node);
                foreach (var operand in node.Operands)
                    work.Push(operand);
            }
        }
    }

    /// <summary>Finds what parts compute for others out of nothing but their own state.</summary>
    private void Export(Dictionary<int, ScalarPart> parts, int[] heads, int[] owners, long leastWork)
    {
        var makers = Makers(parts, heads);
        var work = parts.ToDictionary(p => p.Key, _ => 0L);
        foreach (var node in _design.Nodes.Nodes.Where(n => owners[n.Index] != Nobody))
        {
            if (IsMade(node.Index))
                work[makers[node.Index]] += ScalarPart.WorkOf(node);
            foreach (var operand in node.Operands.Concat((node.Sources ?? []).Select(s => s.Node)))
                if (IsMade(operand) && (owners[node.Index] != Top || makers[node.Index] != makers[operand]))
                    parts[makers[operand]].Exports.Add(operand);
        }
        foreach (var root in _sinks.SelectMany(Placement.NodesOf).Where(IsMade))
            parts[makers[root]].Exports.Add(root);
        foreach (var (head, part) in parts)
        {
            if (work[head] < leastWork)
                part.Exports.Clear();
            Inputs(part.Exports, part.ExportInputs);
        }

        bool IsMade(int node) => owners[node] == Top && makers[node] > Top && ScalarPart.WorkOf(_design.Nodes[node]) > 0;
    }

    /// <summary>Collects the inputs that some nodes depend on.</summary>
    private void Inputs(IEnumerable<int> nodes, HashSet<int> inputs)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>(nodes);
        while (work.TryPop(out var index))
        {
            if (!seen.Add(index))
                continue;
            var node = _design.Nodes[index];
            if (_isInPlace(node) || node.Op == Op.Input)
                inputs.Add(index);
            else
                foreach (var operand in node.Operands)
                    work.Push(operand);
        }
    }

    /// <summary>By node: the part from whose state alone it follows; nobody when it follows from inputs, else the top.</summary>
    private int[] Makers(Dictionary<int, ScalarPart> parts, int[] heads)
    {
        var registers = parts.SelectMany(p => p.Value.Sinks.OfType<RegisterSink>(), (p, sink) => (sink.Register.Node, p.Key))
            .ToDictionary(r => r.Node, r => r.Key);
        var makers = new int[_design.Nodes.Nodes.Count];
        foreach (var node in _design.Nodes.Nodes)
        {
            var own = node.Space > 0 ? Top : node.Op switch
            {
                Op.Register => registers.GetValueOrDefault(node.Index, Top),
                Op.MemoryRead when _design.Memories[node.Argument] is { Writes.Count: > 0 } memory =>
                    heads[InstanceOf(PathOf(memory))] is var head && parts.ContainsKey(head) ? head : Top,
                _ => Nobody,
            };
            makers[node.Index] = node.Operands.Select(o => makers[o]).Aggregate(own, (a, b) =>
                a == Nobody ? b : b == Nobody || a == b ? a : Top);
        }
        return makers;
    }

    /// <summary>By instance: the one at whose head it belongs to a part, or the top.</summary>
    private int[] Heads(long leastWork)
    {
        var nodes = Owners((_, _) => false, _homes, Common);
        var work = new long[_instances.Count];
        long total = 0;
        foreach (var node in _design.Nodes.Nodes.Where(n => nodes[n.Index] != Nobody))
        {
            var operations = ScalarPart.WorkOf(node) * ((_design.Spaces[node.Space].Lanes + 63) / 64);
            total += operations;
            work[nodes[node.Index]] += operations;
        }
        var heads = new int[_instances.Count];
        for (var i = heads.Length - 1; i > Top; i--)
        {
            // What is most of the design rests with the design.
            if (work[i] >= leastWork && 2 * work[i] <= total)
                heads[i] = i;
            else
                work[_instances[i].Parent] += work[i];
        }
        for (var i = Top + 1; i < heads.Length; i++)
            if (heads[i] == Top)
                heads[i] = heads[_instances[i].Parent];
        return heads;
    }

    /// <summary>Joins, for every node, what its users say; a node that <paramref name="cannot"/> have that owner goes to the top.</summary>
    private int[] Owners(Func<Node, int, bool> cannot, IEnumerable<int> ofSinks, Func<int, int, int> join)
    {
        var owners = new int[_design.Nodes.Nodes.Count];
        Array.Fill(owners, Nobody);
        foreach (var (sink, owner) in _sinks.Zip(ofSinks))
            foreach (var root in Placement.NodesOf(sink))
                Join(root, owner);
        for (var i = owners.Length - 1; i >= 0; i--)
        {
            if (owners[i] == Nobody)
                continue;
            var node = _design.Nodes[i];
            if (node.Space > 0 || cannot(node, owners[i]))
                owners[i] = Top;
            foreach (var operand in node.Operands)
                Join(operand, owners[i]);
            foreach (var source in node.Sources ?? [])
                Join(source.Node, owners[i]);
        }
        return owners;

        void Join(int node, int owner) => owners[node] = owners[node] == Nobody ? owner : join(owners[node], owner);
    }

    // Lanes and memories of others change before and after a part runs.
    private bool CanBeIn(int head, Node node, int[] heads) => node.Op == Op.MemoryRead
        ? _design.Memories[node.Argument] is var memory && (memory.Writes.Count == 0 || heads[InstanceOf(PathOf(memory))] == head)
        : Array.TrueForAll(node.Operands, o => _design.Nodes[o].Space == 0);

    private int HomeOf(Sink sink) => sink switch
    {
        RegisterSink { Space: 0, Register: { Signal: { } signal } register } => InstanceOf(register.Path[..^signal.Name.Length]),
        WriteSink { Space: 0, Memory: var memory } => InstanceOf(PathOf(memory)),
        CheckSink { Space: 0, Check: var check } => InstanceOf(PathOf(_design.CheckSites[check.Sites[0]])),
        _ => Top,
    };

    private static string PathOf(StateMemory memory) => memory.Path[..^memory.Memory.Name.Length];

    private string PathOf(CheckSite site) => site.Path.Length == _design.Source.Top.Name.Length ? ""
        : site.Path[(_design.Source.Top.Name.Length + 1)..] + ".";

    /// <summary>The instance with a path, which ends with a dot.</summary>
    private int InstanceOf(string path)
    {
        if (!_byPath.TryGetValue(path, out var instance))
        {
            var parent = InstanceOf(path[..(path.LastIndexOf('.', path.Length - 2) + 1)]);
            _byPath[path] = instance = _instances.Count;
            _instances.Add((parent, _instances[parent].Depth + 1));
        }
        return instance;
    }

    private int Common(int a, int b)
    {
        while (a != b)
            if (_instances[a].Depth >= _instances[b].Depth)
                a = _instances[a].Parent;
            else
                b = _instances[b].Parent;
        return a;
    }
}

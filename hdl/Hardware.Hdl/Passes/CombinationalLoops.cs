using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Finds values that depend on themselves within a clock cycle, through children too, and prints the way around with names and lines.
/// Precise to the signal: a child whose output does not depend on an input closes no loop between the two.
/// </summary>
public static class CombinationalLoops
{
    /// <summary>Checks every definition of a design.</summary>
    public static void Run(Design design, Findings findings)
    {
        var paths = CombinationalPaths.Of(design, withEnds: false);
        foreach (var module in design.Modules)
        {
            foreach (var loop in paths[module].Loops)
                Report(paths, module, loop, findings);
        }
    }

    private static void Report(Dictionary<ModuleDef, CombinationalPaths> paths, ModuleDef module, int[] loop, Findings findings)
    {
        var graph = paths[module].Graph;
        var members = loop.ToHashSet();
        var start = loop.Min();
        var steps = new List<(string Name, SourceLocation Source)>();
        Describe(paths, paths[module], paths[module].Path(start, n => n == start, members.Contains)!, "", steps);
        steps.Reverse();
        var way = string.Join(" -> ", steps.Select(s => Findings.Quote(s.Name, s.Source)));
        findings.Add("HDL2006", module,
            $"combinational loop {way}: put a register into it, or break the dependency", graph.SourceOf(start));
    }

    /// <summary>
    /// The steps of a path, against the flow of data; a step from a child's output to its input becomes the way through the child.
    /// </summary>
    private static void Describe(
        Dictionary<ModuleDef, CombinationalPaths> paths, CombinationalPaths at, List<int> path, string prefix,
        List<(string Name, SourceLocation Source)> steps)
    {
        var graph = at.Graph;
        for (var i = 0; i < path.Count; i++)
        {
            var (name, source) = (graph.NameOf(path[i]), graph.SourceOf(path[i]));
            if (name.Length > 0 && (steps.Count == 0 || steps[^1].Name != prefix + name))
                steps.Add((prefix + name, source));
            if (i + 1 < path.Count && graph.PortAt(path[i]) is var (instance, element, output) && output.IsOutput
                && graph.PortAt(path[i + 1]) is var (_, _, input))
            {
                var child = paths[instance.Module];
                var inner = child.Path(child.Graph.NodeOf(output), n => n == child.Graph.NodeOf(input))!;
                Describe(paths, child, inner[1..^1], $"{prefix}{instance.ElementName(element)}.", steps);
            }
        }
    }
}

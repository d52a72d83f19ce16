using Hardware.Hdl.Ir;

namespace Hardware.TestKit;

/// <summary>Many designs as children of one, so that a tool which takes seconds to start or build is asked once.</summary>
public static class DesignBatch
{
    /// <summary>A design with a child for each given one, and every port of theirs as a port of its own.</summary>
    /// <param name="designs">The designs; their modules are renamed where two have the same name.</param>
    /// <param name="names">Names of the children; null for <c>m0</c>, <c>m1</c>, ...</param>
    public static Design Of(IReadOnlyList<Design> designs, IReadOnlyList<string>? names = null)
    {
        var top = new ModuleDef("Batch", "Batch");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { top.Name };
        for (var i = 0; i < designs.Count; i++)
        {
            foreach (var module in designs[i].Modules)
            {
                while (!taken.Add(module.Name))
                    module.Name += $"_{i}";
            }
            AddChild(top, designs[i].Top, names?[i] ?? $"m{i}");
        }
        return new Design(top);
    }

    private static void AddChild(ModuleDef top, ModuleDef module, string name)
    {
        var child = top.Add(new Instance(name, module, []) { Domains = [.. module.Domains.Select(d => top.Domain(d.Name, d.Reset))] });
        foreach (var port in module.Ports)
        {
            if (port.Kind == SignalKind.Input)
            {
                child.Connections(port)[0] = new SignalRef(top.Add(new Signal($"{name}_{port.Name}", port.Shape, SignalKind.Input)));
                continue;
            }
            var output = top.Add(new Signal($"{name}_{port.Name}", port.Shape, SignalKind.Wire) { IsOutput = true });
            top.Add(new Process(output.Name, ProcessKind.Continuous, new Block([new Assign(output, new PortRef(child, 0, port))])));
        }
    }
}

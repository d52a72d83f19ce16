using System.Globalization;
using System.Text;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// Prints the lowered IR, a line per node: <c>%7 = add u8 %3 %5</c>; a node of lane space 1 is written <c>%7@1</c>. Constants stand
/// where they are used. Then what happens at a clock edge.
/// </summary>
public static class LoweredPrinter
{
    /// <summary>The whole design as text.</summary>
    public static string Print(LoweredDesign design)
    {
        var text = new StringBuilder();
        foreach (var space in design.Spaces.Skip(1))
            text.Append(CultureInfo.InvariantCulture, $"lanes @{space.Index} {space.Module} x {space.Lanes}\n");
        foreach (var node in design.Nodes.Nodes)
            if (node.Op != Op.Const)
                text.Append(CultureInfo.InvariantCulture, $"{Name(design, node.Index)} = {Text(design, node)}\n");
        foreach (var register in design.Registers.Where(r => r.Next != r.Node))
            text.Append(CultureInfo.InvariantCulture,
                $"at {register.Domain}: {Name(design, register.Node)} <= {Name(design, register.Next)} ; {register.Path}\n");
        foreach (var memory in design.Memories)
            foreach (var write in memory.Writes)
            {
                var mask = write.Mask < 0 ? "" : $" mask {Name(design, write.Mask)}";
                var word = $"{memory.Path}[{Name(design, write.Address)}]";
                text.Append(CultureInfo.InvariantCulture,
                    $"at {write.Domain}: {word} <= {Name(design, write.Data)}{mask} when {Name(design, write.Enable)}\n");
            }
        foreach (var check in design.Checks)
            text.Append(CultureInfo.InvariantCulture,
                $"{check.Check.Kind.ToString().ToLowerInvariant()} fires {Name(design, check.Fires)} ; {check.Check.Message}\n");
        return text.ToString();
    }

    private static string Text(LoweredDesign design, Node node)
    {
        var words = new List<string> { OpName(node.Op), $"u{node.Width}" };
        switch (node.Op)
        {
            case Op.Input:
                words.Add(design.Inputs[node.Argument].Signal.Name);
                break;
            case Op.Register:
                words.Add(design.Registers[node.Argument].Path);
                break;
            case Op.MemoryRead:
                words.Add(design.Memories[node.Argument].Path);
                break;
            case Op.ReduceLanes:
                words.Add(OpName((LaneReduction)node.Argument));
                break;
            case Op.Reset or Op.Slice or Op.Extract or Op.Pack:
                words.Add(node.Argument.ToString(CultureInfo.InvariantCulture));
                break;
        }
        words.AddRange(node.Operands.Select(o => Name(design, o)));
        if (node.Sources is { } sources)
            words.Add(Sources(design, sources));
        return string.Join(' ', words);
    }

    /// <summary>Runs of lanes that come from one value at one distance: <c>[1..3]=%5@1[0..2]</c>.</summary>
    private static string Sources(LoweredDesign design, LaneSource[] sources)
    {
        var runs = new List<string>();
        for (var first = 0; first < sources.Length;)
        {
            var last = first;
            while (last + 1 < sources.Length && sources[last + 1].Node == sources[first].Node
                && sources[last + 1].Lane == (sources[first].Lane < 0 ? -1 : sources[first].Lane + last + 1 - first))
                last++;
            var from = sources[first].Lane < 0 ? "" : Range(sources[first].Lane, sources[first].Lane + last - first);
            runs.Add($"{Range(first, last)}={Name(design, sources[first].Node)}{from}");
            first = last + 1;
        }
        return string.Join(' ', runs);
    }

    private static string Range(int first, int last) => first == last ? $"[{first}]" : $"[{first}..{last}]";

    private static string Name(LoweredDesign design, int index)
    {
        var node = design.Nodes[index];
        return node.Op == Op.Const ? node.Value.ToString() : node.Space > 0 ? $"%{index}@{node.Space}" : $"%{index}";
    }

    private static string OpName(Enum op)
    {
        var name = new StringBuilder();
        foreach (var letter in op.ToString())
            name.Append(char.IsUpper(letter) && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        return name.ToString();
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// The names in one module's Verilog: the user's as they are, and those that Verilog needs besides (wires at a child's ports, generate
/// blocks) made of the user's. A name that Verilog cannot have is refused.
/// </summary>
internal sealed class ModuleNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(Instance, Signal), string> _portWires = [];
    private readonly Dictionary<Instance, ArrayNames> _arrays = [];

    public ModuleNames(ModuleDef module, ClockUse clocks)
    {
        Check(module.Name, "module", module.Source);
        foreach (var port in clocks.Ports(module))
            Take(port, "clock or reset", module.Source);
        foreach (var signal in module.Signals)
            Take(signal.Name, "signal", signal.Source);
        foreach (var memory in module.Memories)
            Take(memory.Name, "memory", memory.Source);
        foreach (var instance in module.Instances)
            Take(instance.Name, "child", instance.Source);
    }

    /// <summary>A name like the one wanted that nothing else in the module has.</summary>
    public string Unique(string wanted)
    {
        var name = wanted;
        for (var number = 2; VerilogKeywords.Contains(name) || !_taken.Add(name); number++)
            name = $"{wanted}_{number}";
        return name;
    }

    /// <summary>Whether a name is still free.</summary>
    public bool IsFree(string name) => !_taken.Contains(name) && !VerilogKeywords.Contains(name);

    /// <summary>The wire at a port of a child: <c>fifo_Count</c>; of an array, the wire inside its generate block: <c>Count</c>.</summary>
    public string PortWire(Instance instance, Signal port)
    {
        if (_portWires.TryGetValue((instance, port), out var name))
            return name;
        name = instance.Dimensions.Count == 0 ? Unique($"{instance.Name}_{port.Name}")
            : IsFree(port.Name) && port.Name != Array(instance).Element ? port.Name
            : $"{instance.Name}_{port.Name}";
        return _portWires[(instance, port)] = name;
    }

    /// <summary>Names of the generate blocks of an array.</summary>
    public ArrayNames Array(Instance instance)
    {
        if (_arrays.TryGetValue(instance, out var names))
            return names;
        // Ports become names inside the blocks, which the loop variables must not hide.
        var ports = instance.Module.Ports.Select(p => p.Name).ToHashSet();
        names = new ArrayNames(
            instance.Name,
            Pick("column"),
            Pick("element"),
            Pick("r"),
            Pick(instance.Dimensions.Count == 1 ? "i" : "c"));
        return _arrays[instance] = names;

        string Pick(string wanted) => IsFree(wanted) && !ports.Contains(wanted) ? wanted : $"{instance.Name}_{wanted}";
    }

    /// <summary>Refuses what is not a Verilog identifier.</summary>
    public static void Check(string name, string what, SourceLocation source)
    {
        if (VerilogKeywords.Contains(name))
            throw new HdlException("HDL5002", $"the {what} '{name}' has a name that is a reserved word of Verilog: rename it", source);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new HdlException(
                "HDL5003", $"the {what} '{name}' has a name that Verilog cannot have: use letters, digits and underscores", source);
        }
    }

    private void Take(string name, string what, SourceLocation source)
    {
        Check(name, what, source);
        if (!_taken.Add(name))
        {
            throw new HdlException(
                "HDL5001", $"the {what} '{name}' has a name that something else in the module has: rename one of them", source);
        }
    }
}

/// <summary>Names of the generate blocks of an instance array: <c>name[r].column[c].element</c>, or <c>name[i].element</c>.</summary>
/// <param name="Block">The outer block; the name of the array.</param>
/// <param name="Column">The inner block of a two-dimensional array.</param>
/// <param name="Element">The instance in it.</param>
/// <param name="RowIndex">Loop variable over rows.</param>
/// <param name="ColumnIndex">Loop variable over columns, or over a one-dimensional array.</param>
internal sealed record ArrayNames(string Block, string Column, string Element, string RowIndex, string ColumnIndex)
{
    /// <summary>Path of the block of one element.</summary>
    public string Path(Instance instance, string row, string column) =>
        instance.Dimensions.Count == 1 ? $"{Block}[{column}]" : $"{Block}[{row}].{Column}[{column}]";
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// The place of every slot: signals that are state, or mean the same as state, lie in the block; other wires are
/// <see cref="WireReader"/>'s.
/// </summary>
internal sealed class SlotTable
{
    private readonly LoweredDesign _design;
    private readonly StateLayout _layout;

    public SlotTable(LoweredDesign design, StateLayout layout)
    {
        (_design, _layout) = (design, layout);
        Places = new Place[design.SlotNodes.Length];
        for (var slot = 0; slot < Places.Length; slot++)
            if (design.SlotNodes[slot] is var node and >= 0)
                Places[slot] = PlaceOf(design.Nodes[node], design.SlotLanes[slot]);
    }

    public Place[] Places { get; }

    /// <summary>Every memory of the flattened design with its slot.</summary>
    public IEnumerable<(int Slot, MemoryDef Memory)> Memories
    {
        get
        {
            for (var slot = 0; slot < _design.SlotMemories.Length; slot++)
                if (_design.SlotMemories[slot] is var memory and >= 0)
                    yield return (slot, _design.Memories[memory].Memory);
        }
    }

    /// <summary>Path of a slot, for messages.</summary>
    public string NameOf(int slot)
    {
        var (module, path) = (_design.Source.Top, "");
        while (true)
        {
            if (slot < module.Signals.Count)
                return path + module.Signals[slot].Name;
            if (slot - module.Signals.Count is var memory && memory < module.Memories.Count)
                return path + module.Memories[memory].Name;
            var instance = module.Instances.Last(i => module.SlotOf(i) <= slot);
            var element = (slot - module.SlotOf(instance)) / instance.Module.SlotCount;
            slot -= module.SlotOf(instance, element);
            path += instance.ElementName(element) + ".";
            module = instance.Module;
        }
    }

    /// <summary>Where a word of a memory lies.</summary>
    public Place WordPlace(int slot, int address)
    {
        var memory = _design.Memories[_design.SlotMemories[slot]];
        if ((uint)address >= (uint)memory.Memory.Depth)
            throw new HdlException(
                "SIM3003", $"'{NameOf(slot)}' has no word {address}: it has {memory.Memory.Depth}, give an address below");
        return WordPlace(memory, address, _design.SlotLanes[slot]);
    }

    /// <summary>Where a word of a lane's memory lies.</summary>
    public Place WordPlace(StateMemory memory, int address, int lane)
    {
        var width = memory.Memory.Word.Width;
        return memory.Words is { } words
            ? InLane(words[address], lane)
            : Place.Word(width, _layout.Memories[memory.Index] + (address * (long)StateLayout.ElementBytes(width)));
    }

    private Place PlaceOf(Node node, int lane)
    {
        switch (node.Op)
        {
            case Op.Input:
                return Place.Limb(node.Width, _layout.Inputs[node.Argument]);
            case Op.Register when node.Space == 0:
                return Place.Word(node.Width, _layout.Registers[node.Argument]);
            case Op.Register:
                return InLane(node.Argument, lane);
            case Op.Extract when _design.Nodes[node.Operands[0]] is { Op: Op.Register } register:
                return InLane(register.Argument, node.Argument);
            // What an instance takes from its neighbour is the neighbour's register.
            case Op.Gather when node.Sources![lane] is var source
                && _design.Nodes[source.Node].Op is Op.Register or Op.Extract or Op.Gather:
                return PlaceOf(_design.Nodes[source.Node], Math.Max(0, source.Lane));
            // All lanes of a register side by side are how it lies in memory.
            case Op.Pack when _design.Nodes[node.Operands[0]] is { Op: Op.Register } register
                && _design.Registers[register.Argument].Slices is null
                && IsPlain(node.Width):
                return Place.Word(node.Width, _layout.Registers[register.Argument] + (node.Argument * register.Width / 8));
            default:
                return default;
        }
    }

    /// <summary>Where a lane of a register lies.</summary>
    public Place InLane(int register, int lane)
    {
        var (width, start) = (_design.Registers[register].Width, _layout.Registers[register]);
        if (_design.Registers[register].Slices is not { } slices)
            return Place.InLane(width, start, lane);
        var (first, second) = (_layout.Registers[slices[0]], _layout.Registers[slices[1]]);
        return Place.Sliced(width, first, lane, (int)(second - first), _design.Registers[slices[0]].Width);
    }

    /// <summary>Whether so many bits fill the words they are read by, so that what lies behind them does not show.</summary>
    public static bool IsPlain(int width) => width <= 64 ? width is 8 or 16 or 32 or 64 : width % 64 == 0;
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// A simulation's view of one instance: its signals by their names, with the values the <em>engine</em> has, whichever engine that is.
/// The generator writes a class <c>Ports</c> with typed members into every module.
/// </summary>
public abstract class ModulePorts : ISignalScope
{
    private readonly int _slot;

    /// <summary>The handle of the instance whose signals start at <paramref name="slot"/>.</summary>
    protected ModulePorts(Engine engine, ModuleDef module, int slot, string path)
    {
        Engine = engine;
        Definition = module;
        Path = path;
        _slot = slot;
    }

    /// <summary>The engine that simulates.</summary>
    public Engine Engine { get; }

    /// <summary>What it is an instance of.</summary>
    public ModuleDef Definition { get; }

    /// <summary>Hierarchical name, <c>Top.queue</c>.</summary>
    public string Path { get; }

    /// <summary>Slot of a signal or memory of this instance, for direct use of <see cref="Engine"/>.</summary>
    /// <exception cref="HdlException">SIM3001 when there is none of that name.</exception>
    public int SlotOf(string name)
    {
        foreach (var signal in Definition.Signals)
        {
            if (signal.Name == name)
                return _slot + Definition.SlotOf(signal);
        }
        foreach (var memory in Definition.Memories)
        {
            if (memory.Name == name)
                return _slot + Definition.SlotOf(memory);
        }
        throw new HdlException(
            "SIM3001", $"{Path} has no signal '{name}': its signals are {string.Join(", ", Definition.Signals.Select(s => s.Name))}");
    }

    /// <summary>The signal of a name.</summary>
    protected EngineCell<T> Cell<T>(string name)
    {
        var slot = SlotOf(name);
        return new EngineCell<T>(Engine, slot, Definition.Signals[slot - _slot].Shape);
    }

    /// <summary>The view of a property.</summary>
    protected TView View<TView>(string name)
        where TView : View, new()
    {
        var view = new TView();
        view.Attach(this, name);
        return view;
    }

    /// <summary>The handle of a single child.</summary>
    protected TPorts Child<TPorts>(string field, Func<Engine, ModuleDef, int, string, TPorts> create)
        where TPorts : ModulePorts => ChildAt(Find(field), 0, create);

    /// <summary>The handles of a row of children.</summary>
    protected PortsArray<TPorts> Array<TPorts>(string field, Func<Engine, ModuleDef, int, string, TPorts> create)
        where TPorts : ModulePorts
    {
        var (count, element) = Elements(field, create);
        return new PortsArray<TPorts>(count, element);
    }

    /// <summary>The handles of a grid of children.</summary>
    protected PortsGrid<TPorts> Grid<TPorts>(string field, Func<Engine, ModuleDef, int, string, TPorts> create)
        where TPorts : ModulePorts
    {
        var instance = Find(field);
        return new PortsGrid<TPorts>(instance.Dimensions[0], instance.Dimensions[1], i => ChildAt(instance, i, create));
    }

    Cell<T> ISignalScope.Cell<T>(string name) => Cell<T>(name);

    MemoryCell<T> ISignalScope.Memory<T>(string name)
    {
        var slot = SlotOf(name);
        return new EngineMemory<T>(Engine, slot, Definition.Memories[slot - _slot - Definition.Signals.Count]);
    }

    int ISignalScope.Count(string name)
    {
        var count = 0;
        while (Definition.Signals.Any(s => s.Name == $"{name}_{count}" || s.Name.StartsWith($"{name}_{count}_", StringComparison.Ordinal)))
            count++;
        return count;
    }

    private Instance Find(string field)
    {
        var name = Declarations.HardwareName(field);
        return Definition.Instances.FirstOrDefault(i => i.Name == name)
            ?? throw new HdlException(
                "SIM3001", $"{Path} has no child '{name}': its children are {string.Join(", ", Definition.Instances.Select(i => i.Name))}");
    }

    private TPorts ChildAt<TPorts>(Instance instance, int element, Func<Engine, ModuleDef, int, string, TPorts> create) =>
        create(Engine, instance.Module, _slot + Definition.SlotOf(instance, element), $"{Path}.{instance.ElementName(element)}");

    /// <summary>A row of children is one array, or single children when their parameters differ.</summary>
    private (int Count, Func<int, TPorts> Element) Elements<TPorts>(string field, Func<Engine, ModuleDef, int, string, TPorts> create)
    {
        var name = Declarations.HardwareName(field);
        if (Definition.Instances.FirstOrDefault(i => i.Name == name) is { } array)
            return (array.Count, i => ChildAtAny(array, i, create));
        var single = Definition.Instances.Where(i => i.Name.StartsWith(name + "_", StringComparison.Ordinal)).ToList();
        return (single.Count, i => ChildAtAny(Find($"{name}_{i}"), 0, create));
    }

    private T ChildAtAny<T>(Instance instance, int element, Func<Engine, ModuleDef, int, string, T> create) =>
        create(Engine, instance.Module, _slot + Definition.SlotOf(instance, element), $"{Path}.{instance.ElementName(element)}");
}

/// <summary>Handles of a row of children, made when first asked for.</summary>
public sealed class PortsArray<TPorts>(int length, Func<int, TPorts> create)
    where TPorts : ModulePorts
{
    private readonly TPorts?[] _items = new TPorts?[length];

    /// <summary>Number of children.</summary>
    public int Length => _items.Length;

    /// <summary>The handle of one child.</summary>
    public TPorts this[int index] => _items[index] ??= create(index);
}

/// <summary>Handles of a grid of children, made when first asked for.</summary>
public sealed class PortsGrid<TPorts>(int rows, int columns, Func<int, TPorts> create)
    where TPorts : ModulePorts
{
    private readonly TPorts?[] _items = new TPorts?[rows * columns];

    /// <summary>Number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The handle of one child.</summary>
    public TPorts this[int row, int column] => _items[row * Columns + column] ??= create(row * Columns + column);
}

/// <summary>One signal of an engine, with its C# type.</summary>
public sealed class EngineCell<T> : Cell<T>
{
    private readonly Engine _engine;
    private readonly int _slot;
    private readonly Shape _shape;

    internal EngineCell(Engine engine, int slot, Shape shape)
    {
        _engine = engine;
        _slot = slot;
        _shape = shape;
    }

    /// <inheritdoc/>
    public override T Value
    {
        get => Read();
        set => Write(value);
    }

    /// <summary>The engine's value.</summary>
    public T Read() => _shape.Width <= 64 ? SignalType<T>.FromBits64(_engine.Read(_slot), _shape) : ReadWide();

    /// <summary>Drives a top-level input, or deposits into a register.</summary>
    public void Write(T value)
    {
        if (_shape.Width <= 64)
            _engine.Write(_slot, SignalType<T>.ToBits64(value, _shape));
        else
            WriteWide(value);
    }

    // Apart, since a method that takes memory from the stack is never inlined.
    private T ReadWide()
    {
        Span<ulong> limbs = stackalloc ulong[(_shape.Width + 63) / 64];
        _engine.Read(_slot, limbs);
        return SignalType<T>.FromBits(new BitVector(_shape.Width, limbs), _shape);
    }

    private void WriteWide(T value)
    {
        Span<ulong> limbs = stackalloc ulong[(_shape.Width + 63) / 64];
        SignalType<T>.ToBits(value, _shape).CopyTo(limbs);
        _engine.Write(_slot, limbs);
    }
}

/// <summary>A memory of an engine: reads and deposits words.</summary>
internal sealed class EngineMemory<T>(Engine engine, int slot, MemoryDef memory) : MemoryCell<T>
{
    public override int Depth => memory.Depth;

    public override T Read(UInt address)
    {
        Span<ulong> limbs = stackalloc ulong[(memory.Word.Width + 63) / 64];
        limbs.Clear();
        if (address.Value < (ulong)memory.Depth)
            engine.ReadMemory(slot, (int)address.Value, limbs);
        return SignalType<T>.FromBits(new BitVector(memory.Word.Width, limbs), memory.Word);
    }

    public override void Write(UInt address, T value, UInt? mask)
    {
        if (address.Value >= (ulong)memory.Depth)
            return;
        var bits = SignalType<T>.ToBits(value, memory.Word);
        if (mask is { } parts)
            bits = NativeMasks.Merge(SignalType<T>.ToBits(Read(address), memory.Word), bits, parts.ToBits());
        Span<ulong> limbs = stackalloc ulong[bits.LimbCount];
        bits.CopyTo(limbs);
        engine.WriteMemory(slot, (int)address.Value, limbs);
    }
}

using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Hdl;

/// <summary>
/// Where one module object stands: under elaboration (reads and writes go to its <see cref="Builder"/>), a child seen from the parent
/// under elaboration (they go to its ports), or simulated natively (its properties have storage of their own and do not come here).
/// </summary>
public sealed class ModuleContext(HardwareModule module) : ISignalScope
{
    private readonly HardwareModule _module = module;

    internal Definition? Definition { get; set; }

    /// <summary>The builder while this object's own definition is elaborated.</summary>
    internal Builder? Builder { get; set; }

    /// <summary>The parent's builder while the parent's definition is elaborated.</summary>
    internal Builder? Parent { get; private set; }

    internal Instance? Instance { get; private set; }

    internal int Element { get; private set; }

    internal NativeEngine? Native { get; set; }

    internal int NativeInstance { get; set; }

    /// <summary>Joins a parent as its child; false when it is that already.</summary>
    internal bool Join(Builder parent)
    {
        if (ReferenceEquals(Parent, parent))
            return false;
        Parent = parent;
        return true;
    }

    internal void Become(Instance instance, int element)
    {
        Instance = instance;
        Element = element;
    }

    /// <summary>A signal's value when the property has no storage; the type's default before the module is used.</summary>
    public T Read<T>(string name)
    {
        if (Builder is { } builder)
            return SignalType<T>.FromExpr(builder.ReadSignal(name));
        return Parent is { } parent ? SignalType<T>.FromExpr(parent.ReadPort(this, name)) : default!;
    }

    /// <summary>Gives a signal a value when the property has no storage.</summary>
    public void Write<T>(string name, T value)
    {
        if (Builder is { } builder)
            builder.WriteSignal(name, value, SignalType<T>.ToExpr);
        else if (Parent is { } parent)
            parent.WritePort(this, name, value, SignalType<T>.ToExpr);
        else
        {
            throw new HdlException("HDL6003",
                $"'{name}' is assigned before the module is elaborated or simulated: "
                + "assign it in a [Clocked] or [Comb] method, or through the simulation's handle");
        }
    }

    /// <summary>An enum signal's value in elaborated code.</summary>
    public En<E> ReadEnum<E>(string name)
        where E : struct, Enum
    {
        if (Builder is { } builder)
            return En<E>.FromExpr(builder.ReadSignal(name));
        return Parent is { } parent ? En<E>.FromExpr(parent.ReadPort(this, name)) : default;
    }

    /// <summary>Gives an enum signal a value in elaborated code.</summary>
    public void WriteEnum<E>(string name, En<E> value)
        where E : struct, Enum
    {
        if (Builder is { } builder)
            builder.WriteSignal(name, value, static (value, shape) => value.Fit(shape).ToExpr());
        else if (Parent is { } parent)
            parent.WritePort(this, name, value, static (value, shape) => value.Fit(shape).ToExpr());
    }

    /// <summary>Makes the view of a property.</summary>
    public TView View<TView>(string name)
        where TView : View, new()
    {
        var view = new TView();
        view.Attach(this, name);
        if (Definition is { } definition && definition.ViewWidths.TryGetValue(name, out var width))
            view.Width = width;
        return view;
    }

    internal void Check(CheckKind kind, Bit condition, string message, SourceLocation source)
    {
        if (Builder is { } builder)
            builder.AddCheck(kind, condition.ToExpr(), message, source);
        else
            Native?.Check(this, kind, condition, message, source);
    }

    Cell<T> ISignalScope.Cell<T>(string name) => new HardwareCell<T>(this, name);

    MemoryCell<T> ISignalScope.Memory<T>(string name) => new HardwareMemory<T>(this, name);

    int ISignalScope.Count(string name) =>
        Definition is { } definition && definition.VecCounts.TryGetValue(name, out var count) ? count
            : throw new HdlException("HDL6003",
                $"'{name}' is used before the module is elaborated or simulated: use it in a captured method");

    /// <summary>The module this is the context of, for messages.</summary>
    public override string ToString() => _module.GetType().Name;

    internal HardwareModule Module => _module;
}

/// <summary>A signal under elaboration: every read is a node, every write a statement.</summary>
internal sealed class HardwareCell<T>(ModuleContext context, string name) : Cell<T>
{
    public override T Value
    {
        get => context.Read<T>(name);
        set => context.Write(name, value);
    }
}

/// <summary>A memory under elaboration.</summary>
internal sealed class HardwareMemory<T>(ModuleContext context, string name) : MemoryCell<T>
{
    private Builder Builder => context.Builder
        ?? throw new HdlException("HDL2010", $"memory '{name}' belongs to a child: read and write it through ports of the child");

    private MemoryDef Memory => Builder.Definition.Memory(name);

    public override int Depth => Memory.Depth;

    public override T Read(UInt address) => SignalType<T>.FromExpr(new MemoryRead(Memory, address.ToExpr()));

    public override void Write(UInt address, T value, UInt? mask)
    {
        var memory = Memory;
        if (mask is { } bits && memory.Word.Width % bits.Width != 0)
        {
            throw new HdlException("HDL1009",
                $"a mask of {bits.Width} bits does not divide '{name}', whose words have {memory.Word.Width}: "
                + "use a mask whose width divides the word's");
        }
        Builder.WriteMemory(memory, address.ToExpr(), SignalType<T>.ToExpr(value, memory.Word), mask?.ToExpr());
    }
}

/// <summary>Assigns the element of a <see cref="Vec{T}"/> that a signal chooses.</summary>
internal readonly struct IndexedWrites(ModuleContext? context)
{
    public void WriteChosen(UInt index, int count, Action<int> assign)
    {
        if (!index.IsRecorded)
        {
            if ((System.Numerics.BigInteger)index < count)
                assign((int)index.Value);
            return;
        }
        var builder = context?.Builder ?? context?.Parent
            ?? throw new HdlException("HDL6003", "a Vec is assigned outside a captured method: assign it in one");
        builder.Switch(index);
        for (var i = 0; i < count && (index.Width >= 31 || i < 1 << index.Width); i++)
        {
            builder.Case(UInt.Of((ulong)i, index.Width));
            assign(i);
        }
        builder.EndSwitch();
    }
}

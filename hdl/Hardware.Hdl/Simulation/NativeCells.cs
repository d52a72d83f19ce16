using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Simulation;

/// <summary>Native storage of one signal as the engine sees it: without its C# type.</summary>
internal abstract class NativeSignal(Shape shape)
{
    public Shape Shape => shape;

    /// <summary>Whether it has a value of its own, which a checkpoint must hold.</summary>
    public virtual bool IsStored => true;

    public abstract BitVector Read();

    /// <summary>The low 64 bits.</summary>
    public abstract ulong ReadLow();

    public abstract void Deposit(BitVector value);

    /// <summary>Deposits a value of at most 64 bits; more are cut off.</summary>
    public abstract void DepositLow(ulong value);

    /// <summary>Gives a register its D.</summary>
    public abstract void SetNext(BitVector value);

    /// <summary>Whether the value differs from the last time this was asked.</summary>
    public abstract bool Moved();

    /// <summary>A register takes D.</summary>
    public abstract void Commit();

    // Apart, so that the narrow way needs no room on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected ulong ReadWide() => Read().Low;

    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void DepositWide(ulong value) => Deposit(new BitVector(Shape.Width, value));
}

/// <summary>Native storage of one signal: Q, and D of a register, or what a wire was when last looked at.</summary>
internal sealed class NativeStorage<T>(Shape shape) : NativeSignal(shape)
{
    public T Value = SignalType<T>.Zero(shape);
    public T Next = SignalType<T>.Zero(shape);

    public override BitVector Read() => SignalType<T>.ToBits(Value, Shape);

    public override ulong ReadLow() => Shape.Width <= 64 ? SignalType<T>.ToBits64(Value, Shape) : ReadWide();

    public override void Deposit(BitVector value) => Value = Next = SignalType<T>.FromBits(value, Shape);

    public override void DepositLow(ulong value)
    {
        if (Shape.Width <= 64)
            Value = Next = SignalType<T>.FromBits64(value & (ulong.MaxValue >> (64 - Shape.Width)), Shape);
        else
            DepositWide(value);
    }

    public override void SetNext(BitVector value) => Next = SignalType<T>.FromBits(value, Shape);

    public override bool Moved()
    {
        if (EqualityComparer<T>.Default.Equals(Value, Next))
            return false;
        Next = Value;
        return true;
    }

    public override void Commit() => Value = Next;

}

/// <summary>A signal as the module's own code sees it: a register is read as Q and written as D.</summary>
internal sealed class NativeCell<T>(NativeStorage<T> storage, bool isRegister) : Cell<T>
{
    public override T Value
    {
        get => storage.Value;
        set
        {
            if (isRegister)
                storage.Next = SignalType<T>.Fit(value, storage.Shape);
            else
                storage.Value = SignalType<T>.Fit(value, storage.Shape);
        }
    }
}

/// <summary>A computed property: evaluated when read.</summary>
internal sealed class NativeComputed<T>(Shape shape, Func<T> value) : NativeSignal(shape)
{
    public override bool IsStored => false;

    public override BitVector Read() => SignalType<T>.ToBits(value(), Shape);

    public override ulong ReadLow() => Shape.Width <= 64 ? SignalType<T>.ToBits64(value(), Shape) : ReadWide();

    public override void Deposit(BitVector value) =>
        throw new HdlException("SIM3002", "a computed property cannot be set: set the registers and inputs it is computed from");

    public override void DepositLow(ulong value) => Deposit(default);

    public override void SetNext(BitVector value) => Deposit(value);

    public override bool Moved() => false;

    public override void Commit() { }
}

/// <summary>Native storage of a memory, without its C# type.</summary>
internal interface INativeMemory
{
    MemoryDef Memory { get; }

    BitVector Read(int address);

    void Deposit(int address, BitVector word);

    /// <summary>The writes of this clock edge take effect, in order.</summary>
    void Commit();
}

/// <summary>Native storage of a memory: words, and the writes of the clock edge under way.</summary>
internal sealed class NativeMemory<T> : MemoryCell<T>, INativeMemory
{
    private readonly T[] _words;
    private readonly List<(int Address, T Word, BitVector? Mask)> _writes = [];

    public NativeMemory(MemoryDef memory)
    {
        Memory = memory;
        _words = new T[memory.Depth];
        Array.Fill(_words, SignalType<T>.Zero(memory.Word));
        for (var i = 0; i < memory.InitialContents?.Count; i++)
            _words[i] = SignalType<T>.FromBits(memory.InitialContents[i], memory.Word);
    }

    public MemoryDef Memory { get; }

    public override int Depth => _words.Length;

    public override T Read(UInt address) => InRange(address, out var at) ? _words[at] : SignalType<T>.Zero(Memory.Word);

    public override void Write(UInt address, T value, UInt? mask)
    {
        var word = SignalType<T>.Fit(value, Memory.Word);
        if (InRange(address, out var at))
            _writes.Add((at, word, mask?.ToBits()));
    }

    public BitVector Read(int address) => SignalType<T>.ToBits(_words[address], Memory.Word);

    public void Deposit(int address, BitVector word) => _words[address] = SignalType<T>.FromBits(word, Memory.Word);

    public void Commit()
    {
        if (_writes.Count == 0)
            return;
        foreach (var (address, word, mask) in _writes)
        {
            if (mask is { } parts)
                Deposit(address, NativeMasks.Merge(Read(address), SignalType<T>.ToBits(word, Memory.Word), parts));
            else
                _words[address] = word;
        }
        _writes.Clear();
    }

    private bool InRange(UInt address, out int at)
    {
        var bits = address.ToBits();
        at = (int)bits.Low;
        var high = 0UL;
        for (var i = 1; i < bits.LimbCount; i++)
            high |= bits.Limb(i);
        return high == 0 && bits.Low < (ulong)_words.Length;
    }
}

/// <summary>Words written in part.</summary>
internal static class NativeMasks
{
    /// <summary>The new word where the mask's bit is 1, the old one elsewhere; the mask's bits stand for equal parts of the word.</summary>
    public static BitVector Merge(BitVector old, BitVector word, BitVector mask)
    {
        var part = word.Width / mask.Width;
        var limbs = new ulong[word.LimbCount];
        for (var i = 0; i < word.Width; i++)
        {
            if (mask[i / part] ? word[i] : old[i])
                limbs[i / 64] |= 1UL << (i % 64);
        }
        return new BitVector(word.Width, limbs);
    }
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Simulation;

/// <summary>Native storage of one signal, without its C# type.</summary>
internal interface INativeSignal
{
    Shape Shape { get; }

    BitVector Read();

    /// <summary>The low 64 bits.</summary>
    ulong ReadLow();

    void Deposit(BitVector value);

    /// <summary>Deposits a value of at most 64 bits; more are cut off.</summary>
    void DepositLow(ulong value) => Deposit(new BitVector(Shape.Width, value));

    /// <summary>Gives a register its D.</summary>
    void SetNext(BitVector value);

    /// <summary>Whether the value differs from the last time this was asked.</summary>
    bool Moved();

    /// <summary>A register takes D.</summary>
    void Commit();
}

/// <summary>Native storage of one signal: Q, and D of a register.</summary>
internal sealed class NativeCell<T>(Shape shape, bool isRegister) : Cell<T>, INativeSignal
{
    private T _value = SignalType<T>.Zero(shape);
    private T _next = SignalType<T>.Zero(shape);

    public Shape Shape => shape;

    public override T Value
    {
        get => _value;
        set
        {
            if (isRegister)
                _next = SignalType<T>.Fit(value, shape);
            else
                _value = SignalType<T>.Fit(value, shape);
        }
    }

    public BitVector Read() => SignalType<T>.ToBits(_value, shape);

    // What is stored has been fitted already.
    public ulong ReadLow() => typeof(T) == typeof(UInt) && shape.Width <= 64 ? ((UInt)(object)_value!).Value
        : shape.Width <= 64 ? SignalType<T>.ToBits64(_value, shape) : Read().Low;

    public void Deposit(BitVector value) => _value = _next = SignalType<T>.FromBits(value, shape);

    public void DepositLow(ulong value)
    {
        if (shape.Width < 64)
            value &= (1UL << shape.Width) - 1;
        if (shape.Width <= 64)
            _value = _next = SignalType<T>.FromBits64(value, shape);
        else
            Deposit(new BitVector(shape.Width, value));
    }

    public void SetNext(BitVector value) => _next = SignalType<T>.FromBits(value, shape);

    public bool Moved()
    {
        if (EqualityComparer<T>.Default.Equals(_value, _next))
            return false;
        _next = _value;
        return true;
    }

    public void Commit() => _value = _next;
}

/// <summary>A computed property: evaluated when read.</summary>
internal sealed class NativeComputed<T>(Shape shape, Func<T> value) : INativeSignal, IComputed
{
    public Shape Shape => shape;

    public BitVector Read() => SignalType<T>.ToBits(value(), shape);

    public ulong ReadLow() => shape.Width <= 64 ? SignalType<T>.ToBits64(value(), shape) : Read().Low;

    public void Deposit(BitVector value) => throw new HdlException("SIM3002", "a computed property cannot be set: set the registers and inputs it is computed from");

    public void SetNext(BitVector value) => Deposit(value);

    public bool Moved() => false;

    public void Commit() { }
}

/// <summary>A signal that has no storage.</summary>
internal interface IComputed;

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

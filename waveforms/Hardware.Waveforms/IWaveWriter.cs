namespace Hardware.Waveforms;

/// <summary>Stands for a declared signal in the calls of an <see cref="IWaveWriter"/>.</summary>
/// <param name="Index">Position in the order of declaration, aliases not counted.</param>
public readonly record struct SignalHandle(int Index);

/// <summary>What is declared of a variable beside its name and width.</summary>
public sealed record VariableInfo
{
    /// <summary>What it is declared as.</summary>
    public VarKind Kind { get; init; } = VarKind.Wire;

    /// <summary>The range; [width-1:0] when null and the width is above 1.</summary>
    public BitRange? Range { get; init; }

    /// <summary>Write no range when <see cref="Range"/> is null, whatever the width.</summary>
    public bool WithoutRange { get; init; }

    /// <summary>Dimensions before the range.</summary>
    public IReadOnlyList<BitRange> Dimensions { get; init; } = [];

    /// <summary>Direction of a port (FST keeps it, VCD cannot).</summary>
    public VarDirection Direction { get; init; }

    /// <summary>Names of the values.</summary>
    public EnumTable? Enum { get; init; }

    /// <summary>Declared type (FST keeps it, VCD cannot).</summary>
    public string? TypeName { get; init; }

    /// <summary>Two's complement (the side-car keeps it).</summary>
    public bool IsSigned { get; init; }

    /// <summary>Fields of a bundle (the side-car keeps them).</summary>
    public IReadOnlyList<BundleField> Fields { get; init; } = [];

    /// <summary>Where it is declared (the side-car and FST keep it).</summary>
    public SourceLocation? Source { get; init; }

    internal static VariableInfo Default { get; } = new();
}

/// <summary>Writes a trace: first the declarations, then times and changes. VCD and FST have the same interface.</summary>
/// <remarks>
/// <code>
/// using IWaveWriter wave = WaveFile.Create("run.vcd");
/// wave.BeginScope("top");
/// SignalHandle count = wave.Declare("count", 8);
/// wave.EndScope();
/// wave.Time(0);  wave.Change(count, 0);
/// wave.Time(10); wave.Change(count, 1);
/// </code>
/// <see cref="Change(SignalHandle, ulong)"/> allocates nothing. Whether a value differs from the last one is the caller's
/// business: all are written.
/// </remarks>
public interface IWaveWriter : IDisposable
{
    /// <summary>Opens a scope inside the current one.</summary>
    /// <exception cref="InvalidOperationException">A time has already been written.</exception>
    void BeginScope(string name, ScopeKind kind = ScopeKind.Module, string? component = null, SourceLocation? source = null);

    /// <summary>Closes the current scope.</summary>
    /// <exception cref="InvalidOperationException">No scope is open.</exception>
    void EndScope();

    /// <summary>Declares a variable with a signal of its own in the current scope.</summary>
    /// <param name="name">Its name, without range; what VCD cannot hold is escaped.</param>
    /// <param name="width">Width in bits; 64 for a real, 0 for a text.</param>
    /// <param name="info">Kind and the rest; a wire when null.</param>
    SignalHandle Declare(string name, int width, VariableInfo? info = null);

    /// <summary>Declares another name of a signal in the current scope.</summary>
    void Alias(string name, SignalHandle of, VariableInfo? info = null);

    /// <summary>Ends the declarations; the first <see cref="Time"/> does it too.</summary>
    void EndDefinitions();

    /// <summary>Moves to a time, in units of the timescale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the current one or negative.</exception>
    void Time(long time);

    /// <summary>A new value of at most 64 bits; higher bits of the signal become 0.</summary>
    void Change(SignalHandle signal, ulong value);

    /// <summary>New values of several signals, each of at most 64 bits.</summary>
    /// <param name="signals">The signals.</param>
    /// <param name="values">As many values.</param>
    void Change(ReadOnlySpan<SignalHandle> signals, ReadOnlySpan<ulong> values)
    {
        for (int i = 0; i < signals.Length; i++)
            Change(signals[i], values[i]);
    }

    /// <summary>A new value of any width, in little-endian words; missing words are 0.</summary>
    void Change(SignalHandle signal, ReadOnlySpan<ulong> value);

    /// <summary>A new value in four states: where a bit of <paramref name="unknown"/> is 1, value 0 is z and 1 is x.</summary>
    void Change(SignalHandle signal, ReadOnlySpan<ulong> value, ReadOnlySpan<ulong> unknown);

    /// <summary>A new value of a real.</summary>
    void Change(SignalHandle signal, double value);

    /// <summary>A new value of any kind; a shorter one is extended as VCD does (x and z by themselves, else by 0).</summary>
    void Change(SignalHandle signal, in WaveValue value);

    /// <summary>A new value of a text, or of bits as digits in nine states, most significant first.</summary>
    void Change(SignalHandle signal, ReadOnlySpan<char> value);

    /// <summary>Stops recording: every signal reads as x until <see cref="DumpOn"/>; changes in between are remembered, not
    /// written.</summary>
    void DumpOff();

    /// <summary>Goes on recording: writes the present value of every signal.</summary>
    void DumpOn();

    /// <summary>Writes the present value of every signal.</summary>
    void DumpAll();

    /// <summary>Hands what is buffered to the file.</summary>
    void Flush();
}

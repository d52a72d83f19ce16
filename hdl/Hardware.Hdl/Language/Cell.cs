namespace Hardware.Hdl;

/// <summary>Where a signal's value is kept or fetched: native storage, an engine's slot, or hardware under elaboration.</summary>
/// <typeparam name="T"><see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/> or an enum.</typeparam>
public abstract class Cell<T>
{
    /// <summary>The current value; of a register, reading gives Q and writing gives D.</summary>
    public abstract T Value { get; set; }
}

/// <summary>Signals by name, for views: a module under elaboration, a child seen from its parent, or a simulation handle.</summary>
public interface ISignalScope
{
    /// <summary>The signal of a name.</summary>
    Cell<T> Cell<T>(string name);

    /// <summary>The storage of a memory.</summary>
    MemoryCell<T> Memory<T>(string name);

    /// <summary>Number of elements of a <see cref="Vec{T}"/>.</summary>
    int Count(string name);
}

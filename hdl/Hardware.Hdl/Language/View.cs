namespace Hardware.Hdl;

/// <summary>A group of signals behind one get-only property: <see cref="Vec{T}"/>, <see cref="Mem{T}"/>, <see cref="Stream{T}"/>,
/// <see cref="Bundle"/>.</summary>
public abstract class View
{
    private ISignalScope? _scope;

    /// <summary>Name of the property; members are named after it, <c>Source_Valid</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The width in bits given where the view is declared; 0 when none was.</summary>
    public int Width { get; internal set; }

    private protected ISignalScope Scope => _scope ?? throw new InvalidOperationException("A view is made by the module that declares it.");

    internal void Attach(ISignalScope scope, string name)
    {
        _scope = scope;
        Name = name;
    }

    internal abstract void Declare(FieldDeclarations declarations);
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// What one process assigns to the inputs of its module's children. Arrays of children are large: a port of an array is found by two
/// positions and an element by a third.
/// </summary>
internal sealed class ChildInputs
{
    private ChildInput?[]?[] _byInstance = [];

    /// <summary>One input port of a child, or of an array of children.</summary>
    public ChildInput Of(Instance instance, Signal port)
    {
        if (instance.Index >= _byInstance.Length)
            Array.Resize(ref _byInstance, Math.Max(instance.Index + 1, 2 * _byInstance.Length));
        var ports = _byInstance[instance.Index] ??= new ChildInput?[instance.Module.Signals.Count];
        return ports[port.Index] ??= new ChildInput(instance.Count);
    }
}

/// <summary>The assignments of one process to one input port, by element of the array.</summary>
internal sealed class ChildInput(int count)
{
    private readonly Expr?[] _last = new Expr?[count];
    private readonly bool[] _again = new bool[count];
    private Signal?[]? _wires;

    public void Assign(int element, Expr value)
    {
        _again[element] = _last[element] is not null;
        _last[element] = value;
    }

    /// <summary>The value assigned last; null when none was.</summary>
    public Expr? Last(int element) => _last[element];

    /// <summary>Whether more than one statement assigns it.</summary>
    public bool IsAssignedAgain(int element) => _again[element];

    /// <summary>The wire that stands for the input in the parent; null while it needs none.</summary>
    public Signal? WireOf(int element) => _wires?[element];

    public void SetWire(int element, Signal wire) => (_wires ??= new Signal?[count])[element] = wire;
}

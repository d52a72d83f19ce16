using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// What one process assigns to the inputs of its module's children. Almost all of it is plain wiring: one value, on every path, out of
/// nothing that the process computes. That goes into the instance at once, and of its statement only the line and the turn are kept,
/// in case a later statement assigns the input again. Arrays of children are large, so all is found by positions.
/// </summary>
internal sealed class ChildInputs
{
    private readonly List<WiringMark> _marks = [];
    private ChildInput?[]?[] _byInstance = [];
    private int _turn;

    /// <summary>One input port of a child, or of an array of children.</summary>
    public ChildInput Of(Instance instance, Signal port)
    {
        if (instance.Index >= _byInstance.Length)
            Array.Resize(ref _byInstance, Math.Max(instance.Index + 1, 2 * _byInstance.Length));
        var ports = _byInstance[instance.Index] ??= new ChildInput?[instance.Module.Signals.Count];
        return ports[port.Index] ??= new ChildInput(instance, port);
    }

    /// <summary>Wires an input that is free; the mark at the end of <paramref name="body"/> stands for the statement.</summary>
    public void Wire(ChildInput input, int element, Expr value, SourceLocation source, Block body)
    {
        if (body.Count == 0 || body[^1] is not WiringMark mark || mark.File != source.File)
        {
            mark = new WiringMark(source.File, _turn + 1);
            _marks.Add(mark);
            body.Add(mark);
        }
        input.Wire(element, value, ++_turn, source.Line);
    }

    /// <summary>Turns plain wiring of an element back into the statement it was, in its place; nothing when there is none.</summary>
    public void Unwire(ChildInput input, int element)
    {
        if (input.Unwire(element) is not var (value, turn, line))
            return;
        var mark = _marks.FindLast(m => m.FirstTurn <= turn)!;
        mark.Add(turn, new Connect(input.Instance, element, input.Port, value, new SourceLocation(mark.File, line)));
        input.State(element, value);
    }
}

/// <summary>The assignments of one process to one input port, by element of the array.</summary>
internal sealed class ChildInput(Instance instance, Signal port)
{
    private readonly Expr?[] _drivers = instance.Connections(port);
    private readonly (int Turn, int Line)[] _wired = new (int, int)[instance.Count];
    private Dictionary<int, (Expr Last, Signal? Wire)>? _stated;

    public Instance Instance { get; } = instance;

    public Signal Port { get; } = port;

    /// <summary>Whether neither this process nor another has assigned the element.</summary>
    public bool IsFree(int element) => _drivers[element] is null && _stated?.ContainsKey(element) != true;

    /// <summary>The value this process assigned last; null when it assigned none.</summary>
    public Expr? Last(int element) => _wired[element].Turn > 0 ? _drivers[element]
        : _stated is not null && _stated.TryGetValue(element, out var stated) ? stated.Last : null;

    public void Wire(int element, Expr value, int turn, int line)
    {
        _drivers[element] = value;
        _wired[element] = (turn, line);
    }

    public (Expr Value, int Turn, int Line)? Unwire(int element)
    {
        if (_wired[element] is not { Turn: > 0 } wired)
            return null;
        var value = _drivers[element]!;
        (_drivers[element], _wired[element]) = (null, default);
        return (value, wired.Turn, wired.Line);
    }

    /// <summary>Notes that a statement assigns the element.</summary>
    public void State(int element, Expr value) => (_stated ??= [])[element] = (value, null);

    /// <summary>The wire that stands for the input in the parent, made when a statement first needs it.</summary>
    public Signal WireOf(int element, Func<Signal> create)
    {
        var (last, wire) = _stated![element];
        if (wire is null)
            _stated[element] = (last, wire = create());
        return wire;
    }
}

/// <summary>Stands for statements of plain wiring, which are none as long as nothing assigns the same inputs again.</summary>
internal sealed class WiringMark(string file, int firstTurn) : Stmt(default)
{
    /// <summary>The file that the statements are in.</summary>
    public string File { get; } = file;

    /// <summary>The turn of the first statement it stands for.</summary>
    public int FirstTurn { get; } = firstTurn;

    /// <summary>Those that are statements after all, by turn; null when all are wiring.</summary>
    public SortedList<int, Connect>? Statements { get; private set; }

    public void Add(int turn, Connect statement) => (Statements ??= []).Add(turn, statement);
}

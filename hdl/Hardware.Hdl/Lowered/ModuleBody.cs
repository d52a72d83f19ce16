using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// A module definition as dataflow: what each wire and register is driven by, each memory write and check, as nodes over the module's
/// own signals. Control flow has become muxes and enables, so that every signal depends on exactly what its value depends on. Made once
/// per definition.
/// </summary>
internal sealed class ModuleBody
{
    private readonly ModuleDef _module;
    private readonly Dictionary<(Instance, int, Signal), int> _ports = [];
    private Process _process = null!;
    private Dictionary<Signal, int> _values = [];

    public ModuleBody(ModuleDef module)
    {
        _module = module;
        Drivers = new int[module.Signals.Count];
        Drivers.AsSpan().Fill(-1);
        foreach (var process in module.Processes)
            Execute(process);
        Table.Line = default;
    }

    /// <summary>Nodes over <see cref="Op.Signal"/>, <see cref="Op.Port"/> and memories.</summary>
    public NodeTable Table { get; } = new();

    /// <summary>What <see cref="Op.Port"/> nodes name.</summary>
    public List<PortRef> Ports { get; } = [];

    /// <summary>By signal: what a wire is, or what a register takes at its clock edge; -1 when nothing drives it.</summary>
    public int[] Drivers { get; }

    /// <summary>Memory writes in the order in which they happen.</summary>
    public List<(Process Process, MemoryWrite Write, int Enable, int Address, int Data, int Mask)> Writes { get; } = [];

    /// <summary>Checks with the condition under which control reaches them.</summary>
    public List<(Process Process, Check Check, int Enable, int Condition)> Checks { get; } = [];

    /// <summary>Clocked processes that drive a register with a reset value; filled on first use.</summary>
    public Dictionary<Process, bool> ResetProcesses { get; } = [];

    /// <summary>The node of an expression that stands outside processes (a connection).</summary>
    public int Expression(Expr expr)
    {
        _values = [];
        return Lower(expr);
    }

    private void Execute(Process process)
    {
        _process = process;
        _values = [];
        Execute(process.Body, Table.Const(1, 1));
        foreach (var (signal, value) in _values)
            if (signal.Kind != SignalKind.Local)
                Drivers[signal.Index] = value;
    }

    private void Execute(Block block, int enable)
    {
        foreach (var statement in block)
        {
            Table.Line = statement.Source;
            switch (statement)
            {
                case Assign assign:
                    _values[assign.Target] = Lower(assign.Value);
                    break;
                case MemoryWrite write:
                    Writes.Add((_process, write, enable, Lower(write.Address), Lower(write.Data), write.Mask is null ? -1
                        : Lower(write.Mask)));
                    break;
                case Check check:
                    Checks.Add((_process, check, enable, Lower(check.Condition)));
                    break;
                case If choice:
                    Choose(enable, [(Lower(choice.Condition), choice.Then)], choice.Else);
                    break;
                case Switch choice:
                    var subject = Lower(choice.Subject);
                    Choose(enable, [.. choice.Arms.Select(arm => (Matches(subject, arm), arm.Body))], choice.Default);
                    break;
            }
        }
    }

    private int Matches(int subject, SwitchArm arm)
    {
        var match = Table.Const(1, 0);
        foreach (var label in arm.Labels)
            match = Table.Or(match, Table.Make(Op.Equal, 1, [subject, Table.Const(label.Value)]));
        return match;
    }

    /// <summary>Runs every arm from the values before, then merges: the first arm whose condition holds decides.</summary>
    private void Choose(int enable, (int Condition, Block Body)[] arms, Block? otherwise)
    {
        var before = _values;
        var results = new Dictionary<Signal, int>[arms.Length];
        var rest = enable;
        for (var i = 0; i < arms.Length; i++)
        {
            _values = new(before);
            Execute(arms[i].Body, Table.And(rest, arms[i].Condition));
            results[i] = _values;
            rest = Table.And(rest, Table.Not(arms[i].Condition));
        }
        _values = new(before);
        if (otherwise is not null)
            Execute(otherwise, rest);
        for (var i = arms.Length - 1; i >= 0; i--)
        {
            var merged = new Dictionary<Signal, int>(_values);
            foreach (var signal in results[i].Keys.Union(_values.Keys))
            {
                var whenTrue = Value(results[i], signal);
                var whenFalse = Value(_values, signal);
                merged[signal] = whenTrue < 0 ? whenFalse : whenFalse < 0 ? whenTrue : Table.Mux(arms[i].Condition, whenTrue, whenFalse);
            }
            _values = merged;
        }
    }

    // A register that a path does not assign keeps its value; a wire or local has no value there that anyone may read.
    private int Value(Dictionary<Signal, int> values, Signal signal) =>
        values.TryGetValue(signal, out var value) ? value
        : signal.Kind == SignalKind.Register ? Leaf(signal)
        : -1;

    private int Leaf(Signal signal) => Table.Leaf(Op.Signal, signal.Shape.Width, 0, signal.Index);

    private int Lower(Expr expr)
    {
        switch (expr)
        {
            case Const constant:
                return Table.Const(constant.Value);
            case SignalRef { Signal: var signal }:
                return signal.Kind != SignalKind.Register && _values.TryGetValue(signal, out var value) ? value
                    : signal.Kind == SignalKind.Local ? Table.Const(BitVector.Zero(signal.Shape.Width))
                    : Leaf(signal);
            case PortRef port:
                return Table.Leaf(Op.Port, port.Width, 0, PortIndex(port));
            case Unary unary:
                var operand = Lower(unary.Operand);
                return unary.Op switch
                {
                    UnaryOp.Not => Table.Not(operand),
                    UnaryOp.Negate => Table.Make(Op.Negate, unary.Width, [operand]),
                    UnaryOp.ReduceAnd => Table.Make(Op.ReduceAnd, 1, [operand]),
                    UnaryOp.ReduceOr => Table.Make(Op.ReduceOr, 1, [operand]),
                    _ => Table.Make(Op.ReduceXor, 1, [operand]),
                };
            case Binary binary:
                return Lower(binary);
            case Mux mux:
                return Table.Mux(Lower(mux.Select), Lower(mux.WhenTrue), Lower(mux.WhenFalse));
            case Slice slice:
                return Table.Slice(Lower(slice.Operand), slice.Low, slice.Width);
            case BitSelect select:
                var shifted = Table.Make(Op.ShiftRightLogical, select.Operand.Width, [Lower(select.Operand), Lower(select.Position)]);
                return Table.Slice(shifted, 0, 1);
            case Concat concat:
                return Table.Make(Op.Concat, concat.Width, [.. concat.Parts.Select(Lower)]);
            case Resize resize:
                return Table.Resize(Lower(resize.Operand), resize.Width, resize.Operand.Shape.Signed);
            case Reinterpret reinterpret:
                return Lower(reinterpret.Operand);
            case MemoryRead read:
                return Table.MemoryRead(read.Width, 0, read.Memory.Index, Lower(read.Address));
            default:
                throw new NotSupportedException($"Lowering of {_module} does not know {expr.GetType().Name}.");
        }
    }

    private int Lower(Binary binary)
    {
        var signed = binary.Left.Shape.Signed;
        var (left, right, width) = (Lower(binary.Left), Lower(binary.Right), binary.Width);
        return binary.Op switch
        {
            BinaryOp.Add => Table.Make(Op.Add, width, [left, right]),
            BinaryOp.Subtract => Table.Make(Op.Subtract, width, [left, right]),
            BinaryOp.Multiply => Table.Make(Op.Multiply, width, [Table.Resize(left, width, signed), Table.Resize(right, width, signed)]),
            BinaryOp.Divide => Table.Make(signed ? Op.DivideSigned : Op.DivideUnsigned, width, [left, right]),
            BinaryOp.Remainder => Table.Make(signed ? Op.RemainderSigned : Op.RemainderUnsigned, width, [left, right]),
            BinaryOp.And => Table.And(left, right),
            BinaryOp.Or => Table.Or(left, right),
            BinaryOp.Xor => Table.Make(Op.Xor, width, [left, right]),
            BinaryOp.Equal => Table.Make(Op.Equal, 1, [left, right]),
            BinaryOp.NotEqual => Table.Not(Table.Make(Op.Equal, 1, [left, right])),
            BinaryOp.Less => Less(left, right),
            BinaryOp.LessOrEqual => Table.Not(Less(right, left)),
            BinaryOp.Greater => Less(right, left),
            BinaryOp.GreaterOrEqual => Table.Not(Less(left, right)),
            BinaryOp.ShiftLeft => Table.Make(Op.ShiftLeft, width, [left, right]),
            _ => Table.Make(signed ? Op.ShiftRightArithmetic : Op.ShiftRightLogical, width, [left, right]),
        };

        int Less(int a, int b) => Table.Make(signed ? Op.LessSigned : Op.LessUnsigned, 1, [a, b]);
    }

    private int PortIndex(PortRef port)
    {
        var key = (port.Instance, port.Element, port.Port);
        if (!_ports.TryGetValue(key, out var index))
        {
            _ports[key] = index = Ports.Count;
            Ports.Add(port);
        }
        return index;
    }
}

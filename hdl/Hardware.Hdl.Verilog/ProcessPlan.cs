using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>
/// Decides how a process is written: which of its variables become wires beside it, which memory reads must leave it (Icarus makes an
/// <c>always @*</c> that reads a memory sensitive to every word of it, and says so), and which variables stay in it.
/// </summary>
internal sealed class ProcessPlan
{
    private readonly Process _process;
    private readonly HashSet<Signal> _variables;

    /// <summary>A part of a process whose plan has been made: nothing more leaves it.</summary>
    public ProcessPlan(Process process, Block part)
    {
        _process = process;
        _variables = [];
        Body = Statements.WithoutDeadLocals(part);
        Variables = [.. Statements.Targets(Body).Where(t => t.Kind == SignalKind.Local)];
        Defaults = [.. Variables.Where(v => !Body.OfType<Assign>().Any(a => a.Target == v))];
    }

    public ProcessPlan(Process process, ModuleNames names)
    {
        _process = process;
        var body = Statements.WithoutDeadLocals(Statements.Keep(process.Body, CanHappen));
        var combinational = process.Kind == ProcessKind.Combinational;
        _variables = Statements.Targets(body).Where(t => t.Kind != SignalKind.Register).ToHashSet();
        body = LiftVariables(body);
        Body = body;
        if (combinational)
        {
            if (!LiftReads(Statements.All(Body).SelectMany(Statements.Expressions), names) || !ReadsAnything())
            {
                Named.Clear();
                Wires.Clear();
                ToAssignments(process.Body, names);
            }
        }
        if (process.Kind == ProcessKind.Clocked)
            LiftReads(Statements.All(Body).OfType<MemoryWrite>().Select(w => w.Address), names);
        if (Assignments is null)
            LiftSharedTerms(names);
        if (combinational && Assignments is null && IsStraight())
        {
            Assignments = [.. Body.Cast<Assign>()];
            Body = [];
        }
        Wires = InOrder(Wires);
        Variables = [.. Statements.Targets(Body).Where(t => t.Kind == SignalKind.Local)];
        Defaults = [.. Variables.Where(v => !Body.OfType<Assign>().Any(a => a.Target == v))];
    }

    /// <summary>Wires that continuous assignments drive, before the process.</summary>
    public List<(Signal Wire, Expr Value)> Wires { get; private set; } = [];

    /// <summary>Reads that have become wires.</summary>
    public Dictionary<Expr, Signal> Named { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Continuous assignments that stand for the whole process, when it is not written as one.</summary>
    public List<Assign>? Assignments { get; private set; }

    /// <summary>What stays in the process.</summary>
    public Block Body { get; private set; }

    /// <summary>Locals that are declared in the process.</summary>
    public IReadOnlyList<Signal> Variables { get; }

    /// <summary>Locals that some paths leave alone: they start as 0, so that they are no latches to any tool.</summary>
    public IReadOnlyList<Signal> Defaults { get; }

    /// <summary>
    /// Makes wires of locals that are assigned once, from what does not change while the process runs: that is what they are.
    /// </summary>
    private Block LiftVariables(Block body)
    {
        var assignments = Statements.All(body).OfType<Assign>().ToList();
        var once = assignments.GroupBy(a => a.Target).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet();
        var lifted = new HashSet<Assign>();
        foreach (var assign in assignments)
        {
            if (assign.Target.Kind != SignalKind.Local || !once.Contains(assign.Target) || !IsStable(assign.Value))
                continue;
            _variables.Remove(assign.Target);
            lifted.Add(assign);
            Wires.Add((assign.Target, assign.Value));
        }
        return lifted.Count == 0 ? body : Statements.Keep(body, s => s is not Assign assign || !lifted.Contains(assign));
    }

    private static bool CanHappen(Stmt statement) =>
        statement is not MemoryWrite { Address: Const address } write || Literals.Number(address.Value) < write.Memory.Depth;

    /// <summary>Whether an expression reads nothing that the process assigns as it runs.</summary>
    private bool IsStable(Expr expr) => !Statements.Reads(expr).Any(_variables.Contains);

    /// <summary>
    /// Makes wires of memory reads; false when one depends on a variable of the process. In a clocked process only reads in an address
    /// of a write must leave: Yosys takes a memory that is read there for registers.
    /// </summary>
    private bool LiftReads(IEnumerable<Expr> roots, ModuleNames names)
    {
        foreach (var read in Statements.Nodes(roots).OfType<MemoryRead>().ToList())
        {
            if (!IsStable(read))
                return false;
            var known = Wires.Find(w => w.Value is MemoryRead other && other.Memory == read.Memory && other.Address == read.Address).Wire;
            if (known is null)
            {
                var reader = read.Address is SignalRef address ? address.Signal.Name : null;
                var wanted = reader is null ? $"{_process.Name}_{read.Memory.Name}" : $"{read.Memory.Name}_{reader}";
                known = new Signal(names.Unique(wanted), read.Shape, SignalKind.Wire, _process.Source);
                Wires.Add((known, read));
            }
            Named[read] = known;
        }
        return true;
    }

    private void LiftSharedTerms(ModuleNames names)
    {
        var roots = Wires.Select(w => (w.Value, w.Wire.Name))
            .Concat(Statements.All(Body).SelectMany(s => Statements.Expressions(s).Select(e => (e, Purpose(s)))))
            .ToList();
        foreach (var (wire, value) in SharedTerms.Of(roots, IsStable, names))
        {
            Wires.Add((wire, value));
            Named[value] = wire;
        }

        string Purpose(Stmt statement) => statement switch
        {
            Assign assign => assign.Target.Name,
            MemoryWrite write => write.Memory.Name,
            _ => _process.Name,
        };
    }

    /// <summary>Wires after those they read.</summary>
    private List<(Signal Wire, Expr Value)> InOrder(List<(Signal Wire, Expr Value)> wires)
    {
        var values = wires.ToDictionary(w => w.Wire, w => w.Value);
        var done = new HashSet<Signal>();
        var order = new List<(Signal, Expr)>(wires.Count);
        wires.ForEach(w => Visit(w.Wire));
        return order;

        void Visit(Signal wire)
        {
            if (!values.TryGetValue(wire, out var value) || !done.Add(wire))
                return;
            foreach (var node in Statements.Nodes([value]))
            {
                if (node is SignalRef reference)
                    Visit(reference.Signal);
                else if (node != value && Named.TryGetValue(node, out var term))
                    Visit(term);
            }
            order.Add((wire, value));
        }
    }

    /// <summary>An <c>always @*</c> that reads nothing would never run.</summary>
    private bool ReadsAnything() =>
        Statements.Nodes(Statements.All(Body).SelectMany(Statements.Expressions))
            .Any(n => n is PortRef or MemoryRead || (n is SignalRef r && !_variables.Contains(r.Signal)));

    /// <summary>Whether the body is nothing but one assignment to each wire, which continuous assignments say more simply.</summary>
    private bool IsStraight() =>
        Body.All(s => s is Assign { Target.Kind: SignalKind.Wire } assign && IsStable(assign.Value))
        && Body.OfType<Assign>().Select(a => a.Target).Distinct().Count() == Body.Count;

    private void ToAssignments(Block body, ModuleNames names)
    {
        var values = new PathExpressions(names);
        values.Run(body);
        Assignments = [.. values.Wires.Select(w => new Assign(w.Key, w.Value, _process.Source))];
        Wires.AddRange(values.Shared());
        foreach (var (wire, value) in Wires)
            Named[value] = wire;
        Body = values.Checks;
    }
}

using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <content>Clocked processes, those of a domain that follow each other in one <c>always_ff</c>.</content>
internal sealed partial class ModuleEmitter
{
    private readonly Dictionary<ClockDomain, string> _running = [];

    private void PrintClocked(SourceWriter writer, StatementPrinter printer, List<Process> processes)
    {
        var domain = processes[0].Domain!;
        var asynchronous = domain.Reset == ResetKind.Asynchronous;
        var together = new List<ClockedBody>();
        foreach (var process in processes)
        {
            var resets = Statements.Resettable(process.Body).Any();
            var plan = new ProcessPlan(process, _names);
            PrintWires(writer, plan);
            // A memory that an asynchronous reset could interrupt is no memory to a synthesiser: its writes get a process without one.
            if (asynchronous && resets && Memories(process).Any())
            {
                var registers = new ProcessPlan(process, Statements.Keep(plan.Body, s => s is not MemoryWrite));
                PrintAlways(writer, printer, domain, asynchronous: true, [new ClockedBody(process, registers)]);
                writer.Blank();
                var memory = new ProcessPlan(
                    process, Statements.Keep(plan.Body, s => s is not (Check or Assign { Target.Kind: SignalKind.Register })));
                together.Add(new ClockedBody(process, memory) { OutsideReset = true });
            }
            else
            {
                together.Add(new ClockedBody(process, plan));
            }
        }
        var reset = asynchronous && together.Any(t => !t.OutsideReset && Statements.Resettable(t.Plan.Body).Any());
        PrintAlways(writer, printer, domain, reset, together);
    }

    private void PrintAlways(
        SourceWriter writer, StatementPrinter printer, ClockDomain domain, bool asynchronous, List<ClockedBody> bodies)
    {
        BeginChecks(writer, printer, bodies.ConvertAll(b => b.Plan));
        PrintAlwaysBodies(writer, printer, domain, asynchronous, bodies);
        EndChecks(writer, printer);
    }

    /// <summary>A process that only checks is left out as a whole where checks are, rather than left empty.</summary>
    private static void BeginChecks(SourceWriter writer, StatementPrinter printer, List<ProcessPlan> plans)
    {
        printer.AllChecks = plans.TrueForAll(
            p => Statements.All(p.Body).All(s => s is Check or If or Switch or Assign { Target.Kind: SignalKind.Local }));
        if (printer.AllChecks)
            writer.Directive("`ifdef CHECKS");
    }

    private static void EndChecks(SourceWriter writer, StatementPrinter printer)
    {
        if (printer.AllChecks)
            writer.Directive("`endif");
        printer.AllChecks = false;
    }

    private void PrintAlwaysBodies(
        SourceWriter writer, StatementPrinter printer, ClockDomain domain, bool asynchronous, List<ClockedBody> bodies)
    {
        var edges = $"posedge {domain.ClockName}{(asynchronous ? $" or posedge {domain.ResetName}" : "")}";
        if (bodies is [var single])
        {
            writer.Line($"always_ff @({edges}) begin{Label(single.Plan, single.Process)}{Comment(single.Process)}");
            writer.Indented(() => PrintBody(writer, printer, domain, single));
            writer.Line("end");
            return;
        }
        writer.Line($"always_ff @({edges}) begin");
        writer.Indented(() =>
        {
            foreach (var body in bodies)
            {
                writer.Line($"begin{Label(body.Plan, body.Process)}{Comment(body.Process)}");
                writer.Indented(() => PrintBody(writer, printer, domain, body));
                writer.Line("end");
            }
        });
        writer.Line("end");
    }

    private void PrintBody(SourceWriter writer, StatementPrinter printer, ClockDomain domain, ClockedBody body)
    {
        var plan = body.Plan;
        PrintVariables(writer, plan);
        var resettable = Statements.Resettable(plan.Body).ToList();
        if (body.OutsideReset)
        {
            var held = new Signal(Running(domain), Shape.Bit, SignalKind.Input);
            printer.Print([new If(new SignalRef(held), plan.Body)]);
        }
        else if (resettable.Count == 0)
        {
            printer.Print(plan.Body);
        }
        else
        {
            var reset = new Signal(domain.ResetName, Shape.Bit, SignalKind.Input);
            var values = resettable.Select(r => new Assign(r, new Const(r.ResetValue!.Value, r.Shape.Signed)));
            printer.Print([new If(new SignalRef(reset), new Block(values), plan.Body)]);
        }
    }

    private string Running(ClockDomain domain)
    {
        if (!_running.TryGetValue(domain, out var name))
            _running[domain] = name = _names.Unique(domain.Name.Length == 0 ? "running" : $"{domain.Name}_running");
        return name;
    }

    /// <summary>What an <c>always_ff</c> does for a process.</summary>
    private sealed record ClockedBody(Process Process, ProcessPlan Plan)
    {
        /// <summary>Whether it is done only while the domain is not in reset, instead of having values for it.</summary>
        public bool OutsideReset { get; init; }
    }
}

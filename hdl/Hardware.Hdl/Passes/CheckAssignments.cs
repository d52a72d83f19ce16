using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Follows every path through a process: variables, and wires read where they are driven, must be assigned before they are read;
/// wires must be assigned on every path, or they would be latches.
/// </summary>
public static class CheckAssignments
{
    /// <summary>Checks every process of a design.</summary>
    public static void Run(Design design, Findings findings)
    {
        foreach (var module in design.Modules)
        {
            foreach (var process in module.Processes)
                new Paths(module, process, findings).Check();
        }
    }

    /// <summary>Whether the arms of a switch name every value that its subject can have.</summary>
    internal static bool IsExhaustive(Switch statement) =>
        statement.Default is not null
        || (statement.Subject.Width <= 16 && statement.Arms.Sum(a => a.Labels.Count) == 1 << statement.Subject.Width);

    private sealed class Paths
    {
        private readonly ModuleDef _module;
        private readonly Process _process;
        private readonly Findings _findings;
        private readonly Dictionary<Signal, SourceLocation> _blocking = [];
        private readonly HashSet<Signal> _reported = [];

        public Paths(ModuleDef module, Process process, Findings findings)
        {
            (_module, _process, _findings) = (module, process, findings);
            foreach (var assign in process.Body.AllStatements().OfType<Assign>())
            {
                if (assign.Target.Kind is SignalKind.Wire or SignalKind.Local)
                    _blocking.TryAdd(assign.Target, assign.Source);
            }
        }

        public void Check()
        {
            var assigned = new HashSet<Signal>();
            Walk(_process.Body, assigned);
            if (_process.Kind == ProcessKind.Clocked)
                return;
            foreach (var (signal, source) in _blocking)
            {
                if (signal.Kind == SignalKind.Wire && !assigned.Contains(signal))
                {
                    _findings.Add("HDL2004", _module,
                        $"'{signal.Name}' is not assigned on every path through '{_process.Name}', so it would be a latch: "
                        + "assign it a default first, or make it a register", source);
                }
            }
        }

        private void Walk(Block block, HashSet<Signal> assigned)
        {
            foreach (var statement in block)
            {
                CheckReads(statement, assigned);
                switch (statement)
                {
                    case Assign s:
                        assigned.Add(s.Target);
                        break;
                    case If s:
                        Merge(assigned, [s.Then, s.Else ?? []]);
                        break;
                    case Switch s:
                        var bodies = s.Arms.Select(a => a.Body);
                        Merge(assigned, IsExhaustive(s) && s.Default is null ? [.. bodies] : [.. bodies, s.Default ?? []]);
                        break;
                }
            }
        }

        /// <summary>After a choice, what every branch assigned is assigned.</summary>
        private void Merge(HashSet<Signal> assigned, IReadOnlyList<Block> branches)
        {
            HashSet<Signal>? common = null;
            foreach (var branch in branches)
            {
                var after = new HashSet<Signal>(assigned);
                Walk(branch, after);
                if (common is null)
                    common = after;
                else
                    common.IntersectWith(after);
            }
            assigned.UnionWith(common ?? []);
        }

        private void CheckReads(Stmt statement, HashSet<Signal> assigned)
        {
            var seen = new HashSet<Expr>();
            foreach (var expr in statement.Expressions())
                Traversal.VisitOnce(expr, seen, Check);

            void Check(Expr node)
            {
                if (node is not SignalRef { Signal: { } signal } || assigned.Contains(signal)
                    || !(signal.Kind == SignalKind.Local || _blocking.ContainsKey(signal)) || !_reported.Add(signal))
                {
                    return;
                }
                _findings.Add("HDL2007", _module, signal.Kind == SignalKind.Local
                    ? $"'{signal.Name}' is read in '{_process.Name}' on a path on which it has no value yet: give it one where it "
                        + "is declared"
                    : $"'{signal.Name}' is read in '{_process.Name}' before that assigns it: assign it first, or read a variable instead",
                    statement.Source);
            }
        }
    }
}

using System.Numerics;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// What a register or a memory is loaded with comes from registers of its own clock domain, through wires and children too. Exempt
/// are registers marked <see cref="Signal.CrossesDomains"/>, read from or loaded, and the contents of memories.
/// </summary>
public static class CheckClockDomains
{
    /// <summary>Checks every definition of a design that has more than one clock.</summary>
    public static void Run(Design design, Findings findings)
    {
        if (design.Modules.All(m => m.Domains.Count < 2))
            return;
        var paths = CombinationalPaths.Of(design, withEnds: true);
        var checkedModules = new Dictionary<ModuleDef, ModuleDomains>();
        foreach (var module in design.Modules)
            checkedModules[module] = new ModuleDomains(paths[module], checkedModules, findings);
    }

    /// <summary>The domains of one module: bit i of a set is domain i.</summary>
    private sealed class ModuleDomains
    {
        private readonly CombinationalPaths _paths;
        private readonly Findings _findings;

        // Of each node: the domains of the registers it depends on, and of those it is, or stands for when it is a port of a child.
        private readonly ulong[] _domains;
        private readonly ulong[] _own;
        private readonly Dictionary<Signal, ulong> _sampled = [];

        public ModuleDomains(CombinationalPaths paths, Dictionary<ModuleDef, ModuleDomains> children, Findings findings)
        {
            (_paths, _findings) = (paths, findings);
            _domains = new ulong[paths.Graph.Count];
            foreach (var register in Module.Signals.Where(s => s.Kind == SignalKind.Register && !s.CrossesDomains))
                _domains[Graph.NodeOf(register)] = Set(register.Domain);
            foreach (var instance in Module.Instances)
                SeedOutputs(instance, children[instance.Module]);
            _own = [.. _domains];
            for (var i = 0; i < paths.Order.Count; i++)
                Spread(paths.Order[i]);
            foreach (var process in Module.Processes.Where(p => p.Kind == ProcessKind.Clocked))
                CheckProcess(process);
            foreach (var instance in Module.Instances)
                CheckInputs(instance, children[instance.Module]);
        }

        private DependencyGraph Graph => _paths.Graph;

        private ModuleDef Module => _paths.Graph.Module;

        private void CheckProcess(Process process)
        {
            var targets = process.Body.AllStatements()
                .Select(s => s switch { Assign a => (object)a.Target, MemoryWrite w => w.Memory, _ => null }).Distinct().ToHashSet();
            foreach (var (target, node) in Graph.Loads.Where(l => targets.Contains(l.Target)))
            {
                if (target is not Signal { CrossesDomains: true })
                    CheckLoad(node, process.Domain!, $"'{Graph.NameOf(node)}'");
            }
        }

        private void CheckInputs(Instance instance, ModuleDomains child)
        {
            foreach (var (input, domains) in child._sampled)
            {
                for (var left = domains; left != 0; left &= left - 1)
                {
                    if (MapDomain(instance, BitOperations.TrailingZeroCount(left)) is not { } domain)
                        continue;
                    for (var element = 0; element < instance.Count; element++)
                    {
                        var node = Graph.NodeOf(instance, element, input);
                        if (CheckLoad(node, domain, $"'{Graph.NameOf(node)}'"))
                            break;
                    }
                }
            }
        }

        /// <summary>
        /// Reports a register of another domain that a load depends on; inputs it depends on become the parent's business.
        /// </summary>
        private bool CheckLoad(int node, ClockDomain domain, string name)
        {
            foreach (var input in _paths.InputsOf(node))
                _sampled[input] = _sampled.GetValueOrDefault(input) | Set(domain);
            if ((_domains[node] & ~Set(domain)) == 0)
                return false;
            var path = _paths.Path(node, n => (_own[n] & ~Set(domain)) != 0)!;
            var source = path[^1];
            var other = Module.Domains[BitOperations.TrailingZeroCount(_own[source] & ~Set(domain))];
            _findings.Add("HDL3001", Module,
                $"{name} is loaded by {domain.ClockName} but depends on {Findings.Quote(Graph.NameOf(source), Graph.SourceOf(source))} of "
                + $"{other.ClockName}: synchronise it, or mark it CrossesDomains", Graph.SourceOf(node));
            return true;
        }

        private void SeedOutputs(Instance instance, ModuleDomains child)
        {
            foreach (var output in instance.Module.Ports.Where(p => p.IsOutput))
            {
                var set = 0UL;
                for (var left = child._domains[child.Graph.NodeOf(output)]; left != 0; left &= left - 1)
                    set |= Set(MapDomain(instance, BitOperations.TrailingZeroCount(left)));
                for (var element = 0; element < instance.Count; element++)
                    _domains[Graph.NodeOf(instance, element, output)] = set;
            }
        }

        private void Spread(ReadOnlySpan<int> component)
        {
            var all = 0UL;
            foreach (var node in component)
            {
                all |= _domains[node];
                foreach (var dependency in Graph.DependenciesOf(node))
                    all |= _domains[dependency];
            }
            foreach (var node in component)
                _domains[node] = all;
        }

        private static ClockDomain? MapDomain(Instance instance, int domain) =>
            domain < instance.Domains.Count ? instance.Domains[domain] : null;

        private static ulong Set(ClockDomain? domain) => domain is null ? 0 : 1UL << domain.Index;
    }
}

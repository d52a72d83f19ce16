using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// Structured IR to lowered IR. Scalar parts of the hierarchy are flattened instance by instance; a definition chosen for lanes is
/// lowered once, with everything below it, and its inputs become gathers over what drives them in each instance.
/// </summary>
public sealed partial class Lowering
{
    private readonly LoweredDesign _result;
    private readonly Dictionary<ModuleDef, ModuleBody> _bodies = [];
    private readonly IReadOnlySet<ModuleDef> _laned;
    private readonly LaneExpansion _lanes;
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<string, Frame> _laneFrames = [];
    private readonly List<(Frame Frame, string Name)> _open = [];
    private readonly Dictionary<(int Slot, Check Check), int> _sites = [];

    private Lowering(Design design, IReadOnlySet<ModuleDef> laned, LaneRules? rules)
    {
        _result = new LoweredDesign(design, rules);
        _laned = laned;
        _lanes = new LaneExpansion(_result);
    }

    /// <summary>
    /// Lowers a design. <paramref name="laned"/> names the definitions whose instances become lanes; one of them whose instances
    /// depend on each other combinationally is lowered instance by instance after all. <paramref name="rules"/> say what form their nodes
    /// get; null for <see cref="LaneRules.All"/>.
    /// </summary>
    /// <exception cref="HdlException">HDL2006: a combinational loop.</exception>
    public static LoweredDesign Lower(Design design, IEnumerable<ModuleDef>? laned = null, LaneRules? rules = null)
    {
        var definitions = new HashSet<ModuleDef>(laned ?? []);
        while (true)
        {
            try
            {
                LoweredDesign? result = null;
                Exception? failure = null;
                // Recursion follows combinational paths, which may be thousands of nodes long.
                var thread = new Thread(() =>
                {
                    try
                    {
                        result = new Lowering(design, definitions, rules).Run();
                    }
                    catch (Exception e)
                    {
                        failure = e;
                    }
                }, 256 << 20);
                thread.Start();
                thread.Join();
                if (failure is not null)
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
                return result!;
            }
            catch (LaneLoopException loop)
            {
                definitions.ExceptWith(loop.Modules);
            }
        }
    }

    private NodeTable Nodes => _result.Nodes;

    private LoweredDesign Run()
    {
        var top = _result.Source.Top;
        _result.SlotNodes = new int[top.SlotCount];
        _result.SlotLanes = new int[top.SlotCount];
        _result.SlotMemories = new int[top.SlotCount];
        _result.SlotNodes.AsSpan().Fill(-1);
        _result.SlotMemories.AsSpan().Fill(-1);
        var frame = new Frame(top, Body(top), null, null, 0, 0, 0, "", [.. top.Domains.Select(d => d.Index)]);
        AddSites(top, 0, top.Name);
        Open(frame);
        foreach (var input in top.Signals.Where(s => s.Kind == SignalKind.Input))
        {
            var node = Nodes.Leaf(Op.Input, input.Shape.Width, 0, _result.Inputs.Count);
            frame.Signals[input.Index] = node;
            _result.Inputs.Add(new StateInput(input, node));
        }
        // Frames are appended while children are opened; all are open before the first driver is followed.
        foreach (var each in _frames)
            AddState(each);
        foreach (var each in _frames)
            AddDrivers(each);
        return _result;
    }

    private ModuleBody Body(ModuleDef module)
    {
        if (!_bodies.TryGetValue(module, out var body))
            _bodies[module] = body = new ModuleBody(module);
        return body;
    }

    private void AddSites(ModuleDef module, int slot, string path)
    {
        foreach (var check in module.Processes.SelectMany(p => Checks(p.Body)))
        {
            _sites[(slot, check)] = _result.CheckSites.Count;
            _result.CheckSites.Add(new CheckSite(path, check));
        }
        foreach (var instance in module.Instances)
        {
            if (!HasChecks(instance.Module))
                continue;
            for (var element = 0; element < instance.Count; element++)
                AddSites(instance.Module, slot + module.SlotOf(instance, element), $"{path}.{instance.ElementName(element)}");
        }
    }

    private readonly Dictionary<ModuleDef, bool> _hasChecks = [];

    private bool HasChecks(ModuleDef module)
    {
        if (!_hasChecks.TryGetValue(module, out var has))
            _hasChecks[module] = has = module.Processes.Any(p => Checks(p.Body).Any()) || module.Instances.Any(i => HasChecks(i.Module));
        return has;
    }

    private static IEnumerable<Check> Checks(IEnumerable<Stmt> body) => body.SelectMany(s => s switch
    {
        Check check => [check],
        If choice => Checks(choice.Then).Concat(Checks(choice.Else ?? [])),
        Switch choice => choice.Arms.SelectMany(a => Checks(a.Body)).Concat(Checks(choice.Default ?? [])),
        _ => [],
    });

    /// <summary>Makes the frames below a frame: one per scalar instance, one per lane space.</summary>
    private void Open(Frame frame)
    {
        _frames.Add(frame);
        foreach (var instance in frame.Module.Instances)
        {
            var children = frame.Children[instance.Index] = new Frame[instance.Count];
            var lanes = frame.ChildLanes[instance.Index] = new int[instance.Count];
            int[] domains = [.. instance.Domains.Select(d => frame.Domains[d.Index])];
            for (var element = 0; element < instance.Count; element++)
            {
                var slot = frame.Slot + frame.Module.SlotOf(instance, element);
                if (frame.Space == 0 && _laned.Contains(instance.Module))
                {
                    var child = LaneFrame(instance.Module, domains);
                    children[element] = child;
                    lanes[element] = child.Lanes.Count;
                    child.Lanes.Add((frame, instance, element, slot));
                    continue;
                }
                lanes[element] = -1;
                var path = frame.Path + instance.ElementName(element) + ".";
                Open(children[element] = new Frame(
                    instance.Module, Body(instance.Module), frame, instance, element, frame.Space, slot, path, domains));
            }
        }
    }

    private Frame LaneFrame(ModuleDef module, int[] domains)
    {
        var key = $"{module.Name}:{string.Join(',', domains)}";
        if (!_laneFrames.TryGetValue(key, out var frame))
        {
            frame = new Frame(module, Body(module), null, null, 0, _laneFrames.Count + 1, 0, "", domains);
            _laneFrames[key] = frame;
            _result.Spaces.Add(new LaneSpace(frame.Space, module, []));
            Open(frame);
        }
        return frame;
    }

    private void AddState(Frame frame)
    {
        if (frame.Space > 0 && frame.Parent is null)
            _result.Spaces[frame.Space] = new LaneSpace(frame.Space, frame.Module, [.. frame.Lanes.Select(l => l.Slot)]);
        foreach (var signal in frame.Module.Signals.Where(s => s.Kind == SignalKind.Register))
        {
            var node = Nodes.Leaf(Op.Register, signal.Shape.Width, frame.Space, _result.Registers.Count);
            frame.Signals[signal.Index] = node;
            frame.Registers[signal.Index] = _result.Registers.Count;
            _result.Registers.Add(new StateRegister
            {
                Index = _result.Registers.Count,
                Signal = signal,
                Width = signal.Shape.Width,
                Path = frame.Path + signal.Name,
                Space = frame.Space,
                Slot = frame.Slot + frame.Module.SlotOf(signal),
                Domain = signal.Domain is null ? -1 : frame.Domains[signal.Domain.Index],
                Node = node,
                Next = node,
            });
        }
        frame.FirstMemory = _result.Memories.Count;
        foreach (var memory in frame.Module.Memories)
        {
            ForEachLane(frame, frame.Module.SlotOf(memory), (slot, lane) =>
            {
                _result.SlotMemories[slot] = _result.Memories.Count;
                _result.SlotLanes[slot] = lane;
            });
            _result.Memories.Add(new StateMemory
            {
                Index = _result.Memories.Count,
                Memory = memory,
                Path = frame.Path + memory.Name,
                Space = frame.Space,
                Words = frame.Space > 0 ? _lanes.Add(frame, memory) : null,
            });
        }
    }

    private void AddDrivers(Frame frame)
    {
        var body = frame.Body;
        foreach (var signal in frame.Module.Signals)
        {
            if (signal.Kind == SignalKind.Local)
                continue;
            var node = ValueOf(frame, signal);
            var value = Nodes[node];
            ForEachLane(frame, signal.Index, (slot, lane) =>
            {
                _result.SlotNodes[slot] = node;
                _result.SlotLanes[slot] = value.Space == 0 ? 0 : lane;
            });
        }
        foreach (var process in frame.Module.Processes.Where(p => p.Kind == ProcessKind.Clocked))
            AddClocked(frame, process);
        foreach (var (process, check, enable, condition) in body.Checks)
        {
            var reached = Import(frame, enable);
            if (process.Domain is not null && Resets(frame, process))
                reached = Nodes.And(reached, Nodes.Not(Reset(frame, process)));
            var holds = Import(frame, condition);
            var fires = Nodes.And(reached, check.Kind == CheckKind.Cover ? holds : Nodes.Not(holds));
            var sites = new int[_result.Spaces[frame.Space].Lanes];
            ForEachLane(frame, 0, (slot, lane) => sites[lane] = _sites[(slot, check)]);
            var domain = process.Domain is null ? -1 : frame.Domains[process.Domain.Index];
            _result.Checks.Add(new StateCheck(check, domain, frame.Space, fires, sites));
        }
    }

    private void AddClocked(Frame frame, Process process)
    {
        var body = frame.Body;
        var resets = Resets(frame, process);
        foreach (var target in Targets(process.Body).Distinct())
        {
            var register = _result.Registers[frame.Registers[target.Index]];
            Nodes.Line = process.Source;
            var next = Import(frame, body.Drivers[target.Index]);
            if (resets)
            {
                var reset = target.ResetValue is { } value ? Nodes.Const(value) : register.Node;
                next = Nodes.Mux(Reset(frame, process), reset, next);
            }
            register.Next = next;
        }
        foreach (var (owner, write, enable, address, data, mask) in body.Writes)
        {
            if (owner != process)
                continue;
            var when = Import(frame, enable);
            if (resets)
                when = Nodes.And(Nodes.Not(Reset(frame, process)), when);
            var memory = _result.Memories[frame.FirstMemory + write.Memory.Index];
            var lowered = new StateWrite(
                frame.Domains[process.Domain!.Index], when, Import(frame, address), Import(frame, data), mask < 0 ? -1 : Import(frame,
                    mask));
            if (memory.Words is { } words)
                _lanes.Write(words, lowered);
            else
                memory.Writes.Add(lowered);
        }
    }

    private int Reset(Frame frame, Process process) => Nodes.Leaf(Op.Reset, 1, 0, frame.Domains[process.Domain!.Index]);

    private static bool Resets(Frame frame, Process process)
    {
        if (!frame.Body.ResetProcesses.TryGetValue(process, out var resets))
            frame.Body.ResetProcesses[process] = resets = Targets(process.Body).Any(s => s.ResetValue is not null);
        return resets;
    }

    private static IEnumerable<Signal> Targets(IEnumerable<Stmt> body) => body.SelectMany(s => s switch
    {
        Assign { Target.Kind: SignalKind.Register } assign => [assign.Target],
        If choice => Targets(choice.Then).Concat(Targets(choice.Else ?? [])),
        Switch choice => choice.Arms.SelectMany(a => Targets(a.Body)).Concat(Targets(choice.Default ?? [])),
        _ => [],
    });

    private void ForEachLane(Frame frame, int relativeSlot, Action<int, int> action)
    {
        if (frame.Space == 0)
        {
            action(frame.Slot + relativeSlot, 0);
            return;
        }
        var lanes = _result.Spaces[frame.Space].Slots;
        for (var lane = 0; lane < lanes.Length; lane++)
            action(lanes[lane] + frame.Slot + relativeSlot, lane);
    }
}

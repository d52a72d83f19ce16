using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// Records one process. Variables (locals, and wires the process drives) are assigned in place; every assignment and every join of
/// paths starts a new <em>version</em>, and a read remembers which one it saw, so that <see cref="ProcessFinisher"/> can keep a copy
/// where C# held a value beyond the next assignment. A jump makes a path dead; what follows goes into the path that is still alive,
/// or, when several are, under a flag.
/// </summary>
internal sealed class ProcessRecorder
{
    private readonly Builder _builder;
    private readonly Block _body = new();
    private readonly Stack<ChoicePoint> _choices = new();
    private readonly Dictionary<Expr, bool> _readsVersion = [];
    private readonly HashSet<Signal> _locals = [];
    private readonly HashSet<Signal> _flags = [];
    private Path _path;
    private int _nextVersion = 1;

    public ProcessRecorder(Builder builder, string name, ProcessKind kind, ClockDomain? domain, SourceLocation source)
    {
        _builder = builder;
        Name = name;
        Kind = kind;
        Domain = domain;
        Source = Start = source;
        _path = new Path(_body, [], [], false);
    }

    public string Name { get; }

    public ProcessKind Kind { get; }

    public ClockDomain? Domain { get; }

    public SourceLocation Start { get; }

    /// <summary>The user's line under construction.</summary>
    public SourceLocation Source { get; set; }

    public bool IsDead => _path.IsDead;

    /// <summary>The subject of the innermost switch.</summary>
    public Expr Subject => _choices.Peek().Condition;

    /// <summary>Whether a read saw a version, so that the finisher has to look at expressions.</summary>
    public bool HasVersions { get; private set; }

    public Block Body => _body;

    /// <summary>What the process assigns to the inputs of children.</summary>
    public ChildInputs ChildInputs { get; } = new();

    /// <summary>
    /// Variables that need a value at the start of a process in which flags guard the rest after a jump: every path assigns them, but
    /// only who follows the flags can see it.
    /// </summary>
    public IEnumerable<Signal> Defaults => _flags.Count == 0
        ? []
        : _locals.Except(_flags).Concat(_path.Versions.Keys.Where(s => s.Kind == SignalKind.Wire)).ToList();

    public Definition Definition => _builder.Definition;

    public void Add(Stmt statement) => _path.Block.Add(statement);

    public Expr Read(Signal signal)
    {
        if (!IsVariable(signal))
            return new SignalRef(signal);
        if (!_path.Versions.TryGetValue(signal, out var version))
        {
            return signal.Kind == SignalKind.Local
                ? throw new HdlException("HDL2007",
                    $"'{signal.Name}' is read before it is assigned: give it a value where it is declared", Source)
                : new SignalRef(signal);
        }
        HasVersions = true;
        return new VersionedRef(signal, version);
    }

    public void Assign(Signal signal, Expr value)
    {
        Add(new Assign(signal, value, Source));
        if (signal.Kind == SignalKind.Register)
        {
            signal.Domain ??= Domain;
            return;
        }
        NewVersion(signal);
    }

    public Signal NewLocal(string name, Shape shape)
    {
        var local = new Signal(Definition.Unique(name), shape, SignalKind.Local, Source);
        _locals.Add(local);
        return local;
    }

    /// <summary>Locals in the order made; they join the module's signals when the process is finished.</summary>
    public IEnumerable<Signal> Locals => _locals;

    public Expr Let(string name, Expr value)
    {
        var local = NewLocal(name, value.Shape);
        Assign(local, value);
        return Read(local);
    }

    public void Connect(Instance instance, int element, Signal port, Expr value)
    {
        if (_path.IsDead)
            return;
        var input = ChildInputs.Of(instance, port);
        var isPlain = ReferenceEquals(_path.Block, _body) && !(HasVersions && ReadsVersion(value));
        if (isPlain && input.IsFree(element))
        {
            ChildInputs.Wire(input, element, value, Source, _body);
            return;
        }
        ChildInputs.Unwire(input, element);
        Add(new Connect(instance, element, port, value, Source));
        input.State(element, value);
    }

    public Expr ReadPort(Instance instance, int element, Signal port)
    {
        if (port.Kind != SignalKind.Input)
            return new PortRef(instance, element, port);
        if (ChildInputs.Of(instance, port).Last(element) is { } value && _choices.Count == 0)
            return value;
        throw new HdlException("HDL2010",
            $"input '{port.Name}' of '{instance.Name}' is read from outside, "
            + "perhaps by a computed property of the child that a method without [Comb] reads: "
            + "put [Comb] on that method, or read what you assign to the input", Source);
    }

    // ---- choices ----

    public void If(Expr condition) => Open(condition, isSwitch: false);

    public void Switch(Expr subject) => Open(subject, isSwitch: true);

    /// <summary>Ends the arm before it and starts the next: null for the else of an If, labels for a case, none for default.</summary>
    public void NextArm(IReadOnlyList<Const>? labels)
    {
        var choice = _choices.Peek();
        if (choice.IsSwitch == labels is null)
            throw new InvalidOperationException("Else belongs to If, Case and Default to Switch.");
        if (choice.Arms.Count > 0)
            choice.Arms[^1].End = _path;
        StartArm(choice, labels);
    }

    public void EndChoice()
    {
        var choice = _choices.Pop();
        if (choice.Arms.Count > 0)
            choice.Arms[^1].End = _path;
        var complete = choice.IsSwitch
            ? choice.Arms.Exists(a => a.Labels is { Count: 0 }) || AllLabels(choice)
            : choice.Arms.Count == 2;
        if (!complete)
        {
            StartArm(choice, choice.IsSwitch ? [] : null);
            choice.Arms[^1].End = _path;
        }
        var start = choice.Start;
        if (start.IsDead)
        {
            _path = start;
            return;
        }
        start.Block.Add(choice.ToStatement());
        _path = Join(start, choice.Arms.ConvertAll(a => a.End!));
    }

    private void Open(Expr condition, bool isSwitch)
    {
        var choice = new ChoicePoint(condition, isSwitch, _path, Source);
        _choices.Push(choice);
        if (!isSwitch)
            StartArm(choice, null);
    }

    private void StartArm(ChoicePoint choice, IReadOnlyList<Const>? labels)
    {
        var arm = new Arm(labels, new Block());
        choice.Arms.Add(arm);
        _path = new Path(arm.Block, new(choice.Start.Versions), [], choice.Start.IsDead);
    }

    private static bool AllLabels(ChoicePoint choice)
    {
        var width = choice.Condition.Width;
        return width < 16 && choice.Arms.SelectMany(a => a.Labels!).Select(l => l.Value.Low).Distinct().Count() == 1 << width;
    }

    /// <summary>Where control is after the arms of a choice.</summary>
    private Path Join(Path start, List<Path> ends)
    {
        var alive = ends.FindAll(e => !e.IsDead);
        var left = new HashSet<FrameState>(start.Left);
        foreach (var end in ends)
            left.UnionWith(end.Left);
        if (alive.Count == 0)
            return Path.Dead(left);
        var leftHere = ends.Exists(e => e.Left.Count > 0);
        if (alive.Count == 1 && leftHere)
            return new Path(alive[0].Block, alive[0].Versions, left, false);
        var joined = new Path(start.Block, MergeVersions(start.Block, alive), left, false);
        return leftHere ? UnderFlags(joined, ends.SelectMany(e => e.Left)) : joined;
    }

    private Dictionary<Signal, int> MergeVersions(Block block, IReadOnlyList<Path> paths) =>
        MergeVersions(block, paths.Select(p => p.Versions).ToList());

    /// <summary>Versions that differ between paths become new ones; a variable not assigned on all of them stops being readable.</summary>
    private Dictionary<Signal, int> MergeVersions(Block block, List<Dictionary<Signal, int>> paths)
    {
        if (paths.Count == 1)
            return new(paths[0]);
        var merged = new Dictionary<Signal, int>();
        foreach (var (signal, version) in paths[0])
        {
            var same = true;
            var everywhere = true;
            for (var i = 1; i < paths.Count; i++)
            {
                if (!paths[i].TryGetValue(signal, out var other))
                    everywhere = false;
                else if (other != version)
                    same = false;
            }
            if (!everywhere)
                continue;
            merged[signal] = same ? version : _nextVersion;
            if (!same)
                block.Add(new VersionMark(signal, _nextVersion++));
        }
        return merged;
    }

    private Path UnderFlags(Path path, IEnumerable<FrameState> frames)
    {
        Expr? any = null;
        foreach (var frame in frames.Distinct())
        {
            if (frame.Flag is null)
                _flags.Add(frame.Flag = NewLocal("done", Shape.Bit));
            Expr flag = new SignalRef(frame.Flag);
            any = any is null ? flag : new Binary(BinaryOp.Or, any, flag);
        }
        var rest = new Block();
        path.Block.Add(new If(new Unary(UnaryOp.Not, any!), rest, null, Source));
        return new Path(rest, path.Versions, path.Left, false);
    }

    // ---- frames ----

    public Frame Enter(Frame frame)
    {
        frame.State = new FrameState(_path.Block, _path.Left, _choices.Count);
        _path.Block.Add(new FrameStart(frame.State));
        _path = new Path(_path.Block, _path.Versions, [], _path.IsDead);
        return frame;
    }

    /// <summary>Whether control is at the frame's own level, so that a return there is the only one reached.</summary>
    public bool IsUnconditional(Frame frame) =>
        ReferenceEquals(_path.Block, frame.State!.Block) && _choices.Count == frame.State.Depth
        && frame.State.Jumps.Count == 0 && _path.Left.Count == 0;

    public void Jump(Frame frame)
    {
        if (_path.IsDead)
            return;
        var state = frame.State!;
        state.Jumps.Add(_path.Versions);
        Add(new FrameLeft(state));
        _path = Path.Dead([.. _path.Left, state]);
    }

    public void Exit(Frame frame)
    {
        var state = frame.State!;
        var outer = new HashSet<FrameState>(_path.Left);
        outer.Remove(state);
        var left = new HashSet<FrameState>(state.LeftBefore);
        left.UnionWith(outer);
        if (state.Jumps.Count == 0)
        {
            _path = new Path(_path.Block, _path.Versions, left, _path.IsDead);
            return;
        }
        var arriving = new List<Dictionary<Signal, int>>(state.Jumps);
        if (!_path.IsDead)
            arriving.Add(_path.Versions);
        var joined = new Path(state.Block, MergeVersions(state.Block, arriving), left, false);
        _path = outer.Count > 0 ? UnderFlags(joined, outer) : joined;
    }

    public Process Finish() => new ProcessFinisher(this).Finish();

    private bool IsVariable(Signal signal) =>
        signal.Kind == SignalKind.Local || (signal.Kind == SignalKind.Wire && Kind == ProcessKind.Combinational);

    private bool ReadsVersion(Expr expr)
    {
        if (expr is VersionedRef)
            return true;
        if (!_readsVersion.TryGetValue(expr, out var reads))
            _readsVersion[expr] = reads = ExprRewriter.Operands(expr).Any(ReadsVersion);
        return reads;
    }

    private void NewVersion(Signal signal)
    {
        if (_path.IsDead)
            return;
        _path.Versions[signal] = _nextVersion;
        Add(new VersionMark(signal, _nextVersion++));
    }

    /// <summary>Where control is: the block that grows, the version of each variable, the frames some path has left.</summary>
    private sealed record Path(Block Block, Dictionary<Signal, int> Versions, HashSet<FrameState> Left, bool IsDead)
    {
        public static Path Dead(HashSet<FrameState> left) => new(new Block(), [], left, true);
    }

    private sealed record Arm(IReadOnlyList<Const>? Labels, Block Block)
    {
        public Path? End { get; set; }
    }

    private sealed record ChoicePoint(Expr Condition, bool IsSwitch, Path Start, SourceLocation Source)
    {
        public List<Arm> Arms { get; } = [];

        public Stmt ToStatement() => IsSwitch
            ? new Switch(Condition, Arms.Where(a => a.Labels!.Count > 0).Select(a => new SwitchArm(a.Labels!, a.Block)).ToList(),
                Arms.Find(a => a.Labels!.Count == 0)?.Block, Source)
            : new If(Condition, Arms[0].Block, Arms[1].Block, Source);
    }
}

/// <summary>A frame while it is recorded.</summary>
internal sealed class FrameState(Block block, HashSet<FrameState> leftBefore, int depth)
{
    public Block Block { get; } = block;

    public HashSet<FrameState> LeftBefore { get; } = leftBefore;

    public int Depth { get; } = depth;

    public List<Dictionary<Signal, int>> Jumps { get; } = [];

    /// <summary>The bit that remembers a jump; null while no join needs it.</summary>
    public Signal? Flag { get; set; }
}

/// <summary>A read of a variable at one version.</summary>
internal sealed class VersionedRef(Signal signal, int version) : Expr(signal.Shape)
{
    public Signal Signal { get; } = signal;

    public int Version { get; } = version;
}

/// <summary>From here on the variable has this version.</summary>
internal sealed class VersionMark(Signal signal, int version) : Stmt(default)
{
    public Signal Signal { get; } = signal;

    public int Version { get; } = version;
}

/// <summary>Where a frame starts.</summary>
internal sealed class FrameStart(FrameState frame) : Stmt(default)
{
    public FrameState Frame { get; } = frame;
}

/// <summary>A path leaves a frame here.</summary>
internal sealed class FrameLeft(FrameState frame) : Stmt(default)
{
    public FrameState Frame { get; } = frame;
}

/// <summary>An input of a child gets a value.</summary>
internal sealed class Connect(Instance instance, int element, Signal port, Expr value, SourceLocation source) : Stmt(source)
{
    public Instance Instance { get; } = instance;

    public int Element { get; } = element;

    public Signal Port { get; } = port;

    public Expr Value { get; } = value;
}

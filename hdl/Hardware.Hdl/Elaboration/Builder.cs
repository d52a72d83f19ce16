using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// Records the captured members of one module as IR. The generated twins call it, and so may anybody for what capture cannot say.
/// Reads give nodes, writes and control flow give statements of the process under construction.
/// </summary>
public sealed partial class Builder
{
    private readonly string _path;
    private readonly HashSet<string> _processes = new(StringComparer.Ordinal);
    private readonly List<Action> _pending = [];
    private readonly Action<ComputedSignal> _resolve;
    private ProcessRecorder? _process;

    internal Builder(Definition definition, string path)
    {
        Definition = definition;
        _path = path;
        _resolve = Resolve;
    }

    internal Definition Definition { get; }

    /// <summary>Whether no path reaches this point, after an unconditional jump.</summary>
    public bool IsDead => Current.IsDead;

    private ProcessRecorder Current => _process
        ?? throw new HdlException("HDL6003",
            $"a signal of {Definition.Module.TypeName} is used outside a captured member: put [Clocked] or [Comb] on the method",
            default, _path);

    /// <summary>Says which of the user's lines the next statements come from.</summary>
    public void At([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (_process is { } process)
            process.Source = new SourceLocation(file, line);
    }

    /// <summary>Records a computed property.</summary>
    public void Computed<T>(string name, Func<Builder, T> body, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct, ISignal<T>
    {
        var computed = Definition.Computed[name];
        computed.Elaborate ??= () =>
        {
            var source = new SourceLocation(file, line);
            var recorder = new ProcessRecorder(this, name, ProcessKind.Combinational, null, source);
            Run(recorder, () =>
            {
                var value = body(this);
                var shape = value.Shape;
                if (value.IsUnsized && computed.Width < 0 && !value.IsRecorded)
                    throw new HdlException("HDL1003", $"the width of '{name}' cannot be inferred from a literal: give it one, [Out(8)]");
                if (computed.Width >= 0 && !value.IsUnsized && shape.Width != computed.Width && typeof(T) != typeof(Bit))
                {
                    throw new HdlException("HDL1001",
                        $"'{name}' is declared {computed.Width} bits but its expression has {shape.Width}: "
                        + $"write .Resize({computed.Width}), or leave the width out");
                }
                if (computed.Width >= 0)
                    shape = shape with { Width = computed.Width };
                computed.Signal = new Signal(name, shape, SignalKind.Wire, computed.Source)
                {
                    IsOutput = computed.IsOutput,
                    Enum = EnumOf<T>(),
                };
                recorder.Assign(computed.Signal, value.Fit(shape).ToExpr());
            });
            _pending.Add(() => Definition.Module.Add(recorder.Finish()));
        };
    }

    /// <summary>Records a combinational method.</summary>
    public void Combinational(string name, Action<Builder> body, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Record(name, ProcessKind.Combinational, "", body, new SourceLocation(file, line));

    /// <summary>Records a clocked method.</summary>
    public void Clocked(string name, Action<Builder> body, string domain = "",
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Record(name, ProcessKind.Clocked, domain, body, new SourceLocation(file, line));

    /// <summary>Elaborates everything the twins registered; signals enter the IR in the order declared.</summary>
    internal void Complete()
    {
        foreach (var computed in Definition.Computed.Values)
            Resolve(computed);
        foreach (var item in Definition.Declared)
        {
            if (item is MemoryDef memory)
                Definition.Module.Add(memory);
            else
                Definition.Module.Add(item as Signal ?? ((ComputedSignal)item).Signal!);
        }
        foreach (var action in _pending.ToList())
            action();
        _pending.Clear();
    }

    internal Expr ReadSignal(string name)
    {
        var signal = Definition.Signal(name, _resolve);
        return _process is { } process ? process.Read(signal)
            : throw new HdlException("HDL6003",
                $"'{name}' is read outside a captured member: put [Clocked] or [Comb] on the method", default, _path);
    }

    internal void WriteSignal<T>(string name, T value, Func<T, Shape, Expr> toExpr)
    {
        var process = Current;
        var signal = Definition.Signal(name);
        if (signal.Kind == SignalKind.Register != (process.Kind == ProcessKind.Clocked) && signal.Kind != SignalKind.Input)
        {
            throw new HdlException("HDL2008",
                signal.Kind == SignalKind.Register
                    ? $"register '{name}' is assigned in '{process.Name}', which is combinational: "
                      + "assign it in a [Clocked] method, or make it a [Wire]"
                    : $"wire '{name}' is assigned in '{process.Name}', which is clocked: assign it in a [Comb] method, or make it a [Reg]",
                process.Source);
        }
        if (signal.Kind == SignalKind.Input)
        {
            throw new HdlException("HDL2003",
                $"'{name}' is an input of {Definition.Module.TypeName} and is assigned inside it: make it an output or a wire",
                process.Source);
        }
        process.Assign(signal, Convert(value, toExpr, signal));
    }

    internal Expr ReadPort(ModuleContext child, string name) => Current.ReadPort(child.Instance!, child.Element, Port(child, name));

    internal void WritePort<T>(ModuleContext child, string name, T value, Func<T, Shape, Expr> toExpr)
    {
        var port = Port(child, name);
        if (port.Kind != SignalKind.Input)
        {
            throw new HdlException("HDL2003",
                $"'{name}' of '{child.Instance!.Name}' is driven by the child itself and cannot be assigned from outside: make it an [In]",
                Current.Source);
        }
        if (Current.Kind == ProcessKind.Clocked)
        {
            throw new HdlException("HDL2008",
                $"input '{name}' of '{child.Instance!.Name}' is assigned in '{Current.Name}', which is clocked: "
                + "assign it in a [Comb] method",
                Current.Source);
        }
        Current.Connect(child.Instance!, child.Element, port, Convert(value, toExpr, port, child.Instance));
    }

    internal void WriteMemory(MemoryDef memory, Expr address, Expr data, Expr? mask)
    {
        if (Current.Kind != ProcessKind.Clocked)
        {
            throw new HdlException("HDL2008",
                $"memory '{memory.Name}' is written in '{Current.Name}', which is combinational: write it in a [Clocked] method",
                Current.Source);
        }
        Current.Add(new MemoryWrite(memory, address, data, mask, Current.Source));
    }

    internal void AddCheck(CheckKind kind, Expr condition, string message, SourceLocation source) =>
        Current.Add(new Check(kind, condition, message, source.IsKnown ? source : Current.Source));

    /// <summary>A value as a node of its target's shape; names the target in a width error that the value itself cannot name.</summary>
    private Expr Convert<T>(T value, Func<T, Shape, Expr> toExpr, Signal target, Instance? child = null)
    {
        try
        {
            return toExpr(value, target.Shape);
        }
        catch (HdlException problem) when (problem.Code is "HDL1001" or "HDL1004")
        {
            var name = child is null ? target.Name : $"{child.Name}.{target.Name}";
            throw new HdlException(problem.Code, $"assigning '{name}': {problem.Diagnostics[0].Text}", Current.Source, _path);
        }
    }

    private void Resolve(ComputedSignal computed)
    {
        if (computed.Signal is not null)
            return;
        if (computed.Elaborate is not { } elaborate)
        {
            throw new HdlException("HDL2006",
                $"computed property '{computed.Name}' depends on itself: "
                + "break the loop, or give one of the properties on it a [Comb] method",
                computed.Source, _path);
        }
        computed.Elaborate = null;
        elaborate();
    }

    private void Record(string name, ProcessKind kind, string domain, Action<Builder> body, SourceLocation source)
    {
        if (!_processes.Add(name))
            return;
        _pending.Add(() =>
        {
            var recorder = new ProcessRecorder(this, name, kind, kind == ProcessKind.Clocked ? DomainOf(domain, source) : null, source);
            Run(recorder, () => body(this));
            var process = recorder.Finish();
            if (process.Body.Count > 0)
                Definition.Module.Add(process);
        });
    }

    private ClockDomain DomainOf(string name, SourceLocation source)
    {
        if (Definition.Domains.TryGetValue(name, out var domain))
            return domain;
        if (name.Length > 0)
        {
            throw new HdlException("HDL3003",
                $"clock domain '{name}' is not declared: add [ClockDomain(\"{name}\")] to {Definition.Module.TypeName}", source, _path);
        }
        return Definition.Domains[""] = Definition.Module.Domain();
    }

    private void Run(ProcessRecorder recorder, Action body)
    {
        var outer = _process;
        _process = recorder;
        try
        {
            body();
        }
        catch (HdlException problem) when (!problem.Location.IsKnown || problem.Diagnostics[0].InstancePath.Length == 0)
        {
            throw problem.At(recorder.Source, _path);
        }
        finally
        {
            _process = outer;
        }
    }

    private Signal Port(ModuleContext child, string name)
    {
        var definition = child.Definition!;
        var port = definition.Signal(name);
        return port.IsPort ? port : throw new HdlException("HDL2010",
            $"'{name}' is not a port of {definition.Module.TypeName}: make the property public, or [Out]", Current.Source);
    }

    private static EnumType? EnumOf<T>()
    {
        if (!typeof(T).IsGenericType || typeof(T).GetGenericTypeDefinition() != typeof(En<>))
            return null;
        var typeOf = typeof(EnumShape).GetMethod(nameof(EnumShape.TypeOf))!.MakeGenericMethod(typeof(T).GetGenericArguments());
        return (EnumType?)typeOf.Invoke(null, null);
    }
}

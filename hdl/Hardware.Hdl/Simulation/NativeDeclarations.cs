using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Hdl;

/// <summary>Gives one module object native storage, and gathers its methods and children.</summary>
internal sealed class NativeDeclarations(ModuleDef definition) : Declarations
{
    private readonly HashSet<object> _children = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Signal> _byName =
        definition.Signals.Where(s => s.Kind != SignalKind.Local).ToDictionary(s => s.Name);

    public List<(Signal Signal, NativeSignal Storage)> Signals { get; } = [];

    public List<INativeMemory> Memories { get; } = [];

    public List<Action> CombinationalMethods { get; } = [];

    public List<(string Name, Action Method)> ClockedMethods { get; } = [];

    public List<(string Name, IReadOnlyList<HardwareModule> Elements)> Children { get; } = [];

    internal override void Signal<T>(ref Cell<T>? cell, string name, int width, SignalOptions options, SourceLocation source)
    {
        var signal = _byName[name];
        var storage = new NativeStorage<T>(signal.Shape);
        cell = new NativeCell<T>(storage, signal.Kind == SignalKind.Register);
        Signals.Add((signal, storage));
    }

    public override void Computed<T>(
        string name, Func<T> value, bool isPort, int width, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var signal = _byName[name];
        Signals.Add((signal, new NativeComputed<T>(signal.Shape, value)));
    }

    public override void Memory<T>(Mem<T> memory, string name, int depth, int width, System.Collections.IEnumerable? contents,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var native = new NativeMemory<T>(definition.Memories.First(m => m.Name == name));
        memory.Storage = native;
        Memories.Add(native);
    }

    public override void Domain(string name, ResetKind reset) { }

    public override void Combinational(string name, Action method)
    {
        if (_methods.Add(name))
            CombinationalMethods.Add(method);
    }

    public override void Clocked(string name, Action method, string domain)
    {
        if (_methods.Add(name))
            ClockedMethods.Add((name, method));
    }

    public override void Child(
        string field, object? value, (string Child, string Parent)[]? domains,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var (elements, _) = ChildElements.Of(value);
        if (elements.Length > 0 && _children.Add(elements[0]))
        {
            foreach (var element in elements)
                _children.Add(element);
            Children.Add((HardwareName(field), elements));
        }
    }
}

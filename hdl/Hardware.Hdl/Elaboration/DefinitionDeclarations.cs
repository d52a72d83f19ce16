using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>Declares a module into its definition.</summary>
internal sealed class DefinitionDeclarations(Definition definition, Builder builder, Elaborator elaborator, string path) : Declarations
{
    internal override void Signal<T>(ref Cell<T>? cell, string name, int width, SignalOptions options, SourceLocation source)
    {
        cell = null;
        Shape shape;
        try
        {
            shape = SignalType<T>.ShapeOf(width, name);
        }
        catch (HdlException problem)
        {
            throw problem.At(source, path);
        }
        Declare(name, shape, SignalType<T>.Enum, options, source);
    }

    private void Declare(string name, Shape shape, EnumType? members, SignalOptions options, SourceLocation source) =>
        definition.Declare(name, new Signal(name, shape, options.Kind, source)
        {
            IsOutput = options.IsPort,
            ResetValue = options.Kind == SignalKind.Register && !options.ResetLess ? ResetBits(options.Reset, shape, name, source) : null,
            Enum = members,
            CrossesDomains = options.CrossesDomains,
        }, source);

    public override void Computed<T>(
        string name, Func<T> value, bool isPort, int width, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var computed = new ComputedSignal(name, isPort, width, new SourceLocation(file, line));
        if (definition.Computed.TryAdd(name, computed))
            definition.Declare(name, computed, computed.Source);
    }

    public override void Memory<T>(Mem<T> memory, string name, int depth, int width, System.Collections.IEnumerable? contents,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var source = new SourceLocation(file, line);
        memory.Storage = null;
        try
        {
            var shape = SignalType<T>.ShapeOf(width, name);
            if (depth < 1)
                throw new HdlException("HDL1007", $"memory '{name}' has {depth} words: give a depth of at least 1");
            var words = contents?.Cast<object>().Select(w => ConstantBits.Of(w, shape)).ToList();
            if (words?.Count > depth)
            {
                throw new HdlException(
                    "HDL1004", $"memory '{name}' has {depth} words but {words.Count} are given: give fewer, or make it deeper");
            }
            definition.Declare(name, new MemoryDef(name, shape, depth, source) { InitialContents = words }, source);
        }
        catch (HdlException problem)
        {
            throw problem.At(source, path);
        }
    }

    public override void Domain(string name, ResetKind reset) => definition.Domains[name] = definition.Module.Domain(name, reset);

    // Processes are elaborated from their twins; only native storage needs the methods themselves.
    public override void Combinational(string name, Action method) { }

    public override void Clocked(string name, Action method, string domain) { }

    public override void Child(
        string field, object? value, (string Child, string Parent)[]? domains,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var source = new SourceLocation(file, line);
        var name = HardwareName(field);
        var (elements, dimensions) = ChildElements.Of(value);
        if (elements.Length == 0 || !elements[0].__Hdl.Join(builder))
            return;
        for (var i = 1; i < elements.Length; i++)
        {
            if (!elements[i].__Hdl.Join(builder))
            {
                throw new HdlException(
                    "HDL5005", $"'{name}' holds a module that is already a child: hold every child in one field", source, path);
            }
        }
        if (HaveOneKey(elements))
            AddInstance(name, elements, dimensions, domains, source);
        else
        {
            for (var i = 0; i < elements.Length; i++)
                AddInstance($"{name}_{i}", [elements[i]], [], domains, source);
        }
    }

    private protected override void DeclaredView(string name, int width, int count)
    {
        definition.ViewWidths[name] = width;
        if (count > 0)
            definition.VecCounts[name] = count;
    }

    private static bool HaveOneKey(HardwareModule[] elements)
    {
        var first = elements[0].__Key();
        for (var i = 1; i < elements.Length; i++)
        {
            if (!elements[i].__Key().Equals(first))
                return false;
        }
        return true;
    }

    private void AddInstance(
        string name, HardwareModule[] elements, IReadOnlyList<int> dimensions, (string Child, string Parent)[]? domains,
        SourceLocation source)
    {
        var child = elaborator.Define(elements[0], $"{path}.{name}");
        var instance = new Instance(name, child.Module, dimensions, source);
        definition.Declare(name, instance, source);
        definition.Module.Add(instance);
        var mapped = new ClockDomain[child.Module.Domains.Count];
        for (var i = 0; i < mapped.Length; i++)
            mapped[i] = ParentDomain(child.Module.Domains[i], domains, name, source);
        instance.Domains = mapped;
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i].__Hdl.Definition = child;
            elements[i].__Hdl.Become(instance, i);
        }
    }

    private ClockDomain ParentDomain(ClockDomain child, (string Child, string Parent)[]? domains, string instance, SourceLocation source)
    {
        var name = domains?.Where(d => d.Child == child.Name).Select(d => d.Parent).FirstOrDefault() ?? child.Name;
        if (definition.Domains.TryGetValue(name, out var domain))
            return domain;
        if (name.Length > 0)
        {
            throw new HdlException("HDL3002",
                $"'{instance}' needs clock domain '{name}' but {definition.Module.TypeName} has none of that name: "
                + $"add [ClockDomain(\"{name}\")] to the class, or [ConnectDomain] to the field",
                source, path);
        }
        return definition.Domains[""] = definition.Module.Domain();
    }
}

/// <summary>The modules a field holds.</summary>
internal static class ChildElements
{
    public static (HardwareModule[] Elements, IReadOnlyList<int> Dimensions) Of(object? value) => value switch
    {
        HardwareModule module => ([module], []),
        InstanceArray array => (array.Elements, array.Dimensions),
        Array { Rank: <= 2 } array when array.Length > 0 && array.Cast<object?>().All(e => e is HardwareModule) =>
            ([.. array.Cast<HardwareModule>()], Enumerable.Range(0, array.Rank).Select(array.GetLength).ToList()),
        _ => ([], []),
    };
}

using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Short forms for building IR by hand; a line number stands for a place in <c>T.cs</c>.</summary>
internal static class Small
{
    public static ModuleDef Module(string name = "T") => new(name, name, At(1));

    public static SourceLocation At(int line) => new("/src/T.cs", line);

    public static Signal In(this ModuleDef m, string name, int width = 8, int line = 2) =>
        m.Add(new Signal(name, new Shape(width), SignalKind.Input, At(line)));

    public static Signal Wire(this ModuleDef m, string name, int width = 8, int line = 3, bool output = false) =>
        m.Add(new Signal(name, new Shape(width), SignalKind.Wire, At(line)) { IsOutput = output });

    public static Signal Out(this ModuleDef m, string name, int width = 8, int line = 3) => m.Wire(name, width, line, output: true);

    public static Signal Local(this ModuleDef m, string name, int width = 8, int line = 4) =>
        m.Add(new Signal(name, new Shape(width), SignalKind.Local, At(line)));

    public static Signal Reg(
        this ModuleDef m, string name, int width = 8, ClockDomain? domain = null, bool crosses = false, bool output = false) =>
        m.Add(new Signal(name, new Shape(width), SignalKind.Register, At(5))
        {
            Domain = domain ?? m.Domain(),
            CrossesDomains = crosses,
            IsOutput = output,
        });

    public static Instance Child(this ModuleDef m, string name, ModuleDef child, params int[] dimensions) =>
        m.Add(new Instance(name, child, dimensions, At(6)) { Domains = [.. child.Domains.Select(d => m.Domain(d.Name))] });

    public static Process Comb(this ModuleDef m, string name, params Stmt[] body) =>
        m.Add(new Process(name, ProcessKind.Combinational, new Block(body), null, At(10)));

    public static Process Clocked(this ModuleDef m, string name, params Stmt[] body) => m.Clocked(name, m.Domain(), body);

    public static Process Clocked(this ModuleDef m, string name, ClockDomain domain, params Stmt[] body) =>
        m.Add(new Process(name, ProcessKind.Clocked, new Block(body), domain, At(20)));

    public static Assign Set(this Signal target, Expr value, int line = 11) => new(target, value, At(line));

    public static Assign Set(this Signal target, Signal value, int line = 11) => new(target, value.Ref(), At(line));

    public static If When(Expr condition, Stmt[] then, Stmt[]? otherwise = null, int line = 12) =>
        new(condition, new Block(then), otherwise is null ? null : new Block(otherwise), At(line));

    public static SignalRef Ref(this Signal signal) => new(signal);

    public static PortRef Port(this Instance instance, string name, int element = 0) =>
        new(instance, element, instance.Module.Signals.First(s => s.Name == name));

    public static void Connect(this Instance instance, string name, Expr driver, int element = 0) =>
        instance.Connections(instance.Module.Signals.First(s => s.Name == name))[element] = driver;

    public static Binary Plus(this Signal a, Signal b) => new(BinaryOp.Add, a.Ref(), b.Ref());

    public static Const Number(int width, ulong value) => new(new BitVector(width, value));

    /// <summary>What the pipeline says about a design, a line for each finding.</summary>
    public static string Check(ModuleDef top) => string.Join("\n", Pipeline.Check(new Design(top)));
}

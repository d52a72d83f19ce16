using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>The table of rules about state: docs/semantics.md is generated from it, and every engine is held to it.</summary>
public static class StateTable
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<StateScenario> Rows { get; } =
    [
        new("Start of a register", "its reset value, before any clock; without one it is random, the same for the same seed",
            "Q is 5", () => WithRegister(reset: 5, (q, a) => [Set(q, a)])),
        new("Register not assigned", "keeps its value",
            "A = 7; E = 1; clock; Q is 7; A = 9; E = 0; clock; Q is 7",
            () => WithRegister(reset: 5, (q, a) => [Set(q, a)], enabled: true)),
        new("Register read after it was written", "the value before the clock edge",
            "A = 3; clock; Q is 3; R is 5; A = 4; clock; Q is 4; R is 3",
            () => WithRegister(reset: 5, (q, a) => [Set(q, a)], (r, q) => [Set(r, q)])),
        new("Two assignments to a register", "the last one on the path taken",
            "A = 3; clock; Q is 1", () => WithRegister(reset: 5, (q, a) => [Set(q, a), new Assign(q, Number(8, 1))])),
        new("Synchronous reset", "at a clock edge while reset is high the register takes its reset value and nothing else happens to it",
            "A = 3; clock; Q is 3; reset on; Q is 3; clock; Q is 5; reset off; clock; Q is 3",
            () => WithRegister(reset: 5, (q, a) => [Set(q, a)])),
        new("Asynchronous reset", "as soon as reset rises",
            "A = 3; clock; Q is 3; reset on; Q is 5; clock; Q is 5; reset off; Q is 5; clock; Q is 3",
            () => WithRegister(reset: 5, (q, a) => [Set(q, a)], kind: ResetKind.Asynchronous)),
        new("Reset and a process whose registers have no reset value", "the process does not notice",
            "A = 3; reset on; clock; Q is 3", () => WithRegister(reset: null, (q, a) => [Set(q, a)])),
        new("Wire or variable read after it was assigned", "the new value, at once", "A = 3; Y is 5", Blocking),
        new("Memory word read in the cycle that writes it", "the old word; the new one after the clock edge",
            "D = 9; P = 1; W = 1; Y is 0; clock; Y is 9; D = 8; Y is 9; clock; Y is 8", () => WithMemory()),
        new("Memory read past the end", "0", "P = 3; W = 0; Y is 0", () => WithMemory(initial: 7)),
        new("Memory write past the end", "nothing is written",
            "D = 9; P = 3; W = 1; clock; Y is 0; W = 0; P = 0; Y is 7; P = 1; Y is 7; P = 2; Y is 7", () => WithMemory(initial: 7)),
        new("Memory word at the start", "its initial contents, or 0",
            "P = 0; W = 0; Y is 7; P = 2; Y is 0", () => WithMemory(initial: 7, given: 2)),
        new("Memory and reset", "reset does not touch the words", "D = 9; P = 1; W = 1; clock; W = 0; reset on; clock; reset off; Y is 9",
            () => WithMemory()),
        new("Two writes of one word at one clock edge", "the last one on the path taken", "D = 9; P = 1; W = 1; clock; Y is 246",
            () => WithMemory(twice: true)),
        new("Masked write", "a mask bit of 1 writes its part of the word, bit 0 the least significant part",
            "D = 171; P = 1; W = 1; clock; Y is 160", () => WithMemory(mask: 2)),
    ];

    private static Const Number(int width, ulong value) => new(new BitVector(width, value));

    private static Assign Set(Signal target, Signal value) => new(target, new SignalRef(value));

    private static Signal Port(ModuleDef module, string name, int width, SignalKind kind, ulong? reset = null) =>
        module.Add(new Signal(name, new Shape(width), kind)
        {
            IsOutput = kind != SignalKind.Input,
            ResetValue = reset is { } value ? new BitVector(width, value) : null,
            Domain = kind == SignalKind.Register ? module.Domain() : null,
        });

    /// <summary>Register Q loaded from input A, and a second register R when the scenario wants to see Q's old value.</summary>
    private static ModuleDef WithRegister(
        ulong? reset,
        Func<Signal, Signal, Stmt[]> body,
        Func<Signal, Signal, Stmt[]>? second = null,
        bool enabled = false,
        ResetKind kind = ResetKind.Synchronous)
    {
        var module = new ModuleDef("State", "State");
        var domain = module.Domain("", kind);
        var a = Port(module, "A", 8, SignalKind.Input);
        var q = Port(module, "Q", 8, SignalKind.Register, reset);
        var statements = new List<Stmt>(body(q, a));
        if (enabled)
            statements = [new If(new SignalRef(Port(module, "E", 1, SignalKind.Input)), new Block(statements))];
        if (second is not null)
            statements.AddRange(second(Port(module, "R", 8, SignalKind.Register, reset), q));
        module.Add(new Process("Load", ProcessKind.Clocked, new Block(statements), domain));
        return module;
    }

    private static ModuleDef Blocking()
    {
        var module = new ModuleDef("State", "State");
        var (a, y) = (Port(module, "A", 8, SignalKind.Input), Port(module, "Y", 8, SignalKind.Wire));
        var x = module.Add(new Signal("x", new Shape(8), SignalKind.Local));
        Assign Increment(Signal s) => new(s, new Binary(BinaryOp.Add, new SignalRef(s), Number(8, 1)));
        module.Add(new Process("Add", ProcessKind.Combinational, new Block([Set(x, a), Increment(x), Set(y, x), Increment(y)])));
        return module;
    }

    /// <summary>A memory of three words, written with D at P when W is 1, read at P by Y.</summary>
    private static ModuleDef WithMemory(ulong? initial = null, int given = 3, bool twice = false, ulong? mask = null)
    {
        var module = new ModuleDef("State", "State");
        var domain = module.Domain();
        var memory = module.Add(new MemoryDef("Words", new Shape(8), 3)
        {
            InitialContents = initial is { } word ? [.. Enumerable.Repeat(new BitVector(8, word), given)] : null,
        });
        var d = Port(module, "D", 8, SignalKind.Input);
        var p = Port(module, "P", 2, SignalKind.Input);
        var w = Port(module, "W", 1, SignalKind.Input);
        var y = Port(module, "Y", 8, SignalKind.Wire);
        module.Add(new Process("Y", ProcessKind.Continuous, new Block([new Assign(y, new MemoryRead(memory, new SignalRef(p)))])));
        Expr data = new SignalRef(d);
        var writes = new List<Stmt> { new MemoryWrite(memory, new SignalRef(p), data, mask is { } bits ? Number(2, bits) : null) };
        if (twice)
            writes.Add(new MemoryWrite(memory, new SignalRef(p), new Unary(UnaryOp.Not, data)));
        module.Add(new Process("Write", ProcessKind.Clocked, new Block([new If(new SignalRef(w), new Block(writes))]), domain));
        return module;
    }
}

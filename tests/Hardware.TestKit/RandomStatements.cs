using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>Fills the body of one process with random statements.</summary>
internal sealed class RandomStatements(
    Random random,
    RandomDesignOptions options,
    ModuleDef module,
    RandomExpressions expressions,
    string process,
    Func<SourceLocation> nextLine)
{
    private int _locals;

    /// <summary>Wires or registers the process drives.</summary>
    public required IReadOnlyList<Signal> Targets { get; init; }

    /// <summary>Memories the process writes.</summary>
    public IReadOnlyList<MemoryDef> Memories { get; init; } = [];

    /// <summary>Whether checks may occur.</summary>
    public bool Checks { get; init; }

    public void Fill(Block body, int depth)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
            body.Add(Next(body, depth));
    }

    /// <summary>Whether a body assigns a signal on any path.</summary>
    public static bool Assigns(IEnumerable<Stmt> body, Signal target) => body.Any(s => s switch
    {
        Assign assign => assign.Target == target,
        If choice => Assigns(choice.Then, target) || Assigns(choice.Else ?? [], target),
        Switch choice => choice.Arms.Any(a => Assigns(a.Body, target)) || Assigns(choice.Default ?? [], target),
        _ => false,
    });

    public MemoryWrite Write(MemoryDef memory)
    {
        var width = memory.Word.Width;
        var parts = Enumerable.Range(1, Math.Min(width, 8)).Where(n => width % n == 0).ToList();
        return new MemoryWrite(
            memory,
            expressions.Make(new Shape(random.Next(1, 8)), 2),
            expressions.Make(memory.Word, 2),
            random.Next(2) == 0 ? null : expressions.Make(new Shape(parts[random.Next(parts.Count)]), 2),
            nextLine());
    }

    private Stmt Next(Block body, int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 7))
        {
            case 0 or 1 or 2:
                return AssignTarget();
            case 3 when Memories.Count > 0:
                return Write(Memories[random.Next(Memories.Count)]);
            case 4 or 5:
                return AssignLocal(body);
            case 6 when Checks:
                return new Check(
                    random.Next(3) == 0 ? CheckKind.Cover : CheckKind.Assert,
                    expressions.Make(Shape.Bit, 2), "\"Random\" check of 100%", nextLine());
            case 7 or 8 or 9:
                var condition = expressions.Make(Shape.Bit, 3);
                var then = Branch(depth - 1);
                return new If(condition, then, random.Next(2) == 0 ? null : Branch(depth - 1), nextLine());
            case 10 or 11:
                return MakeSwitch(depth - 1);
            default:
                return AssignTarget();
        }
    }

    private Assign AssignTarget()
    {
        var target = Targets[random.Next(Targets.Count)];
        return new Assign(target, expressions.Make(target.Shape, options.Depth), nextLine());
    }

    /// <summary>A local is assigned on every path before it may be read: here at once, and perhaps again under a condition.</summary>
    private Stmt AssignLocal(Block body)
    {
        var value = expressions.Make(new Shape(random.Next(1, 20), random.Next(3) == 0), options.Depth);
        var local = module.Add(new Signal($"{process}Local{++_locals}", value.Shape, SignalKind.Local, nextLine()));
        body.Add(new Assign(local, value, local.Source));
        expressions.Add(new SignalRef(local));
        if (random.Next(2) == 0)
            return new Assign(local, expressions.Make(local.Shape, 2), nextLine());
        return new If(
            expressions.Make(Shape.Bit, 2), new Block([new Assign(local, expressions.Make(local.Shape, 2), nextLine())]), null, nextLine());
    }

    private Switch MakeSwitch(int depth)
    {
        var subject = expressions.Make(new Shape(random.Next(1, 6), random.Next(4) == 0), 2);
        var labels = new HashSet<BitVector>();
        var arms = new List<SwitchArm>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var own = Enumerable.Range(0, random.Next(1, 3)).Select(_ => new BitVector(subject.Width, (ulong)random.Next(64)))
                .Where(labels.Add).Select(v => new Const(v, subject.Shape.Signed)).ToList();
            if (own.Count > 0)
                arms.Add(new SwitchArm(own, Branch(depth)));
        }
        return new Switch(subject, arms, random.Next(3) == 0 ? null : Branch(depth), nextLine());
    }

    /// <summary>Locals of a branch are not in scope after it.</summary>
    private Block Branch(int depth)
    {
        var block = new Block();
        var inner = new RandomStatements(random, options, module, expressions.Copy(), $"{process}{nextLine().Line}", nextLine)
        {
            Targets = Targets,
            Memories = Memories,
            Checks = Checks,
        };
        inner.Fill(block, depth);
        return block;
    }
}

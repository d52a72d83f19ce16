using Hardware.Hdl.Ir;

namespace Hardware.TestKit;

/// <summary>
/// Makes one module: wires are driven in order from what is already there, so that no combinational loop can arise; registers and
/// memories may be read by all.
/// </summary>
internal sealed class RandomModule(Random random, RandomDesignOptions options, string name, IReadOnlyList<ModuleDef> below)
{
    private readonly ModuleDef _module = new(name, name, new SourceLocation(name + ".cs", 1))
    {
        Summary = "A module of random content.",
    };

    private readonly RandomExpressions _expressions = new(random, options);
    private int _line = 1;

    public ModuleDef Make()
    {
        ClockDomain[] domains = options.TwoDomains && random.Next(3) == 0
            ? [_module.Domain(), _module.Domain("side", ResetKind.Asynchronous)]
            : [_module.Domain()];
        for (var i = random.Next(1, options.Signals + 1); i > 0; i--)
            Read(_module.Add(new Signal($"In{i}", RandomShape(), SignalKind.Input, NextLine())));
        var registers = new List<Signal>();
        for (var i = random.Next(1, options.Signals + 1); i > 0; i--)
        {
            var shape = RandomShape();
            registers.Add(Read(_module.Add(new Signal($"Reg{i}", shape, SignalKind.Register, NextLine())
            {
                IsOutput = random.Next(3) == 0,
                ResetValue = random.Next(4) == 0 ? null : RandomDesigns.Bits(random, shape.Width),
            })));
        }
        for (var i = random.Next(0, 3); i > 0; i--)
            AddMemory(i);

        var instances = 0;
        for (var i = random.Next(2, 2 * options.Signals); i > 0; i--)
        {
            if (below.Count > 0 && random.Next(3) == 0)
                AddInstance($"Child{++instances}", below[random.Next(below.Count)]);
            else if (random.Next(3) > 0)
                AddContinuous($"Wire{i}");
            else
                AddCombinational($"Choose{i}");
        }
        if (below.Count > 0 && instances == 0)
            AddInstance("Child", below[^1]);
        AddOutput();

        while (registers.Count > 0)
        {
            var some = registers.Take(random.Next(1, registers.Count + 1)).ToList();
            registers.RemoveRange(0, some.Count);
            AddClocked($"Step{registers.Count}", some, domains[random.Next(domains.Length)]);
        }
        return _module;
    }

    private Signal Read(Signal signal)
    {
        _expressions.Add(new SignalRef(signal));
        return signal;
    }

    private SourceLocation NextLine() => new(name + ".cs", ++_line, 5);

    private Shape RandomShape()
    {
        var width = random.Next(10) switch
        {
            < 3 => 1,
            < 7 => random.Next(2, Math.Min(options.MaxWidth, 17) + 1),
            7 => Math.Min(options.MaxWidth, random.Next(31, 34)),
            8 => Math.Min(options.MaxWidth, random.Next(63, 66)),
            _ => random.Next(1, options.MaxWidth + 1),
        };
        return new Shape(width, width > 1 && random.Next(3) == 0);
    }

    private void AddMemory(int number)
    {
        var word = random.Next(2) == 0 ? new Shape(8 * random.Next(1, 5)) : RandomShape();
        var depth = random.Next(3) == 0 ? 1 << random.Next(0, 5) : random.Next(1, 20);
        var memory = _module.Add(new MemoryDef($"Words{number}", word, depth, NextLine())
        {
            InitialContents = random.Next(2) == 0
                ? null : [.. Enumerable.Range(0, random.Next(1, depth + 1)).Select(_ => RandomDesigns.Bits(random, word.Width))],
        });
        _expressions.Add(memory);
    }

    private void AddContinuous(string wireName)
    {
        var value = _expressions.Make(RandomShape(), options.Depth);
        var wire = _module.Add(new Signal(wireName, value.Shape, SignalKind.Wire, NextLine()) { IsOutput = random.Next(3) == 0 });
        _module.Add(new Process(wireName, ProcessKind.Continuous, new Block([new Assign(wire, value, wire.Source)]), null, wire.Source));
        Read(wire);
    }

    /// <summary>One output that depends on all there is, so that nothing goes unseen.</summary>
    private void AddOutput()
    {
        var sum = _expressions.All.Select(e => (Expr)new Unary(UnaryOp.ReduceXor, e))
            .Aggregate((left, right) => new Binary(BinaryOp.Xor, left, right));
        var wire = _module.Add(new Signal("Parity", Shape.Bit, SignalKind.Wire, NextLine()) { IsOutput = true });
        _module.Add(new Process("Parity", ProcessKind.Continuous, new Block([new Assign(wire, sum, wire.Source)]), null, wire.Source));
    }

    private void AddCombinational(string processName)
    {
        var source = NextLine();
        var wires = Enumerable.Range(0, random.Next(1, 4))
            .Select(i => _module.Add(new Signal($"{processName}{(char)('A' + i)}", RandomShape(), SignalKind.Wire, NextLine())
            {
                IsOutput = random.Next(4) == 0,
            }))
            .ToList();
        var body = new Block();
        foreach (var wire in wires)
            body.Add(new Assign(wire, _expressions.Make(wire.Shape, 2), NextLine()));
        var scope = new RandomStatements(random, options, _module, _expressions.Copy(), processName, NextLine)
        {
            Targets = wires,
            Checks = options.Checks,
        };
        scope.Fill(body, 3);
        _module.Add(new Process(processName, ProcessKind.Combinational, body, null, source));
        wires.ForEach(w => Read(w));
    }

    private void AddClocked(string processName, List<Signal> registers, ClockDomain domain)
    {
        var source = NextLine();
        registers.ForEach(r => r.Domain = domain);
        var body = new Block();
        var scope = new RandomStatements(random, options, _module, _expressions.Copy(), processName, NextLine)
        {
            Targets = registers,
            Memories = [.. _module.Memories.Where(m => !_writtenMemories.Contains(m) && random.Next(2) == 0)],
            Checks = options.Checks,
        };
        _writtenMemories.AddRange(scope.Memories);
        scope.Fill(body, 3);
        foreach (var register in registers)
        {
            if (!RandomStatements.Assigns(body, register))
                body.Add(new Assign(register, _expressions.Make(register.Shape, 3), NextLine()));
        }
        foreach (var memory in scope.Memories)
            body.Add(scope.Write(memory));
        _module.Add(new Process(processName, ProcessKind.Clocked, body, domain, source));
    }

    private readonly List<MemoryDef> _writtenMemories = [];

    private void AddInstance(string instanceName, ModuleDef child)
    {
        int[] dimensions = random.Next(3) switch
        {
            0 => [],
            1 => [random.Next(1, options.Side + 1)],
            _ => [random.Next(1, options.Side + 1), random.Next(1, options.Side + 1)],
        };
        var instance = _module.Add(new Instance(instanceName, child, dimensions, NextLine())
        {
            Domains = [.. child.Domains.Select(d => _module.Domain(d.Name, d.Reset))],
        });
        foreach (var input in child.Ports.Where(p => p.Kind == SignalKind.Input))
            Connect(instance, input);
        foreach (var output in child.Ports.Where(p => p.IsOutput))
        {
            for (var i = 0; i < Math.Min(instance.Count, 3); i++)
                _expressions.Add(new PortRef(instance, random.Next(instance.Count), output));
        }
    }

    private void Connect(Instance instance, Signal input)
    {
        var drivers = instance.Connections(input);
        var columns = instance.Dimensions.Count == 0 ? 1 : instance.Dimensions[^1];
        var style = random.Next(5);
        var shared = _expressions.Make(input.Shape, 2);
        var outputs = instance.Module.Ports.Where(p => p.IsOutput).ToList();
        var output = outputs[random.Next(outputs.Count)];
        var step = random.Next(2) == 0 ? 1 : columns;
        var wide = _module.Ports.Concat(_module.Signals.Where(s => s.Kind == SignalKind.Register))
            .FirstOrDefault(s => s.Shape.Width >= input.Shape.Width * instance.Count);
        for (var i = 0; i < drivers.Length; i++)
        {
            drivers[i] = style switch
            {
                0 => shared,
                1 => new Const(RandomDesigns.Bits(random, input.Shape.Width), input.Shape.Signed),
                // Only backwards: a path forwards and backwards could close a loop.
                2 or 3 when i >= step => _expressions.Fit(new PortRef(instance, i - step, output), input.Shape),
                2 or 3 => shared,
                _ when wide is not null && wide.Kind != SignalKind.Wire =>
                    _expressions.Fit(
                        new Slice(new SignalRef(wide), (i + 1) * input.Shape.Width - 1, i * input.Shape.Width), input.Shape),
                _ => _expressions.Make(input.Shape, 1),
            };
        }
    }
}

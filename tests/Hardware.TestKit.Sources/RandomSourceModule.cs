namespace Hardware.TestKit.Sources;

/// <summary>
/// A random module, as a person might write it: ports, registers, wires, a memory, an enum state, a helper function, children,
/// processes with nested ifs, switches, loops with jumps, early returns, locals. Every wire is driven and no loop is combinational.
/// </summary>
internal sealed class RandomSourceModule
{
    private readonly Random _random;
    private readonly RandomSourceExpressions _expressions;
    private readonly RandomSourceStatements _statements;
    private readonly List<string> _declarations = [];
    private readonly List<SourceMember> _members = [];
    private readonly string _name;

    private RandomSourceModule(Random random, string name)
    {
        _random = random;
        _name = name;
        _expressions = new RandomSourceExpressions(random);
        _statements = new RandomSourceStatements(random, _expressions);
    }

    public static SourceModule Make(Random random, string name) => new RandomSourceModule(random, name).Make();

    private SourceModule Make()
    {
        for (var i = 0; i < _random.Next(3, 7); i++)
            Declare("In", $"I{i}", _expressions.AnyType(), "public", "set");
        Function();
        var registers = Enumerable.Range(0, _random.Next(2, 6)).Select(i => ($"R{i}", Type: _expressions.AnyType())).ToList();
        foreach (var (name, type) in registers)
            Declare("Reg", name, type, "public", "private set");
        var memory = _random.Next(3) == 0 ? Memory() : null;
        var extra = _random.Next(3) == 0 ? Children() : "";
        for (var i = 0; i < _random.Next(1, 3); i++)
            Wires(i);
        for (var i = 0; i < _random.Next(1, 3); i++)
        {
            var type = new ValueType(_random.Next(2) == 0 ? ValueKind.UInt : ValueKind.SInt, _expressions.Width());
            _members.Add(new($"[Out] public {type.Kind} O{i}", [], _expressions.Number(type, 3)));
        }
        // Each register belongs to one process.
        var halves = registers.GroupBy(_ => _random.Next(2)).ToList();
        foreach (var half in halves)
        {
            var targets = half.Select(r => (r.Item1, r.Type)).ToList();
            var body = _statements.Block(targets, half == halves[0] ? memory : null, 3, isLoop: false, mayReturn: true);
            _members.Add(new($"[Clocked] void Clock{half.Key}()", body));
        }
        return new SourceModule(_name, _declarations, _members, extra);
    }

    private void Declare(string attribute, string name, ValueType type, string access, string setter)
    {
        var width = type.Kind is ValueKind.Bit or ValueKind.Enum ? "" : $"({type.Width})";
        var kind = type.Kind == ValueKind.Enum ? "E" : type.Kind.ToString();
        _declarations.Add($"[{attribute}{width}] {access} partial {kind} {name} {{ get; {setter}; }}");
        _expressions.Scope.Add((name, type));
    }

    private void Function()
    {
        var outer = _expressions.Scope.ToList();
        var result = new ValueType(ValueKind.UInt, _random.Next(1, 12));
        ValueType[] parameters = [new(ValueKind.UInt, _random.Next(1, 12)), new(ValueKind.Bit, 1)];
        _expressions.Scope.Clear();
        _expressions.Scope.AddRange([("x", parameters[0]), ("flag", parameters[1])]);
        SourceStatement[] body =
        [
            new("if ({e0})\n    return {e1};", [_expressions.Bit(2), _expressions.Number(result, 2)], []),
            new("x = {e0};", [_expressions.Number(parameters[0], 2)], []),
        ];
        _members.Add(new("[Comb] UInt F(UInt x, Bit flag)", body, _expressions.Number(result, 2)));
        _expressions.Scope.Clear();
        _expressions.Scope.AddRange(outer);
        _expressions.Functions.Add(("F", result, parameters));
    }

    private SourceMemory Memory()
    {
        var word = new ValueType(_random.Next(2) == 0 ? ValueKind.UInt : ValueKind.SInt, _expressions.Width());
        var depth = _random.Next(1, 12);
        _declarations.Add($"[Memory({depth}, {word.Width})] partial Mem<{word.Kind}> Words {{ get; }}");
        _expressions.Memories.Add(("Words", word));
        return new("Words", word);
    }

    private void Wires(int process)
    {
        var targets = Enumerable.Range(0, _random.Next(1, 3)).Select(i => ($"W{process}_{i}", _expressions.AnyType())).ToList();
        var defaults = targets.Select(t => new SourceStatement($"{t.Item1} = {{e0}};", [_expressions.Of(t.Item2, 2)], [])).ToList();
        foreach (var (name, type) in targets)
        {
            var width = type.Kind is ValueKind.Bit or ValueKind.Enum ? "" : $"({type.Width})";
            var kind = type.Kind == ValueKind.Enum ? "E" : type.Kind.ToString();
            _declarations.Add($"[Out{width}] public partial {kind} {name} {{ get; private set; }}");
        }
        // A wire may be read once its default is assigned.
        _expressions.Scope.AddRange(targets);
        var rest = _statements.Block(targets, null, 3, isLoop: false, mayReturn: true);
        _members.Add(new($"[Comb] void Drive{process}()", [.. defaults, .. rest]));
    }

    private string Children()
    {
        var count = _random.Next(1, 5);
        var width = _random.Next(1, 40);
        var leaf = _name + "Leaf";
        _declarations.Add($"private readonly Instances<{leaf}> _row = new({count}, () => new {leaf}());");
        SourceStatement[] body =
        [
            new($$"""
                for (int i = 0; i < {{count}}; i++)
                {
                    _row[i].X = i == 0 ? {e0} : _row[i - 1].Y;
                    _row[i].Enable = {e1};
                }
                """, [_expressions.Number(new(ValueKind.UInt, width), 2), _expressions.Bit(2)], []),
        ];
        _members.Add(new("[Comb] void Connect()", body));
        // What the children compute is read after they are connected: nothing they depend on can depend on it.
        _expressions.Scope.Add(($"_row[{count - 1}].Y", new(ValueKind.UInt, width)));
        _expressions.Scope.Add(("_row[0].Q", new(ValueKind.UInt, width)));
        var outer = _expressions.Scope.ToList();
        var memories = _expressions.Memories.ToList();
        var functions = _expressions.Functions.ToList();
        _expressions.Scope.Clear();
        _expressions.Memories.Clear();
        _expressions.Functions.Clear();
        _expressions.Scope.AddRange(
            [("X", new(ValueKind.UInt, width)), ("Q", new(ValueKind.UInt, width)), ("Enable", new(ValueKind.Bit, 1))]);
        var type = new ValueType(ValueKind.UInt, width);
        var text = $$"""

            [Module]
            public sealed partial class {{leaf}}
            {
                [In({{width}})] public partial UInt X { get; set; }
                [In] public partial Bit Enable { get; set; }
                [Reg({{width}})] public partial UInt Q { get; private set; }
                [Out] public UInt Y => {{_expressions.Number(type, 3)}};

                [Clocked]
                void Load()
                {
                    if (!Enable)
                        return;
                    Q = {{_expressions.Number(type, 3)}};
                }
            }

            """.Replace("E.M", _name + ".E.M");
        _expressions.Scope.Clear();
        _expressions.Scope.AddRange(outer);
        _expressions.Memories.AddRange(memories);
        _expressions.Functions.AddRange(functions);
        return text;
    }
}

/// <summary>A memory that a clocked process may write.</summary>
internal sealed record SourceMemory(string Name, ValueType Word);

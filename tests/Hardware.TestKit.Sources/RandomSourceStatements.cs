namespace Hardware.TestKit.Sources;

/// <summary>Random statements: assignments, nested ifs and switches, loops that signals leave, locals, early returns.</summary>
internal sealed class RandomSourceStatements(Random random, RandomSourceExpressions expressions)
{
    private int _locals;

    /// <summary>A block that assigns some of the targets on some paths.</summary>
    public SourceStatement[] Block(
        IReadOnlyList<(string Name, ValueType Type)> targets, SourceMemory? memory, int depth, bool isLoop, bool mayReturn)
    {
        var outer = expressions.Scope.Count;
        var inner = targets.ToList();
        var statements = new List<SourceStatement>();
        for (var i = 0; i < random.Next(1, 3); i++)
            statements.Add(Statement(inner, memory, depth, isLoop, mayReturn));
        expressions.Scope.RemoveRange(outer, expressions.Scope.Count - outer);
        return [.. statements];
    }

    private SourceStatement Statement(
        List<(string Name, ValueType Type)> targets, SourceMemory? memory, int depth, bool isLoop, bool mayReturn)
    {
        if (depth <= 0)
            return Assign(targets, memory);
        SourceStatement[] Inner(bool loop) => Block(targets, memory, depth - 1, loop, mayReturn);
        switch (random.Next(14))
        {
            case 0 or 1: return new("if ({e0})\n{\n    {b0}\n}", [expressions.Bit(2)], [Inner(isLoop)]);
            case 2 or 3:
                return new("if ({e0})\n{\n    {b0}\n}\nelse\n{\n    {b1}\n}", [expressions.Bit(2)], [Inner(isLoop), Inner(isLoop)]);
            case 4:
                return new("if ({e0})\n{\n    {b0}\n}\nelse if ({e1})\n{\n    {b1}\n}\nelse\n{\n    {b2}\n}",
                    [expressions.Bit(2), expressions.Bit(2)], [Inner(isLoop), Inner(isLoop), Inner(isLoop)]);
            case 5:
                return new(
                    "switch ({e0})\n{\n"
                    + "    case E.M0:\n    {\n    {b0}\n        break;\n    }\n"
                    + "    case E.M1 or E.M3:\n    {\n    {b1}\n        break;\n    }\n"
                    + "    default:\n    {\n    {b2}\n        break;\n    }\n}",
                    [expressions.Enum(2)], [Inner(isLoop), Inner(isLoop), Inner(isLoop)]);
            case 6:
                return new(
                    "switch ({e0}.Value)\n{\n"
                    + "    case 0:\n    {\n    {b0}\n        break;\n    }\n"
                    + "    case 1 when {e1}:\n    {\n    {b1}\n        break;\n    }\n"
                    + "    case > 2:\n    {\n        if ({e2})\n            break;\n    {b2}\n        break;\n    }\n}",
                    [expressions.Number(new(ValueKind.UInt, random.Next(2, 5)), 2), expressions.Bit(2), expressions.Bit(2)],
                    [Inner(isLoop), Inner(isLoop), Inner(isLoop)]);
            case 7 when depth >= 3: return Loop(targets, memory, depth, mayReturn);
            case 8 when mayReturn: return new("if ({e0})\n    return;", [expressions.Bit(2)], []);
            case 9 when isLoop: return new($"if ({{e0}})\n    {(random.Next(2) == 0 ? "break" : "continue")};", [expressions.Bit(2)], []);
            case 10: return Local(targets);
            case 11 when memory is not null: return Write(memory);
            default: return Assign(targets, memory);
        }
    }

    private SourceStatement Loop(List<(string Name, ValueType Type)> targets, SourceMemory? memory, int depth, bool mayReturn)
    {
        var index = $"n{_locals++}";
        var count = random.Next(1, 4);
        // Signals are indexed by the loop variable where they are wide enough.
        var wide = expressions.Scope.Where(s => s.Type.Kind == ValueKind.UInt && s.Type.Width >= count && !s.Name.Contains('[')).ToList();
        var outer = expressions.Scope.Count;
        if (wide.Count > 0)
            expressions.Scope.Add(($"{wide[random.Next(wide.Count)].Name}[{index}]", new(ValueKind.Bit, 1)));
        var body = Block(targets, memory, depth - 2, isLoop: true, mayReturn);
        expressions.Scope.RemoveRange(outer, expressions.Scope.Count - outer);
        return new($"for (int {index} = 0; {index} < {count}; {index}++)\n{{\n    {{b0}}\n}}", [], [body]);
    }

    private SourceStatement Local(List<(string Name, ValueType Type)> targets)
    {
        var type = random.Next(5) == 0 ? new ValueType(ValueKind.Bit, 1) : expressions.AnyType();
        var name = $"v{_locals++}";
        var kind = type.Kind == ValueKind.Enum ? "E" : type.Kind.ToString();
        var value = expressions.Of(type, 2);
        expressions.Scope.Add((name, type));
        // A local may be assigned again, like a wire.
        if (random.Next(3) > 0)
            targets.Add((name, type));
        return new($"{kind} {name} = {{e0}};", [value], []);
    }

    private SourceStatement Write(SourceMemory memory) => new($"{memory.Name}[{{e0}}] = {{e1}};",
        [expressions.Number(new(ValueKind.UInt, random.Next(1, 6)), 2), expressions.Number(memory.Word, 3)], []);

    private SourceStatement Assign(List<(string Name, ValueType Type)> targets, SourceMemory? memory)
    {
        if (targets.Count == 0)
            return memory is null ? new(";", [], []) : Write(memory);
        var (name, type) = targets[random.Next(targets.Count)];
        // `++` adds the literal 1, which an SInt of one bit cannot hold.
        if (type.Kind == ValueKind.UInt || (type.Kind == ValueKind.SInt && type.Width > 1))
        {
            switch (random.Next(6))
            {
                case 0: return new($"{name}++;", [], []);
                case 1: return new($"{name} {(random.Next(2) == 0 ? "+=" : "^=")} {{e0}};", [expressions.Number(type, 2)], []);
            }
        }
        return new($"{name} = {{e0}};", [expressions.Of(type, 3)], []);
    }
}

namespace Hardware.TestKit.Sources;

/// <summary>Random expressions of a wanted type over the names in scope, keeping the language's rules about widths and signs.</summary>
internal sealed class RandomSourceExpressions(Random random)
{
    /// <summary>Names that may be read, with what they are.</summary>
    public List<(string Name, ValueType Type)> Scope { get; } = [];

    /// <summary>Functions that may be called.</summary>
    public List<(string Name, ValueType Result, ValueType[] Parameters)> Functions { get; } = [];

    /// <summary>Memories that may be read: name, type of a word.</summary>
    public List<(string Name, ValueType Word)> Memories { get; } = [];

    public int Width() => random.Next(10) switch
    {
        < 5 => random.Next(1, 9),
        < 8 => random.Next(1, 33),
        8 => random.Next(30, 70),
        _ => random.Next(60, 201),
    };

    public ValueType AnyType() => random.Next(10) switch
    {
        < 3 => new(ValueKind.Bit, 1),
        < 7 => new(ValueKind.UInt, Width()),
        < 9 => new(ValueKind.SInt, Width()),
        _ => new(ValueKind.Enum, 3),
    };

    public SourceExpr Of(ValueType type, int depth) => type.Kind switch
    {
        ValueKind.Bit => Bit(depth),
        ValueKind.Enum => Enum(depth),
        _ => Number(type, depth),
    };

    public SourceExpr Bit(int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
            return Atom(new(ValueKind.Bit, 1)) ?? new(new(ValueKind.Bit, 1), random.Next(2) == 0 ? "(Bit)true" : "(Bit)false");
        var type = new ValueType(ValueKind.Bit, 1);
        switch (random.Next(14))
        {
            case 0: return new(type, "({0} && {1})", Bit(depth - 1), Bit(depth - 1));
            case 1: return new(type, "({0} || {1})", Bit(depth - 1), Bit(depth - 1));
            case 2: return new(type, "!{0}", Bit(depth - 1));
            case 3: return new(type, "({0} ^ {1})", Bit(depth - 1), Bit(depth - 1));
            case 4: return new(type, "({0} ? {1} : {2})", Bit(depth - 1), Bit(depth - 1), Bit(depth - 1));
            case 5: return new(type, $"{{0}}.{Pick("AndReduce", "OrReduce", "XorReduce")}()", Number(UInt(), depth - 1));
            case 6:
                var indexed = UInt();
                return new(type, $"{{0}}[{random.Next(indexed.Width)}]", Number(indexed, depth - 1));
            case 7: return new(type, "{0}[{1}]", Number(UInt(), depth - 1), Number(new(ValueKind.UInt, random.Next(1, 9)), depth - 1));
            case 8:
                var small = new ValueType(ValueKind.UInt, random.Next(3, 9));
                return new(type, $"({{0}}.Value is {Pattern(small.Width)})", Number(small, depth - 1));
            case 9: return new(type, $"({{0}} {Pick("==", "!=")} {{1}})", Enum(depth - 1), Enum(depth - 1));
            case 10: return Atom(type) ?? Bit(depth - 1);
            default:
                var kind = random.Next(3) == 0 ? ValueKind.SInt : ValueKind.UInt;
                var (a, b) = (new ValueType(kind, Width()), new ValueType(kind, Width()));
                return new(type, $"({{0}} {Pick("==", "!=", "<", "<=", ">", ">=")} {{1}})", Number(a, depth - 1), Number(b, depth - 1));
        }
    }

    public SourceExpr Enum(int depth)
    {
        var type = new ValueType(ValueKind.Enum, 3);
        if (depth <= 0 || random.Next(2) == 0)
            return Atom(type) is { } atom && random.Next(3) > 0 ? atom : new(type, $"E.M{random.Next(4)}");
        return random.Next(2) == 0
            ? new(type, "({0} ? {1} : {2})", Bit(depth - 1), Enum(depth - 1), Enum(depth - 1))
            : new(type, "({0} switch { E.M0 => {1}, E.M1 when {2} => {3}, E.M2 or E.M3 => {4}, _ => {0} })",
                Enum(depth - 1), Enum(depth - 1), Bit(depth - 1), Enum(depth - 1), Enum(depth - 1));
    }

    public SourceExpr Number(ValueType type, int depth)
    {
        var (kind, width) = type;
        if (depth <= 0 || random.Next(2) == 0)
            return Leaf(type);
        var narrower = new ValueType(kind, random.Next(1, width + 1));
        switch (random.Next(18))
        {
            case 0:
                return new(type, $"({{0}} {Pick("+", "-", "&", "|", "^")} {{1}})", Number(type, depth - 1), Number(narrower, depth - 1));
            case 1:
                return new(type, $"({{0}} {Pick("+", "-", "&", "|", "^")} {{1}})", Number(narrower, depth - 1), Number(type, depth - 1));
            case 2: return new(type, Pick("(~{0})", "(-{0})"), Number(type, depth - 1));
            case 3:
                return new(type, $"({{0}} {Pick("<<", ">>")} {{1}})",
                    Number(type, depth - 1), Number(new(ValueKind.UInt, random.Next(1, 9)), depth - 1));
            case 4: return new(type, $"({{0}} {Pick("<<", ">>")} {random.Next(width + 3)})", Number(type, depth - 1));
            case 5:
                return new(type, $"({{0}} {Pick("/", "%")} {{1}})",
                    Number(type, depth - 1), Number(new(kind, random.Next(1, width + 2)), depth - 1));
            case 6 when width >= 2:
                var left = random.Next(1, width);
                return new(type, "({0} * {1})", Number(new(kind, left), depth - 1), Number(new(kind, width - left), depth - 1));
            case 7 or 8: return new(type, "({0} ? {1} : {2})", Bit(depth - 1), Number(type, depth - 1), Number(type, depth - 1));
            case 9: return new(type, $"{{0}}.Truncate({width})", Number(new(kind, width + random.Next(0, 20)), depth - 1));
            case 10: return new(type, $"{{0}}.{Pick("Extend", "Resize")}({width})", Number(narrower, depth - 1));
            case 11:
                return new(type, kind == ValueKind.UInt ? "{0}.AsUInt()" : "{0}.AsSInt()",
                Number(new(kind == ValueKind.UInt ? ValueKind.SInt : ValueKind.UInt, width), depth - 1));
            case 12 when Functions.Where(f => f.Result == type).ToList() is { Count: > 0 } known:
                var function = known[random.Next(known.Count)];
                var arguments = function.Parameters.Select(p => Of(p, depth - 1)).ToArray();
                return new(type, $"{function.Name}({string.Join(", ", arguments.Select((_, i) => $"{{{i}}}"))})", arguments);
            case 13 when kind == ValueKind.UInt || width > 1:
                var bits = width - (kind == ValueKind.SInt ? 1 : 0);
                return new(type, $"({{0}} {Pick("+", "-", "^")} {random.Next(1 << Math.Min(bits, 8))})", Number(type, depth - 1));
            case 14: return Switch(type, depth);
            case 15 when Memories.Where(m => m.Word == type).ToList() is { Count: > 0 } memories:
                return new(type, $"{memories[random.Next(memories.Count)].Name}[{{0}}]",
                    Number(new(ValueKind.UInt, random.Next(1, 6)), depth - 1));
        }
        if (kind != ValueKind.UInt)
            return Leaf(type);
        switch (random.Next(4))
        {
            case 0 when width >= 2:
                var high = random.Next(1, width);
                return new(type, "Cat({0}, {1})", Number(new(kind, high), depth - 1), Number(new(kind, width - high), depth - 1));
            case 1:
                var low = random.Next(8);
                return new(type, $"{{0}}.Bits({low + width - 1}, {low})", Number(new(kind, low + width + random.Next(4)), depth - 1));
            case 2: return new(type, $"Replicate((Bit){{0}}, {width})", Bit(depth - 1));
            default: return new(type, $"{{0}}.With({random.Next(width)}, {{1}})", Number(type, depth - 1), Bit(depth - 1));
        }
    }

    private SourceExpr Switch(ValueType type, int depth)
    {
        var subject = new ValueType(ValueKind.UInt, random.Next(2, 7));
        return new(type, $"({{0}}.Value switch {{ 0 => {{1}}, {Pattern(subject.Width)} when {{2}} => {{3}}, _ => {{4}} }})",
            Number(subject, depth - 1), Number(type, depth - 1), Bit(depth - 1), Number(type, depth - 1), Number(type, depth - 1));
    }

    // Values a number of some width may have; `0` alone would be subsumed by an earlier arm.
    private string Pattern(int width)
    {
        var limit = 1 << width;
        return random.Next(4) switch
        {
            0 => $"{random.Next(1, limit)}",
            1 => $"{random.Next(1, limit / 2)} or > {random.Next(limit / 2, limit)}",
            2 => $"> {random.Next(0, limit / 2)} and < {random.Next(limit / 2 + 1, limit + 1)}",
            _ => $"not ({random.Next(0, limit / 2)} or {random.Next(limit / 2, limit)})",
        };
    }

    private ValueType UInt() => new(ValueKind.UInt, Width());

    private SourceExpr Leaf(ValueType type)
    {
        if (random.Next(6) > 0 && Atom(type) is { } atom)
            return atom;
        var name = type.Kind.ToString();
        if (random.Next(3) == 0 || type.Width > 30)
            return new(type, random.Next(2) == 0 ? $"{name}.Zero({type.Width})" : $"(~{name}.Zero({type.Width}))");
        var bits = type.Kind == ValueKind.SInt ? type.Width - 1 : type.Width;
        return new(type, $"{name}.Of({random.Next(1 << bits)}, {type.Width})");
    }

    /// <summary>A name in scope, resized when it has another width.</summary>
    private SourceExpr? Atom(ValueType type)
    {
        var same = Scope.Where(s => s.Type.Kind == type.Kind).ToList();
        if (same.Count == 0)
            return null;
        var exact = same.Where(s => s.Type == type).ToList();
        var (name, found) = exact.Count > 0 && random.Next(3) > 0 ? exact[random.Next(exact.Count)] : same[random.Next(same.Count)];
        return found == type ? new(type, name) : new(type, $"{name}.Resize({type.Width})");
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}

using System.Text;

namespace Hardware.TestKit.Sources;

/// <summary>What a value of a random module is.</summary>
public enum ValueKind
{
    /// <summary>A <c>Bit</c>.</summary>
    Bit,

    /// <summary>A <c>UInt</c>.</summary>
    UInt,

    /// <summary>An <c>SInt</c>.</summary>
    SInt,

    /// <summary>A member of the module's enum.</summary>
    Enum,
}

/// <summary>Type and width of a value.</summary>
public readonly record struct ValueType(ValueKind Kind, int Width);

/// <summary>An expression: text in which <c>{0}</c>, <c>{1}</c>, ... stand for its operands.</summary>
public sealed record SourceExpr(ValueType Type, string Format, params SourceExpr[] Operands)
{
    /// <summary>The value 0.</summary>
    public static SourceExpr Zero(ValueType type) => new(type, type.Kind switch
    {
        ValueKind.Bit => "(Bit)false",
        ValueKind.UInt => $"UInt.Zero({type.Width})",
        ValueKind.SInt => $"SInt.Zero({type.Width})",
        _ => "E.M0",
    });

    /// <summary>Number of nodes.</summary>
    public int Size => 1 + Operands.Sum(o => o.Size);

    /// <summary>The expression, and all inside it.</summary>
    public IEnumerable<SourceExpr> All => Operands.SelectMany(o => o.All).Prepend(this);

    /// <summary>Smaller expressions of the same type.</summary>
    public IEnumerable<SourceExpr> Shrink()
    {
        if (Operands.Length == 0)
            yield break;
        yield return Zero(Type);
        foreach (var inner in Operands.SelectMany(o => o.All).Where(e => e.Type == Type))
            yield return inner;
        for (var i = 0; i < Operands.Length; i++)
        {
            foreach (var smaller in Operands[i].Shrink())
                yield return this with { Operands = [.. Operands[..i], smaller, .. Operands[(i + 1)..]] };
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = Format;
        for (var i = 0; i < Operands.Length; i++)
            text = text.Replace($"{{{i}}}", Operands[i].ToString());
        return text;
    }
}

/// <summary>A statement: lines in which <c>{e0}</c> stands for an expression and a line <c>{b0}</c> for a block.</summary>
public sealed record SourceStatement(string Template, SourceExpr[] Expressions, SourceStatement[][] Blocks)
{
    /// <summary>Number of nodes.</summary>
    public int Size => 1 + Expressions.Sum(e => e.Size) + Blocks.Sum(b => b.Sum(s => s.Size));

    /// <summary>Smaller lists of statements, from a list.</summary>
    public static IEnumerable<SourceStatement[]> Shrink(SourceStatement[] block)
    {
        for (var size = block.Length; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= block.Length; start += size)
                yield return [.. block[..start], .. block[(start + size)..]];
        }
        for (var i = 0; i < block.Length; i++)
        {
            foreach (var inner in block[i].Blocks.Where(b => b.Length > 0))
                yield return [.. block[..i], .. inner, .. block[(i + 1)..]];
            foreach (var smaller in block[i].Shrink())
                yield return [.. block[..i], smaller, .. block[(i + 1)..]];
        }
    }

    /// <summary>Smaller statements of the same form.</summary>
    public IEnumerable<SourceStatement> Shrink()
    {
        for (var i = 0; i < Blocks.Length; i++)
        {
            foreach (var smaller in Shrink(Blocks[i]))
                yield return this with { Blocks = [.. Blocks[..i], smaller, .. Blocks[(i + 1)..]] };
        }
        for (var i = 0; i < Expressions.Length; i++)
        {
            foreach (var smaller in Expressions[i].Shrink())
                yield return this with { Expressions = [.. Expressions[..i], smaller, .. Expressions[(i + 1)..]] };
        }
    }

    /// <summary>Writes the statement with an indentation.</summary>
    public void Write(StringBuilder text, int indent)
    {
        foreach (var line in Template.Split('\n'))
        {
            if (line.Trim() is ['{', 'b', var digit, '}'])
            {
                foreach (var statement in Blocks[digit - '0'])
                    statement.Write(text, indent + 1);
                continue;
            }
            var written = line;
            for (var i = 0; i < Expressions.Length; i++)
                written = written.Replace($"{{e{i}}}", Expressions[i].ToString());
            text.Append(' ', indent * 4).Append(written).Append('\n');
        }
    }
}

/// <summary>A captured member of a random module: a head and a body, or a computed property.</summary>
/// <param name="Head">The lines before the body.</param>
/// <param name="Body">Statements.</param>
/// <param name="Value">Of a computed property or function, the value that ends it; null for a process.</param>
public sealed record SourceMember(string Head, SourceStatement[] Body, SourceExpr? Value = null);

/// <summary>A random module as a tree, which prints as C# and shrinks by structure.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Declarations">Signals, memories, children.</param>
/// <param name="Members">Captured members.</param>
/// <param name="Extra">Further classes it needs.</param>
public sealed record SourceModule(string Name, IReadOnlyList<string> Declarations, IReadOnlyList<SourceMember> Members, string Extra)
{
    /// <summary>Number of nodes of all bodies.</summary>
    public int Size => Members.Sum(m => 1 + m.Body.Sum(s => s.Size) + (m.Value?.Size ?? 0));

    /// <summary>Smaller modules, the boldest first.</summary>
    public IEnumerable<SourceModule> Shrink()
    {
        for (var i = 0; i < Members.Count; i++)
            yield return this with { Members = [.. Members.Take(i), .. Members.Skip(i + 1)] };
        for (var i = 0; i < Members.Count; i++)
        {
            var member = Members[i];
            foreach (var body in SourceStatement.Shrink(member.Body))
                yield return With(i, member with { Body = body });
            foreach (var value in member.Value?.Shrink() ?? [])
                yield return With(i, member with { Value = value });
        }
        for (var i = 0; i < Declarations.Count; i++)
            yield return this with { Declarations = [.. Declarations.Take(i), .. Declarations.Skip(i + 1)] };
    }

    /// <summary>The module's C#.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"[Module]\npublic sealed partial class {Name}\n{{\n    public enum E {{ M0, M1, M2, M3 = 5 }}\n\n");
        foreach (var declaration in Declarations)
            text.Append($"    {declaration}\n");
        foreach (var member in Members)
        {
            text.Append('\n');
            if (member.Value is { } only && member.Body.Length == 0)
            {
                text.Append($"    {member.Head} => {only};\n");
                continue;
            }
            var isProperty = member.Value is not null && !member.Head.EndsWith(')');
            text.Append($"    {member.Head}\n    {{\n");
            if (isProperty)
                text.Append("        get\n        {\n");
            foreach (var statement in member.Body)
                statement.Write(text, isProperty ? 3 : 2);
            if (member.Value is { } value)
                text.Append($"        return {value};\n");
            if (isProperty)
                text.Append("        }\n");
            text.Append("    }\n");
        }
        return text.Append("}\n").Append(Extra).ToString();
    }

    private SourceModule With(int index, SourceMember member) =>
        this with { Members = [.. Members.Take(index), member, .. Members.Skip(index + 1)] };
}

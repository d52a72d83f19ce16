using System.Collections;

namespace Hardware.Hdl.Ir;

/// <summary>A step of a process.</summary>
public abstract class Stmt(SourceLocation source)
{
    /// <summary>The user's line this came from.</summary>
    public SourceLocation Source { get; } = source;
}

/// <summary>Statements in order.</summary>
public sealed class Block : IReadOnlyList<Stmt>
{
    private readonly List<Stmt> _statements = [];

    /// <summary>An empty block.</summary>
    public Block() { }

    /// <summary>A block of the given statements.</summary>
    public Block(IEnumerable<Stmt> statements) => _statements.AddRange(statements);

    /// <inheritdoc/>
    public Stmt this[int index] => _statements[index];

    /// <inheritdoc/>
    public int Count => _statements.Count;

    /// <summary>Appends a statement.</summary>
    public void Add(Stmt statement) => _statements.Add(statement);

    /// <inheritdoc/>
    public IEnumerator<Stmt> GetEnumerator() => _statements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>
/// Gives a signal a value of exactly its shape. A register takes it at the end of the clock edge (the last assignment on the path
/// taken counts, none keeps the value); wires and locals take it at once, so that later reads in the process see it.
/// </summary>
public sealed class Assign(Signal target, Expr value, SourceLocation source = default) : Stmt(source)
{
    /// <summary>The register, wire or local assigned.</summary>
    public Signal Target { get; } = target;

    /// <summary>The value, of the target's width.</summary>
    public Expr Value { get; } = value;
}

/// <summary>Writes a word at the end of the clock edge; later writes of one edge win; past the end nothing is written.</summary>
public sealed class MemoryWrite(MemoryDef memory, Expr address, Expr data, Expr? mask = null, SourceLocation source = default)
    : Stmt(source)
{
    /// <summary>The memory written.</summary>
    public MemoryDef Memory { get; } = memory;

    /// <summary>Unsigned word address of any width.</summary>
    public Expr Address { get; } = address;

    /// <summary>The word.</summary>
    public Expr Data { get; } = data;

    /// <summary>One bit per equal part of the word, bit 0 for the least significant part, 1 writes it; null writes the whole
    /// word.</summary>
    public Expr? Mask { get; } = mask;
}

/// <summary>A choice by one bit.</summary>
public sealed class If(Expr condition, Block then, Block? @else = null, SourceLocation source = default) : Stmt(source)
{
    /// <summary>The one-bit condition.</summary>
    public Expr Condition { get; } = condition;

    /// <summary>What happens when it is 1.</summary>
    public Block Then { get; } = then;

    /// <summary>What happens when it is 0; null for nothing.</summary>
    public Block? Else { get; } = @else;
}

/// <summary>A choice by equality with constants; labels of all arms are distinct.</summary>
public sealed class Switch(Expr subject, IReadOnlyList<SwitchArm> arms, Block? @default, SourceLocation source = default) : Stmt(source)
{
    /// <summary>The value compared.</summary>
    public Expr Subject { get; } = subject;

    /// <summary>The arms in the order written.</summary>
    public IReadOnlyList<SwitchArm> Arms { get; } = arms;

    /// <summary>What happens when no label is equal; null for nothing.</summary>
    public Block? Default { get; } = @default;
}

/// <summary>One arm of a <see cref="Switch"/>.</summary>
/// <param name="Labels">Constants of the subject's shape.</param>
/// <param name="Body">What happens when the subject equals one of them.</param>
public sealed record SwitchArm(IReadOnlyList<Const> Labels, Block Body);

/// <summary>What a <see cref="Check"/> asks of its condition.</summary>
public enum CheckKind
{
    /// <summary>It must be 1; simulation fails otherwise, a proof must show it.</summary>
    Assert,

    /// <summary>The environment keeps it 1; simulation fails otherwise, a proof may use it.</summary>
    Assume,

    /// <summary>It should be 1 at least once; simulation counts.</summary>
    Cover,
}

/// <summary>An assertion, assumption or cover point, evaluated where control reaches it; in a clocked process, at the clock edge.</summary>
public sealed class Check(CheckKind kind, Expr condition, string message, SourceLocation source = default) : Stmt(source)
{
    /// <summary>What is asked.</summary>
    public CheckKind Kind { get; } = kind;

    /// <summary>The one-bit condition.</summary>
    public Expr Condition { get; } = condition;

    /// <summary>What to say when it fails.</summary>
    public string Message { get; } = message;
}

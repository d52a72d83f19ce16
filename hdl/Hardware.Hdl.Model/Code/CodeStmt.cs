using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Model.Code;

/// <summary>A statement of the tree.</summary>
internal abstract record CodeStmt
{
    /// <summary>The user's line it came from.</summary>
    public SourceLocation Source { get; init; }
}

/// <summary>Assigns a local.</summary>
internal sealed record SetLocal(Local Local, CodeExpr Value) : CodeStmt;

/// <summary>Writes memory; a word is cut to the size of <paramref name="Memory"/>.</summary>
internal sealed record Store(CodeType Memory, Address Address, CodeExpr Value) : CodeStmt;

/// <summary>A choice by a word that is zero or not.</summary>
internal sealed record Branch(CodeExpr Condition, List<CodeStmt> Then, List<CodeStmt> Else) : CodeStmt
{
    /// <summary>Whether its statements leave the condition as it is, so that it can be asked again in the middle of them.</summary>
    public bool IsDivisible { get; init; }
}

/// <summary>Counts <paramref name="Counter"/> from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal sealed record Loop(Local Counter, long First, long Last, long Step, List<CodeStmt> Body) : CodeStmt;

/// <summary>Repeats while a word is not zero.</summary>
internal sealed record While(CodeExpr Condition, List<CodeStmt> Body) : CodeStmt;

/// <summary>Calls a method of no result.</summary>
internal sealed record CallStatement(Call Call) : CodeStmt;

/// <summary>Calls another method of the model on the same state.</summary>
internal sealed record CallMethod(CodeMethod Method) : CodeStmt;

/// <summary>A remark for people who read the printed text.</summary>
internal sealed record Remark(string Text) : CodeStmt;

/// <summary>A method of the model: <c>static void Name(byte* s)</c>.</summary>
internal sealed class CodeMethod(string name, string summary, List<CodeStmt> body)
{
    public string Name { get; } = name;
    public string Summary { get; } = summary;
    public List<CodeStmt> Body { get; set; } = body;
}

using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>
/// Lets parts of a clock edge rest: a part that has left its state as it was would do so again, and what it has put into scratch memory is
/// still right, while nothing it reads has changed since. Now and then, at one edge, all parts that are awake are looked at, which costs a
/// copy and a comparison of their state; those that moved nothing rest until something they read is another.
/// </summary>
internal sealed class PartActivity(StateLayout layout, ModelOptions options)
{
    /// <summary>Words that cost a part as much code as its tests do, which a part that is always awake makes for nothing.</summary>
    private const int FreeWords = 20;

    private readonly List<CodePart> _parts = [];
    private readonly Local _look = new(CodeType.UInt64, "look");
    private readonly long _wait = layout.TakeScratch(64);

    /// <summary>Takes a part of so many operations into account, unless asking whether it can rest would cost too much of them.</summary>
    public bool Add(CodePart part, long work)
    {
        if (work * FreeWords < (long)options.RestThreshold * (FreeWords + part.Words.Count))
            return false;
        _parts.Add(part);
        return true;
    }

    /// <summary>The code with parts left out where they can; each is where it says it is.</summary>
    public List<CodeStmt> Guard(List<CodeStmt> code)
    {
        // Large parts would decide where code is cut into methods, which costs more. Who reads what can never rest cannot either.
        _parts.RemoveAll(p => CodeSize.Of(code[p.Code]) > options.MethodBudget);
        while (_parts.RemoveAll(p => !p.Sources.All(_parts.Contains)) > 0)
        {
        }
        if (_parts.Count == 0)
            return code;
        var result = new List<CodeStmt> { new SetLocal(_look, Load(_wait)) };
        result.AddRange(_parts.Where(p => p.State.Count > 0).Select(p => new SetLocal(p.Moved, Load(Flag(p)))));
        var at = 0;
        foreach (var part in _parts.OrderBy(p => p.Code.Start.Value))
        {
            result.AddRange(code[at..part.Code.Start]);
            result.AddRange(Guard(part, code[part.Code]));
            at = part.Code.End.Value;
        }
        result.AddRange(code[at..]);
        var earlier = Word(WordOp.Subtract, new LocalValue(_look), Long(1));
        result.Add(Store(_wait, new Conditional(IsZero(_look), Long((ulong)options.RestInterval - 1), earlier)));
        result.Add(Store(layout.Wake, Long(0)));
        return result;
    }

    private List<CodeStmt> Guard(CodePart part, List<CodeStmt> code)
    {
        var (awake, own) = (part.Awake, Flag(part));
        var must = part.Sources.Where(s => s != part).Select(s => (CodeExpr)new LocalValue(s.State.Count > 0 ? s.Moved : s.Awake))
            .Append(part.State.Count > 0 ? new LocalValue(part.Moved) : Load(own))
            .Aggregate((CodeExpr)Load(layout.Wake), (all, one) => Word(WordOp.Or, all, one));
        var copies = part.Words.ConvertAll(word => (Word: word, Offset: layout.TakeScratch(64)));
        var changed = copies.Select(c => Word(WordOp.Xor, c.Word, Load(c.Offset)))
            .Aggregate((CodeExpr)Long(0), (all, one) => Word(WordOp.Or, one, all));
        var before = part.State.Select(s => (At: At(s.Start), Copy: At(layout.TakeBytes(s.Bytes)), Bytes: Long((ulong)s.Bytes))).ToList();
        var moved = before.Select(b => (CodeExpr)Helper(nameof(RuntimeOps.Differ), CodeType.UInt64, b.At, b.Copy, b.Bytes))
            .Aggregate((CodeExpr)Long(0), (all, one) => Word(WordOp.Or, one, all));
        List<CodeStmt> remember =
        [
            .. copies.Select(c => Store(c.Offset, c.Word)),
            .. before.Select(b => new CallStatement(Helper(nameof(RuntimeOps.Copy), CodeType.Pointer, b.Copy, b.At, b.Bytes))),
        ];
        var results = part.Results.ConvertAll(local => (Local: local, At: new Address(layout.TakeScratch(local.Type))));
        List<CodeStmt> run =
        [
            new Branch(IsZero(_look), remember, []), .. code, new Branch(IsZero(_look), [Store(own, moved)], [Store(own, Long(1))]),
            .. results.Select(r => new Store(r.Local.Type, r.At, new LocalValue(r.Local))),
        ];
        var rest = results.ConvertAll(r => (CodeStmt)new SetLocal(r.Local, new Load(r.Local.Type, r.At)));
        return
        [
            new SetLocal(awake, must),
            .. part.Words.Count > 0 ? [new Branch(IsZero(awake), [new SetLocal(awake, changed)], [])] : Array.Empty<CodeStmt>(),
            new Branch(Word(WordOp.NotEqual, new LocalValue(awake), Long(0)), run, rest),
        ];
    }

    private long Flag(CodePart part) => part.Flag ??= layout.TakeScratch(64);

    private static CodeExpr IsZero(Local local) => Word(WordOp.Equal, new LocalValue(local), Long(0));

    private static AddressOf At(long offset) => new(new Address(offset));

    private static Load Load(long offset) => new(CodeType.UInt64, new Address(offset));

    private static Store Store(long offset, CodeExpr value) => new(CodeType.UInt64, new Address(offset), value);
}

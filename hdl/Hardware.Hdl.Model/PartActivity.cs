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

    /// <summary>Whether a part of so many operations may rest: unless asking whether it can would cost too much of them.</summary>
    public bool IsWorthwhile(long work, int words) => work * FreeWords >= (long)options.RestThreshold * (FreeWords + words);

    /// <summary>Lets a part rest.</summary>
    public void Add(CodePart part) => _parts.Add(part);

    /// <summary>The code with parts left out where they can; each is where it says it is.</summary>
    public List<CodeStmt> Guard(List<CodeStmt> code)
    {
        // Who reads what can never rest cannot either.
        while (_parts.RemoveAll(p => !p.Sources.All(_parts.Contains)) > 0)
        {
        }
        if (_parts.Count == 0)
            return code;
        var result = new List<CodeStmt> { new SetLocal(_look, Load(_wait)) };
        result.AddRange(_parts.Where(IsReadLater).Select(p => new SetLocal(p.Moved, Load(Flag(p)))));
        var at = 0;
        foreach (var part in _parts.OrderBy(p => p.Code.Start.Value))
        {
            result.AddRange(code[at..part.Code.Start]);
            result.AddRange(Guard(part, code[part.Code]));
            at = part.Code.End.Value;
        }
        result.AddRange(code[at..]);
        result.Add(Store(_wait, new Conditional(IsZero(_look), Long((ulong)options.RestInterval - 1),
            Word(WordOp.Subtract, new LocalValue(_look), Long(1)))));
        // Who was woken for nothing need not wait long.
        var soon = Long((ulong)options.RestInterval / 8);
        result.Add(new Branch(Word(WordOp.NotEqual, Load(layout.Wake), Long(0)),
        [
            Store(layout.Wake, Long(0)),
            Store(_wait, new Conditional(Word(WordOp.Less, Load(_wait), soon), Load(_wait), soon)),
        ],
        []));
        return result;
    }

    private List<CodeStmt> Guard(CodePart part, List<CodeStmt> code)
    {
        var (awake, own) = (part.Awake, Flag(part));
        var must = part.Sources.Where(s => s != part).Select(s => s.State.Count > 0 ? Moved(s) : new LocalValue(s.Awake))
            .Append(Moved(part)).Aggregate((CodeExpr)Load(layout.Wake), (all, one) => Word(WordOp.Or, all, one));
        var words = Watch.Words(layout, part.Words).ToList();
        var state = Joined(part.State).Select(s => Watch.Bytes(layout, s.Start, s.Bytes)).ToList();
        if (part.Wrote is { } wrote)
            state.Add(new Watch(Load(wrote), Store(wrote, Long(0))));
        var results = part.Results.ConvertAll(local => (Local: local, At: new Address(layout.TakeScratch(local.Type))));
        List<CodeStmt> run =
        [
            new Branch(IsZero(_look), [.. words.Concat(state).Select(w => w.Remember)], []), .. code,
            new Branch(IsZero(_look), [Store(own, Watch.Any(state))], [Store(own, Long(1))]),
            .. results.Select(r => new Store(r.Local.Type, r.At, new LocalValue(r.Local))),
        ];
        var rest = results.ConvertAll(r => (CodeStmt)new SetLocal(r.Local, new Load(r.Local.Type, r.At)));
        return
        [
            new SetLocal(awake, must),
            .. words.Count > 0 ? [new Branch(IsZero(awake), [new SetLocal(awake, Watch.Any(words))], [])] : Array.Empty<CodeStmt>(),
            new Branch(Word(WordOp.NotEqual, new LocalValue(awake), Long(0)), run, rest) { IsDivisible = true },
        ];
    }

    /// <summary>Ranges that lie side by side as one.</summary>
    private static List<(long Start, long Bytes)> Joined(IEnumerable<(long Start, long Bytes)> ranges)
    {
        var joined = new List<(long Start, long Bytes)>();
        foreach (var range in ranges.Order())
            if (joined.Count > 0 && joined[^1] is var last && last.Start + last.Bytes >= range.Start)
                joined[^1] = (last.Start, Math.Max(last.Bytes, range.Start + range.Bytes - last.Start));
            else
                joined.Add(range);
        return joined;
    }

    /// <summary>Whether a part may have moved something at the last edge.</summary>
    private CodeExpr Moved(CodePart part) => IsReadLater(part) ? new LocalValue(part.Moved) : Load(Flag(part));

    /// <summary>Whether somebody asks that of a part behind it, where its flag tells of this edge already.</summary>
    private bool IsReadLater(CodePart part) => part.State.Count > 0
        && _parts.Exists(p => p.Sources.Contains(part) && p.Code.Start.Value > part.Code.Start.Value);

    private long Flag(CodePart part) => part.Flag ??= layout.TakeScratch(64);

    private static CodeExpr IsZero(Local local) => Word(WordOp.Equal, new LocalValue(local), Long(0));

    private static Load Load(long offset) => new(CodeType.UInt64, new Address(offset));

    private static Store Store(long offset, CodeExpr value) => new(CodeType.UInt64, new Address(offset), value);
}
